"""Statements: the numbers of one statement together (a count with its share, a change with its ends)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.counted_nouns import is_often_named, noun_after, printed
from cchc_extract.extraction.differences import direction, moved_to, with_difference
from cchc_extract.extraction.numbers import Quantity
from cchc_extract.extraction.pairs import pair
from cchc_extract.extraction.single_numbers import alone
from cchc_extract.extraction.statement import Statement
from cchc_extract.patterns import load_one
from cchc_extract.schema import Number
from cchc_extract.view import TextView

LONGEST_LINK = 45
"""Characters between a number and its share where no comma or bracket parts them."""
_FARTHEST_SHARE = 15
"""Points between a ratio and a share that may be a wrong one of it."""
_FARTHEST_PAIR = 60
"""Characters between the two numbers of one statement."""
_FARTHEST_JOIN = 70
"""Characters between a statement and a share or difference that joins it."""

_EACH_NAMED = regex.compile(r"(?:,|;|, và| và) ?(?:\p{L}+ ){0,2}")
_IN_A_ROW = regex.compile(r"(?:,|;| và|, và|/) ?")
_AGAIN = regex.compile(
    r" ?\((?:tức |hay |bằng |khoảng |tỷ lệ |tương ứng |tương đương )?|,? (?:tương ứng|tương đương|tức|hay) "
)
_FROM = regex.compile(r"(?r)(?<!\w)từ (?:khoảng )?")
_NOUN_TO = regex.compile(r"( \p{L}+(?: \p{L}+){0,2}?) (?:đến|tới) ")
_CLAUSE_END = regex.compile(r"[;\n]|\.\s")
_COMMA_OR_BRACKET = regex.compile(r"[,(]")


def find_statements(view: TextView, quantities: Sequence[Quantity]) -> list[Statement]:
    """The statements of a text, in order of appearance."""
    statements: list[Statement] = []
    index = 0
    while index < len(quantities):
        one = quantities[index]
        two = _next_near(view, quantities, index)
        paired = pair(view, one, two) if two else None
        both = _range(view, one, two) if two and not paired else None
        if paired:
            statements.append(paired)
        else:
            _take(view, both or one, statements)
        index += 2 if paired or both else 1
    return _sharing_forward(view, statements)


def _next_near(view: TextView, quantities: Sequence[Quantity], index: int) -> Quantity | None:
    """The next number, where it may belong to the same statement."""
    if index + 1 == len(quantities):
        return None
    one, two = quantities[index], quantities[index + 1]
    near = two.start - one.end <= _FARTHEST_PAIR and "\n" not in view.lower[one.end : two.start]
    return two if near else None


def _sharing_forward(view: TextView, statements: list[Statement]) -> list[Statement]:
    """``lần lượt 120, 230 và 310 hồ sơ``, ``tốt 12, khá 45 xã``: a row counts what its last number says."""
    for index in range(len(statements) - 2, -1, -1):
        one, two = statements[index], statements[index + 1]
        unprinted = one.unit is None or ("unit" in dict(one.context))
        if not unprinted or one.kind != two.kind or one.kind not in ("count", "ratio") or not two.unit:
            continue
        link = _IN_A_ROW if one.unit else _EACH_NAMED
        if link.fullmatch(view.lower, one.end, two.start):
            statements[index] = replace(one, unit=two.unit, context=(("unit", "shared by the list"),))
    return statements


def _range(view: TextView, one: Quantity, two: Quantity) -> Quantity | None:
    """``từ 5 ngày đến 7 ngày``: one number up to the other."""
    plain = not (one.is_percent or one.total or one.upper or two.is_percent or two.total or two.upper)
    if not plain or one.value >= two.value or not right_before(_FROM, view.lower, one.start):
        return None
    to = _NOUN_TO.fullmatch(view.lower, one.end, two.start)
    if not to or not view.lower.startswith(to[1], two.end):
        return None
    return Quantity(one.start, two.end, one.value, upper=two.value)


def _take(view: TextView, quantity: Quantity, statements: list[Statement]) -> None:
    """Adds a number: to the statement before where it is its share or difference, else as its own."""
    last = statements[-1] if statements else None
    if last and _is_near(view, last, quantity):
        if _repeats(view, last, quantity):
            return
        joined = _with_share(view, last, quantity) or with_difference(view, last, quantity)
        if joined:
            statements[-1] = joined
            return
    statement = alone(view, quantity, last)
    moved = moved_to(view, last, statement) if last and statement else None
    if moved:
        statements[-1] = moved
    elif statement:
        statements.append(statement)


def _repeats(view: TextView, last: Statement, quantity: Quantity) -> bool:
    """``tăng 18 vụ (13,7%)``: the difference once more, as a share of what was."""
    differs = last.change is not None and last.unit != "%" and last.kind in ("count", "change")
    again = _AGAIN.fullmatch(view.lower, last.end, quantity.start) is not None
    return differs and quantity.is_percent and again


def _is_near(view: TextView, last: Statement, quantity: Quantity) -> bool:
    near = quantity.start - last.end <= _FARTHEST_JOIN
    return near and not _CLAUSE_END.search(view.lower, last.end, quantity.start)


def _with_share(view: TextView, last: Statement, quantity: Quantity) -> Statement | None:
    """The count or ratio before with the share that is said of it."""
    if not quantity.is_percent or quantity.upper or last.percent is not None or last.change is not None:
        return None
    if last.kind not in ("count", "ratio", "money") or right_before(direction(), view.lower, quantity.start):
        return None
    between = view.lower[last.end : quantity.start]
    share = load_one("figures", "share").pattern.search(between)
    if not share or not _links(between, share.start()) or not _can_be(last, quantity.value):
        return None
    if last.kind != "ratio" and _is_of_others(view, last, quantity):
        return None
    return replace(last, end=quantity.end, percent=quantity.value)


def _is_of_others(view: TextView, last: Statement, quantity: Quantity) -> bool:
    """``852 dịch vụ, đạt 100% TTHC đủ điều kiện``: a share with a noun of its own."""
    noun = noun_after(view, quantity)
    return noun is not None and is_often_named(view, noun) and printed(view, noun) != last.unit


def _can_be(last: Statement, share: Number) -> bool:
    """Whether a ratio may have this share: ``2/11 huyện đạt trên 50%`` speaks of each district's share."""
    if not last.total or last.value is None:
        return True
    return abs(100 * last.value / last.total - share) <= _FARTHEST_SHARE


def _links(between: str, share: int) -> bool:
    """Whether the words of a share are all that stands behind the last comma or bracket.

    Otherwise it is a share of something else: ``2.300 hồ sơ, hồ sơ trực tuyến đạt 61,8%``.
    """
    link = _COMMA_OR_BRACKET.split(between)[-1]
    if link == between:
        return len(between) <= LONGEST_LINK
    return between[share:].lstrip("( ") == link.lstrip()
