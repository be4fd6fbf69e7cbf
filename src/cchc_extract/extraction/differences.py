"""Differences: what rose or fell, by how much, and from what to what."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.counted_nouns import is_time, money, noun_after, printed
from cchc_extract.extraction.numbers import Quantity
from cchc_extract.extraction.statement import Statement
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView
from cchc_extract.wordings import any_of_backwards

_FROM = regex.compile(r"(?r)(?<!\w)từ (?:(?:mức|hơn|gần|trên|khoảng|vị trí|hạng|thứ) )*")
_LEFT = regex.compile(r"(?r)(?<!\w)(?:còn|xuống|lên) ")
_INSTEAD = regex.compile(r"(?: \p{L}+){1,2},? thay vì (?:mất |phải |phải mất |là )?")
_PLACES = regex.compile(r" (?:bậc|hạng)(?!\w)")
_MOVED = ("bậc", "hạng")
_BEHIND = regex.compile(r"[\p{L} ]{0,40}(?:/\p{L}+ ?)?(?:,| ?\() ?[\p{L} ]{3,40}$")
_OWN = regex.compile(
    r"[^,(;]{0,30}|[^(;]{0,60}(?:,|\() ?"
    r"(?:(?:đã|cũng|tức|là|mức|nghĩa là|chỉ|vẫn|thực|nhưng|song) |so với [^,;(]{2,30} )?"
)
_NEXT = regex.compile(r"(?: so với [^,;.\n]{3,40})?,? (?:và )?[\p{L} ]{2,20}")
_STOP = regex.compile(r"[;.,]|(?<!\w)từ(?!\w)")
_AND = regex.compile(r"(?<!\w)(?:và|trong đó|trong khi)(?!\w)")
_FARTHEST_TO = 22
"""Characters from ``xuống``, ``lên`` to the new value."""
_FARTHEST_WORD = 4
"""Wordings that may stand between a word of rising or falling and the number."""


@cache
def direction() -> regex.Pattern[str]:
    """A word of rising or falling right before a number, read backwards from it."""
    words = _any_of("rise", "fall")
    gap = rf"(?: (?:{_any_of('what-differs')}|\d+,?)){{0,{_FARTHEST_WORD}}} *"
    return regex.compile(rf"(?r)(?<!\w)(?<!không |không được |không thể |chưa )({words}){gap}")


def _any_of(*rules: str) -> str:
    words = [word for rule in rules for word in load_one("figures", rule).meanings]
    return any_of_backwards(words)


def sign(view: TextView, quantity: Quantity) -> int:
    """1 after a word of rising, -1 after one of falling, 0 after neither."""
    match = right_before(direction(), view.lower, quantity.start)
    if match:
        return 1 if load_one("figures", "rise").pattern.fullmatch(match[1]) else -1
    return _rank_sign(view, quantity) if _PLACES.match(view.lower, quantity.end) else 0


def _rank_sign(view: TextView, quantity: Quantity) -> int:
    """``leo 3 bậc``, ``rớt 2 bậc``: verbs that are of places in an order only."""
    if right_before(_move("rank-rise"), view.lower, quantity.start):
        return 1
    return -1 if right_before(_move("rank-fall"), view.lower, quantity.start) else 0


@cache
def _move(rule: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\w)(?:{_any_of(rule)})(?: (?:tới|đến|được|thêm))? ")


def from_to(view: TextView, old: Quantity, new: Quantity) -> Statement | None:
    """``từ 230 ngày xuống 154 ngày``: the new value, and the old one as ``previous``."""
    opener = right_before(_FROM, view.lower, old.start)
    if not opener or new.total:
        return None
    start = max(old.end, new.start - _FARTHEST_TO)
    to = load_one("figures", "to").pattern.search(view.lower, start, new.start)
    if not to or _STOP.search(view.lower, old.end, new.start):
        return None
    unit, end = _unit(view, old, new)
    return Statement(opener.start(), end, "change", value=new.value, previous=old.value, unit=unit)


def instead_of(view: TextView, new: Quantity, old: Quantity) -> Statement | None:
    """``2 giờ thay vì 8 giờ``: the new value stands first."""
    if new.total or old.total or not _INSTEAD.fullmatch(view.lower, new.end, old.start):
        return None
    unit, end = _unit(view, new, old)
    return Statement(new.start, max(end, old.end), "change", value=new.value, previous=old.value, unit=unit)


def moved_to(view: TextView, move: Statement, rank: Statement) -> Statement | None:
    """``tụt 4 bậc, xếp 34/63``: the rank with the difference that stands before it."""
    alone = move.kind == "change" and move.value is None and move.unit in _MOVED
    if not alone or rank.kind != "rank" or not _NEXT.fullmatch(view.lower, move.end, rank.start):
        return None
    return replace(rank, start=move.start, change=move.change)


def _unit(view: TextView, old: Quantity, new: Quantity) -> tuple[str | None, int]:
    """What both ends of a change count, and where the wording ends."""
    if new.is_percent:
        return "%", new.end
    if currency := money(view, new):
        return currency
    noun: Span | None = noun_after(view, new) or noun_after(view, old)
    return (printed(view, noun), max(new.end, noun.end)) if noun else (None, new.end)


def with_difference(view: TextView, last: Statement, quantity: Quantity) -> Statement | None:
    """The statement before with a difference that belongs to it: ``85,6 điểm, tăng 1,2 điểm``."""
    if not _can_differ(view, last, quantity) or _AND.search(view.lower, last.end, quantity.start):
        return None
    signed = sign(view, quantity)
    if not signed or not _follows_on(view, last, quantity):
        return None
    noun = None if quantity.is_percent else noun_after(view, quantity)
    end = noun.end if noun else quantity.end
    left = last.kind == "count" and right_before(_LEFT, view.lower, last.start) and is_time(last.unit or "")
    kind = "change" if left else last.kind  # xuống còn 7 ngày (giảm 3 ngày)
    return replace(last, end=end, kind=kind, change=signed * quantity.value)


def _follows_on(view: TextView, last: Statement, quantity: Quantity) -> bool:
    """Whether the difference is said of the statement itself, not of another subject behind a comma."""
    verb = right_before(direction(), view.lower, quantity.start)
    if not verb:
        return True
    between = view.lower[last.end : max(last.end, verb.start())]
    return _OWN.fullmatch(between) is not None and not view.lower.endswith("từ ", 0, quantity.start)


def _can_differ(view: TextView, last: Statement, quantity: Quantity) -> bool:
    if last.change is not None or quantity.total:
        return False
    if last.kind == "percent":
        return quantity.is_percent
    if last.kind == "count":  # 12 đơn vị, bớt 2 đơn vị; but 6.500 lượt, tăng 35% are two statements
        noun = None if quantity.is_percent else noun_after(view, quantity)
        same = noun is not None and printed(view, noun) == last.unit and not last.context
        return same and _BEHIND.match(view.lower, last.end, quantity.start) is not None
    return last.kind in ("score", "rank", "ratio") or (last.kind == "change" and last.previous is not None)
