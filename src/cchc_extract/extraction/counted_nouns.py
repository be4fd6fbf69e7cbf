"""What a number counts: the noun after it, before it, or the one a list shares."""

from __future__ import annotations

from functools import cache

import regex

from cchc_extract.extraction.beside import right_after, right_before
from cchc_extract.extraction.numbers import GLUED_UNITS, Quantity
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView
from cchc_extract.wordings import any_of

_FARTHEST_BEFORE = 120
"""Characters before a number in which its noun may stand."""

_GLUED = regex.compile(GLUED_UNITS)
_CAPITAL = regex.compile(r" \p{Lu}")
_HEADING = regex.compile(r"(?:^|\n)([\p{L} ]{2,25}): ?$")
_NUMBER_OF = regex.compile(r"(?r)(?<!\w)(?:tỷ lệ|tỉ lệ|số|số lượng|lượng) ")
_COMMA = regex.compile(r"(?r)[,;(:\n]|\.\s")
_COLON = regex.compile(r"(?r):(?=[^.\n]*$)")

_WORD = regex.compile(r"[^\W\d_]+")
_NEXT_NOUN = regex.compile(r"(?:, | và |/| - )")
_CLAUSE = regex.compile(r"(?r)[;.:!?\n]|, (?=(?:trong đó|gồm|đạt|còn))")


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
    if view.lower.startswith("số ", at) and _pattern("noun").match(view.lower, at + 3):
        at += 3  # 7 phần 10 số hồ sơ
    known = _pattern("noun").match(view.lower, at)
    if known:
        return Span(at, _pair_end(view, at, known.end()))
    return _unknown(view, at)


def is_often_named(view: TextView, noun: Span) -> bool:
    """Whether a noun is one of those that articles name before their numbers."""
    return _pattern("named-before").match(view.lower, noun.start) is not None


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
    start = max(0, end - _FARTHEST_BEFORE)
    heading = _HEADING.search(view.lower, start, end)
    if heading:  # Bản chính: 1
        return _last_named(view, *heading.span(1)) or Span(*heading.span(1))
    clause = _CLAUSE.search(view.lower, start, end)
    return _last_named(view, clause.end() if clause else start, end)


def noun_of_part(view: TextView, end: int) -> Span | None:
    """The noun named before a number at ``end`` behind the last comma or bracket."""
    start = max(0, end - _FARTHEST_BEFORE)
    comma = _COMMA.search(view.lower, start, end)
    return _last_named(view, comma.end(), end) if comma else noun_before(view, end)


def noun_of_list(view: TextView, end: int) -> Span | None:
    """The noun named before the colon of a list: ``Hồ sơ tiếp nhận gồm: đất đai 05``."""
    start = max(0, end - _FARTHEST_BEFORE)
    colon = _COLON.search(view.lower, start, end)
    return noun_before(view, colon.start()) if colon else None


def _last_named(view: TextView, start: int, end: int) -> Span | None:
    """The noun behind ``số`` or ``tỷ lệ``, else the last one."""
    found = list(_pattern("named-before").finditer(view.lower, start, end))
    for match in reversed(found):
        if right_before(_NUMBER_OF, view.lower, match.start()):
            return Span(*match.span())
    return Span(*found[-1].span()) if found else None


def noun_named_in(view: TextView, span: Span) -> str | None:
    """One of the nouns that clauses name before their numbers, inside a stretch, as the record shows it."""
    noun = _last_named(view, *span)
    return printed(view, noun) if noun else None


def noun_in(view: TextView, span: Span) -> str | None:
    """The last counted noun inside a stretch, as the record shows it: ``Tiếp nhận (hồ sơ)``."""
    nouns = [Span(*match.span()) for match in _pattern("noun").finditer(view.lower, *span)]
    return printed(view, nouns[-1]) if nouns else None


@cache
def _currency() -> regex.Pattern[str]:
    return regex.compile(rf" ?({any_of(load_one('counted_nouns', 'money').meanings)})(?!\w)")


def money(view: TextView, quantity: Quantity) -> tuple[str, int] | None:
    """The currency after a number and where it ends; millions that are paid are money without one."""
    match = right_after(_currency(), view.lower, quantity.end)
    if match:
        currency = load_one("counted_nouns", "money").meaning(match[1])
        return (currency, match.end()) if currency else None  # đồng chí
    if _is_paid(view, quantity):
        return "đồng", quantity.end
    return None


def _is_paid(view: TextView, quantity: Quantity) -> bool:
    """``vốn đầu tư hơn 300 tỷ``: a magnitude that nothing counted follows, after a word of money."""
    if not view.lower.endswith(("triệu", "tỷ", "tỉ"), quantity.start, quantity.end):
        return False
    start = max(0, quantity.start - _FARTHEST_BEFORE)
    clause = _CLAUSE.search(view.lower, start, quantity.start)
    paid = _pattern("money-before").search(view.lower, clause.end() if clause else start, quantity.start)
    return paid is not None and noun_after(view, quantity) is None


def is_time(noun: str) -> bool:
    """Whether a noun measures time."""
    return _pattern("time").fullmatch(noun.lower()) is not None


def is_measure(noun: str) -> bool:
    """Whether a noun is of time or points, which no share is of."""
    return noun == "điểm" or is_time(noun)


def printed(view: TextView, noun: Span) -> str:
    """The noun as the record shows it: lower case, acronyms kept, ``lượt người`` as ``lượt``."""
    words = view.text[noun.start : noun.end].split()
    shown = " ".join(word if len(word) > 1 and word.rstrip(",").isupper() else word.lower() for word in words)
    return {"lượt người": "lượt", "ngày làm việc": "ngày", "bộ hồ sơ": "hồ sơ"}.get(shown, shown)
