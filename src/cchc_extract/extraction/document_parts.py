"""The parts of a citation: number and code, issuer before or after it, title."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from cchc_extract.extraction.beside import right_after, right_before
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

_SERIAL = r"(?<![\w/.,-])\d{1,5}[a-zA-Z]?"
_YEAR = r"(?:19|20)\d\d"
# NQ, TTg, QĐNS, QH13, SVH&TT: two capitals or more, never a capitalised word such as `Hoàn`
_SEGMENT = r"[A-ZĐƯƠ]{2,}[\dA-ZĐƯƠ&]*\p{Ll}?(?!\p{Ll})"
_WITH_CODE = regex.compile(
    rf"{_SERIAL}(?: ?[/-] ?{_YEAR})?(?: ?[/-] ?)(?P<code>{_SEGMENT})"
    rf"(?:(?:[/-]| [/-]|[/-] ){_SEGMENT}|[/-][A-ZĐ]\p{{Ll}}?(?!\w)"
    rf"|(?<=NQ|QĐ|NĐ|TT|CT|KH) - {_SEGMENT})*+(?!\w)"
)
_TECHNICAL = regex.compile(r"(?<!\w)(?P<code>QCVN) ?:? ?\d[\dA-Z]*(?: ?[-/:] ?[\dA-ZĐ]+(?!\p{Ll}))*")
_ALONE = regex.compile(rf"{_SERIAL}(?:[/-]{_YEAR})?(?!\w|[/.,:%-]\w|%)")


class Number(NamedTuple):
    """A document's number at ``[start, end)``; ``code`` is the first of its letters, if any."""

    start: int
    end: int
    code: str | None


class Heading(NamedTuple):
    """The kind word before a number; ``said`` is whether ``số`` stands between them."""

    start: int
    end: int
    wording: str
    said: bool


def numbers(view: TextView) -> list[Number]:
    """Every number that can be a document's, with a code or alone, in order."""
    coded = [_coded(match) for match in _WITH_CODE.finditer(view.folded)]
    if "QCVN" in view.folded:
        coded += [_coded(match) for match in _TECHNICAL.finditer(view.folded)]
    taken = {number.start for number in coded}
    alone = [
        Number(match.start(), match.end(), None)
        for match in _ALONE.finditer(view.folded)
        if match.start() not in taken
    ]
    return sorted(coded + alone)


def _coded(match: regex.Match[str]) -> Number:
    return Number(match.start(), match.end(), match["code"])


@cache
def _heading_at_end() -> regex.Pattern[str]:
    kind = load_one("documents", "kind").backwards
    return regex.compile(
        rf"(?r)(?P<kind>{kind})(?: *\([a-zđ]{{2,5}}\))?"
        r"(?: +(?P<said>số(?: số)?)(?: *: *| +)| *: *| +)"
    )


def heading_before(view: TextView, start: int) -> Heading | None:
    """The kind word right before a number that begins at ``start``."""
    match = right_before(_heading_at_end(), view.lower, start)
    if not match:
        return None
    wording = " ".join(match["kind"].split())
    return Heading(match.start("kind"), match.end("kind"), wording, match["said"] is not None)


def as_printed(view: TextView, number: Number) -> str:
    """The number as printed, without blanks."""
    return "".join(view.text[number.start : number.end].split())


# --- who issued it, and what it is about --------------------------------------------------------

_BY = regex.compile(r",? +(?:của|do) +")
_NAME = regex.compile(r"(?:[^,.;:()?!\n\"]|\(\p{Lu}{2,8}\)){2,90}")
_ABOUT = regex.compile(r",? *(?:- *)?\(? *(?:quy định +)?về +(?:việc +)?")
_TITLE = regex.compile(r"\"?(?P<title>(?:[^.;()\n\"]|\(\p{L}{2,8}\)){4,300})")
_TITLE_ENDS = regex.compile(
    r", (?=ngày |sáng |chiều |hôm |\p{Lu}|đoàn |tổ |thời gian |trong |các đơn vị )| (?:và|;) *$"
)


def issuer_after(view: TextView, end: int) -> Span | None:
    """The name after ``của`` or ``do`` that follows a number or its date."""
    by = right_after(_BY, view.lower, end)
    name = right_after(_NAME, view.folded, by.end()) if by else None
    if not name or not name.group()[0].isupper():
        return None
    return _name_from(view, name.start(), name.end())


def _name_from(view: TextView, start: int, limit: int) -> Span | None:
    stop = next(load_one("documents", "issuer-ends").find(view, start, limit), None)
    return _without_tail(view.lower, Span(start, stop.start if stop else limit))


def _without_tail(lower: str, span: Span) -> Span | None:
    name = regex.sub(r"(?: +(?:và|hoặc|-|,))? *$", "", lower[span.start : span.end])
    return Span(span.start, span.start + len(name)) if name else None


@cache
def _verb_at_end() -> regex.Pattern[str]:
    verb = load_one("documents", "issuing-verb").pattern.pattern
    return regex.compile(rf"(?r)(?:{verb})(?: +các)? *")


def issuer_before(view: TextView, start: int) -> Span | None:
    """The name before ``ban hành`` that precedes a kind word which begins at ``start``."""
    verb = right_before(_verb_at_end(), view.lower, start)
    if not verb:
        return None
    earliest = max(0, verb.start() - 140)
    clause = max(earliest, *(view.lower.rfind(mark, earliest, verb.start()) for mark in '\n,.;:("'))
    clause = max(clause, view.lower.rfind(" của ", clause, verb.start()))
    head = next(load_one("documents", "issuer").find(view, clause, verb.start()), None)
    return _name_from(view, head.start, verb.start()) if head else None


def title_after(view: TextView, end: int, limit: int) -> Span | None:
    """The wording after ``về`` or ``về việc``, up to the next document at most."""
    about = right_after(_ABOUT, view.lower, end)
    match = _TITLE.match(view.folded, about.end(), limit) if about else None
    if not match:
        return None
    cut = _TITLE_ENDS.search(match["title"])
    stop = match.start("title") + (cut.start() if cut else len(match["title"]))
    return _without_tail(view.lower, Span(match.start("title"), stop))
