"""What a number counts: the noun after it, before it, or the one a list shares."""

from __future__ import annotations

from functools import cache

import regex

from cchc_extract.extraction.numbers import Quantity
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

_GLUED = regex.compile(r"(?:km|ha|kg|m2|m3|tấn)(?!\w)")
_CAPITAL = regex.compile(r" \p{Lu}")
_HEADING = regex.compile(r"(?:^|\n)([\p{L} ]{2,25}): ?$")
_BLANK = regex.compile(r" ?")

_OFTEN_BEFORE = regex.compile(
    r"(?<!\w)(?:hồ sơ|thủ tục hành chính|tthc|dịch vụ công|văn bản|nhiệm vụ|đơn vị|người|hộ|công chức)(?!\w)"
)
_WORD = regex.compile(r"[^\W\d_]+")
_NEXT_NOUN = regex.compile(r"(?:, | và |/| - )")
_CLAUSE = regex.compile(r"[;.:!?\n]|, (?=(?:trong đó|gồm|đạt|còn))")


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    return load_one("counted_nouns", name).pattern


def noun_after(view: TextView, quantity: Quantity) -> Span | None:
    """The counted noun right after a number: ``hồ sơ``, ``cán bộ, công chức``."""
    at = quantity.end
    while at < len(view.lower) and view.lower[at] in " \u00a0":
        at += 1
    if at == quantity.end:  # 40km
        glued = _GLUED.match(view.lower, pos=at)
        return Span(*glued.span()) if glued else None
    known = _pattern("noun").match(view.lower, at)
    if known:
        return Span(at, _pair_end(view, at, known.end()))
    return _unknown(view, at)


def _pair_end(view: TextView, start: int, end: int) -> int:
    """Where a pair of nouns counted together ends: ``huyện, thành phố, thị xã``."""
    if not _pattern("pair").fullmatch(view.lower, start, end):
        return end
    while separator := _NEXT_NOUN.match(view.lower, end):
        noun = _pattern("pair").match(view.lower, separator.end())
        if not noun or view.folded[noun.start()].isupper() or _CAPITAL.match(view.folded, pos=noun.end()):
            break
        end = noun.end()
    return end


def _unknown(view: TextView, at: int) -> Span | None:
    """Up to two syllables of a noun that the list does not know."""
    end, words = at, 0
    while words < 2 and (word := _WORD.match(view.lower, end + (words > 0))):
        if _pattern("no-noun").fullmatch(view.lower, word.start(), word.end()):
            break
        if words and view.lower[end : end + 1] != " ":
            break
        end, words = word.end(), words + 1
    return Span(at, end) if words else None


def noun_before(view: TextView, end: int) -> Span | None:
    """The noun that the clause names before a number at ``end``: ``số hồ sơ đúng hạn là 1.825``."""
    start = max(0, end - 120)
    heading = _HEADING.search(view.lower, start, end)
    if heading:  # Bản chính: 1
        return Span(*heading.span(1))
    for boundary in _CLAUSE.finditer(view.lower, start, end):
        start = boundary.end()
    found = None
    for match in _OFTEN_BEFORE.finditer(view.lower, start, end):
        found = Span(*match.span())
    return found


def noun_in(view: TextView, span: Span) -> str | None:
    """The last counted noun inside a stretch, as the record shows it: ``Tiếp nhận (hồ sơ)``."""
    nouns = [Span(*match.span()) for match in _pattern("noun").finditer(view.lower, *span)]
    return printed(view, nouns[-1]) if nouns else None


def money(view: TextView, quantity: Quantity) -> tuple[str, int] | None:
    """The currency after a number and where it ends."""
    match = _BLANK.match(view.lower, pos=quantity.end)
    at = match.end() if match else quantity.end
    rule = load_one("counted_nouns", "money")
    found = rule.pattern.match(view.lower, at)
    return (rule.meaning(found.group()), found.end()) if found else None


def is_time(noun: str) -> bool:
    """Whether a noun measures time."""
    return _pattern("time").fullmatch(noun.lower()) is not None


def printed(view: TextView, noun: Span) -> str:
    """The noun as the record shows it: lower case, acronyms kept, ``lượt người`` as ``lượt``."""
    words = view.text[noun.start : noun.end].split()
    shown = " ".join(word if len(word) > 1 and word.rstrip(",").isupper() else word.lower() for word in words)
    return {"lượt người": "lượt", "ngày làm việc": "ngày"}.get(shown, shown)
