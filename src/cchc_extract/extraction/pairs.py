"""Two numbers that make one statement: ends of a change, a share with its ratio, so many of so many."""

from __future__ import annotations

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.counted_nouns import is_measure, money, noun_after, printed
from cchc_extract.extraction.differences import from_to, instead_of, sign
from cchc_extract.extraction.numbers import Quantity
from cchc_extract.extraction.statement import Statement
from cchc_extract.view import TextView

_BRACKET = regex.compile(r"(?: \p{L}+){0,3} ?\(|,? (?:tương ứng|tương đương)(?: với)? ")
_EVERY = regex.compile(r"(?r)(?<!\w)cứ (?:mỗi |trong )?")
_THEN = regex.compile(r"(?<!\w)thì(?!\w)|, có ")


def pair(view: TextView, one: Quantity, two: Quantity) -> Statement | None:
    """The statement of two numbers that stand near each other, if they make one."""
    return (
        from_to(view, one, two)
        or instead_of(view, one, two)
        or _share_of_number(view, one, two)
        or _one_in(view, one, two)
    )


def _share_of_number(view: TextView, one: Quantity, two: Quantity) -> Statement | None:
    """``22,4% (288/1.286 hồ sơ)``, ``93% hồ sơ (1.200 hồ sơ)``."""
    if not one.is_percent or one.upper or two.is_percent or two.upper or sign(view, one):
        return None
    if not _BRACKET.fullmatch(view.lower, one.end, two.start):
        return None
    currency = money(view, two)
    if currency:
        unit, end = currency
        return Statement(one.start, end, "money", value=two.value, percent=one.value, unit=unit)
    noun = noun_after(view, two)
    if not two.total and (not noun or is_measure(view.lower[noun.start : noun.end])):
        return None
    return Statement(
        one.start,
        noun.end if noun else two.end,
        "ratio" if two.total else "count",
        value=two.value,
        total=two.total,
        percent=one.value,
        unit=printed(view, noun) if noun else None,
    )


def _one_in(view: TextView, one: Quantity, two: Quantity) -> Statement | None:
    """``cứ 10 người được hỏi thì 9 người hài lòng``: nine of ten."""
    plain = not (one.is_percent or one.total or two.is_percent or two.total)
    if not plain or two.value > one.value or not right_before(_EVERY, view.lower, one.start):
        return None
    if not _THEN.search(view.lower, one.end, two.start):
        return None
    noun = noun_after(view, two) or noun_after(view, one)
    end = noun.end if noun and noun.start > two.start else two.end
    unit = printed(view, noun) if noun else None
    return Statement(one.start, end, "ratio", value=two.value, total=one.value, unit=unit)
