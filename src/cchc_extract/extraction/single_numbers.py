"""What one number states by itself: a rank, money, a share, a score, a count or a ratio."""

from __future__ import annotations

from dataclasses import replace

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.counted_nouns import (
    is_time,
    money,
    noun_after,
    noun_before,
    noun_of_list,
    noun_of_part,
    printed,
)
from cchc_extract.extraction.differences import sign
from cchc_extract.extraction.numbers import Quantity
from cchc_extract.extraction.qualifiers import qualified
from cchc_extract.extraction.ranks import rank
from cchc_extract.extraction.statement import Statement
from cchc_extract.patterns import load_one
from cchc_extract.schema import FigureKind
from cchc_extract.view import Span, TextView

_LIST_LINK = regex.compile(r"[\p{L} ]{0,25}(?:,| và|, và) ")
_LIST_ITEM = regex.compile(r"(?:,|;| và) [\p{L} ]{2,25} ")
_ELAPSED = regex.compile(
    r"(?r)(?<!\w)(?:(?:sau|qua|trong|suốt|được|vòng) (?:gần |hơn )?"
    r"|(?<!hết |mất |chờ |còn |tới |đến |tiêu |tốn )(?:gần|hơn) )"
)
_SPENT = regex.compile(r"(?r)(?<!\w)(?:hết|mất|tốn) (?:(?:gần|hơn|khoảng|chừng|tới|đến|độ) )*")
_WITHIN = regex.compile(r"(?r)(?<!\w)trong (?:vòng )?")
_CASES = ("tthc", "thủ tục", "thủ tục hành chính")
"""``cắt giảm 19 TTHC`` counts the procedures that are gone; it is no difference of a count."""


def alone(view: TextView, quantity: Quantity, last: Statement | None) -> Statement | None:
    """The statement of one number; ``last`` is the one before, whose noun or verb a list may share."""
    placed = rank(view, quantity)
    if placed:
        return placed
    currency = money(view, quantity)
    stated = (
        _money(view, quantity, *currency)
        if currency
        else _share(view, quantity)
        if quantity.is_percent
        else _counted(view, quantity, last)
    )
    return qualified(view, quantity, stated) if stated else None


def _money(view: TextView, quantity: Quantity, unit: str, end: int) -> Statement:
    signed = sign(view, quantity)
    if signed and quantity.upper is None:
        return Statement(quantity.start, end, "change", change=signed * quantity.value, unit=unit)
    return replace(_plain(quantity, end, unit), kind="money")


def _share(view: TextView, quantity: Quantity) -> Statement:
    signed = sign(view, quantity)
    if signed:
        return Statement(quantity.start, quantity.end, "change", change=signed * quantity.value, unit="%")
    return Statement(
        quantity.start, quantity.end, "percent", percent=quantity.value, upper=quantity.upper, unit="%"
    )


def _plain(quantity: Quantity, end: int, unit: str | None) -> Statement:
    kind: FigureKind = "ratio" if quantity.total is not None else "count"
    return Statement(quantity.start, end, kind, quantity.value, quantity.upper, quantity.total, unit=unit)


def _counted(view: TextView, quantity: Quantity, last: Statement | None) -> Statement | None:
    noun = noun_after(view, quantity)
    after = printed(view, noun) if noun else None
    if noun and after == "điểm" and not _are_places(view, noun):
        return Statement(quantity.start, noun.end, "score", quantity.value, quantity.upper, unit=after)
    if noun and is_time(view.lower[noun.start : noun.end]) and not _is_limit(view, quantity):
        return None
    statement = _plain(quantity, noun.end if noun else quantity.end, after)
    if not noun:
        statement = _inherited(view, statement, last)
    signed = _sign_of_count(view, quantity, statement, last)
    return (
        replace(statement, kind="change", value=None, change=signed * quantity.value) if signed else statement
    )


def _inherited(view: TextView, statement: Statement, last: Statement | None) -> Statement:
    """The statement with the noun of its own part of the clause, of the list, or of the whole clause."""
    shared = last and last.kind != "rank" and last.unit != "%" and statement.start - last.end < 80
    own = noun_of_part(view, statement.start)
    if own and shared and last and _goes_on(view, last, statement.start):  # (khiếu nại 12, kiến nghị 72)
        own = None
    if not own and shared and last and last.unit:
        return replace(statement, unit=last.unit, context=(("unit", "shared by the list"),))
    before = own or noun_before(view, statement.start) or noun_of_list(view, statement.start)
    if before:
        return replace(statement, unit=printed(view, before), context=(("unit", "named before the number"),))
    return statement


def _goes_on(view: TextView, last: Statement, start: int) -> bool:
    """Whether a number goes on a list whose numbers already share their noun."""
    listed = ("unit", "shared by the list") in last.context
    return listed and _LIST_ITEM.fullmatch(view.lower, last.end, start) is not None


def _sign_of_count(view: TextView, quantity: Quantity, statement: Statement, last: Statement | None) -> int:
    """1 or -1 where a count is a difference: ``giảm 31 phòng``, and ``47 đơn vị`` behind it."""
    if statement.kind != "count":
        return 0
    signed = 0 if (statement.unit or "").lower() in _CASES else sign(view, quantity)
    if signed or not last or last.kind != "change" or last.value is not None:
        return signed
    return (-1 if (last.change or 0) < 0 else 1) if _lists(view, last, quantity) else 0


def _lists(view: TextView, last: Statement, quantity: Quantity) -> bool:
    """``giảm 31 phòng, 47 đơn vị``: the list shares its verb."""
    return _LIST_LINK.fullmatch(view.lower, last.end, quantity.start) is not None


def _is_limit(view: TextView, quantity: Quantity) -> bool:
    """Whether days or months are a processing time or a limit, not time that has passed."""
    start = view.lower.rfind(".", 0, quantity.start) + 1
    window = view.lower[max(start, quantity.start - 90) : quantity.end + 40]
    if right_before(_SPENT, view.lower, quantity.start) or _is_set(view, quantity, start):
        return True
    elapsed = right_before(_ELAPSED, view.lower, quantity.start) is not None and not sign(view, quantity)
    if elapsed and "kể từ ngày" not in window:
        return False
    return load_one("figures", "time-limit").pattern.search(
        window
    ) is not None and not window.rstrip().endswith("/lần")


def _is_set(view: TextView, quantity: Quantity, clause: int) -> bool:
    """Whether an order sets the time: ``yêu cầu xã khắc phục trong 15 ngày``."""
    if not right_before(_WITHIN, view.lower, quantity.start):
        return False
    return load_one("figures", "deadline").pattern.search(view.lower, clause, quantity.start) is not None


def _are_places(view: TextView, noun: Span) -> bool:
    """``thêm 3 điểm thu nhận hồ sơ``: places, not points of a score."""
    return load_one("figures", "points-are-places").pattern.match(view.lower, noun.start) is not None
