"""Statements: the numbers of one statement together (a count with its share, a change with its ends)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

import regex

from cchc_extract.extraction.counted_nouns import is_time, money, noun_after, noun_before, printed
from cchc_extract.extraction.numbers import Quantity
from cchc_extract.patterns import load_one
from cchc_extract.schema import FigureKind, Number, Qualifier
from cchc_extract.view import Span, TextView

LONGEST_LINK = 45
"""Characters between a number and its share where no comma or bracket parts them."""

_BRACKET = regex.compile(r" ?\(")
_FROM = regex.compile(r"(?<!\w)từ (?:mức |hơn |gần |trên |khoảng )?$")
_STOP = regex.compile(r"[;.,]")
_FROM_TO_NUMBER = regex.compile(r"từ [^\d]*$")
_CLAUSE_END = regex.compile(r"[;\n]|\.\s")
_COMMA_OR_BRACKET = regex.compile(r"[,(]")
_AND = regex.compile(r"(?<!\w)và(?!\w)")
_AMONG = regex.compile(r" so với (?:các )?((?:huyện|xã|phường|quận|tỉnh|sở)(?:,[ \w]{2,10})?)(?= )")
_LIST_LINK = regex.compile(r"[\p{L} ]{0,25},? (?:và )?")


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as stated: its numbers, counted noun and qualifier; ``context`` says what was inherited."""

    start: int
    end: int
    kind: FigureKind
    value: Number | None = None
    upper: Number | None = None
    total: Number | None = None
    percent: Number | None = None
    previous: Number | None = None
    change: Number | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    context: tuple[tuple[str, str], ...] = ()


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    return load_one("figures", name).pattern


@cache
def _qualifiers() -> regex.Pattern[str]:
    words = "|".join(
        sorted(map(regex.escape, load_one("figures", "qualifier").meanings), key=len, reverse=True)
    )
    return regex.compile(rf"(?<!\w)(?:{words}) +$")


@cache
def _direction() -> regex.Pattern[str]:
    rise = load_one("figures", "rise").meanings
    fall = load_one("figures", "fall").meanings
    words = "|".join(sorted(map(regex.escape, (*rise, *fall)), key=len, reverse=True))
    gap = (
        r"(?: (?:năm trước|năm ngoái|cùng kỳ|kế hoạch|thêm|được|tối thiểu|ít nhất|khoảng|gần|hơn|trên"
        r"|từ|tới|đến|tối đa|\d+,?)){0,3}"
    )
    return regex.compile(rf"(?<!\w)({words}){gap} *$")


def find_statements(view: TextView, quantities: Sequence[Quantity]) -> list[Statement]:
    """The statements of a text, in order of appearance."""
    statements: list[Statement] = []
    index = 0
    while index < len(quantities):
        used = 0
        if index + 1 < len(quantities):
            used = _take_pair(view, quantities[index], quantities[index + 1], statements)
        if not used:
            used = _take_one(view, quantities[index], statements)
        index += used
    return statements


def _take_pair(view: TextView, one: Quantity, two: Quantity, statements: list[Statement]) -> int:
    """Two numbers that make one statement: the ends of a change, a share with its ratio in brackets."""
    between = view.lower[one.end : two.start]
    if len(between) > 60 or "\n" in between:
        return 0
    change = _change(view, one, two, between)
    if change:
        statements.append(change)
        return 2
    if one.is_percent and two.total and _BRACKET.fullmatch(between):
        noun = noun_after(view, two)
        statements.append(
            Statement(
                one.start,
                noun.end if noun else two.end,
                "ratio",
                value=two.value,
                total=two.total,
                percent=one.value,
                unit=printed(view, noun) if noun else None,
            )
        )
        return 2
    return 0


def _change(view: TextView, one: Quantity, two: Quantity, between: str) -> Statement | None:
    """``từ 230 ngày xuống 154 ngày``: the new value, and the old one as ``previous``."""
    before = view.lower[max(0, one.start - 25) : one.start]
    if not _FROM.search(before):
        return None
    to = _pattern("to").search(between)
    if not to or _STOP.search(between) or two.total:
        return None
    currency = money(view, two)
    noun = None if two.is_percent or currency else noun_after(view, two) or noun_after(view, one)
    unit = "%" if two.is_percent else currency[0] if currency else printed(view, noun) if noun else None
    start = one.start - len(_FROM_TO_NUMBER.search(before).group())  # type: ignore[union-attr]
    end = max(two.end, noun.end if noun and noun.start >= two.end else 0, currency[1] if currency else 0)
    return Statement(start, end, "change", value=two.value, previous=one.value, unit=unit)


def _take_one(view: TextView, quantity: Quantity, statements: list[Statement]) -> int:
    last = statements[-1] if statements else None
    if last and _joins(view, last, quantity):
        joined = _share_of(view, last, quantity) or _difference_of(view, last, quantity)
        if joined:
            statements[-1] = joined
            return 1
    statement = _alone(view, quantity, last)
    if statement:
        statements.append(statement)
    return 1


def _joins(view: TextView, last: Statement, quantity: Quantity) -> bool:
    between = view.lower[last.end : quantity.start]
    return len(between) <= 70 and not _CLAUSE_END.search(between)


def _share_of(view: TextView, last: Statement, quantity: Quantity) -> Statement | None:
    """A share joins the count or ratio that it is a share of."""
    if (
        not quantity.is_percent
        or quantity.upper
        or last.kind not in ("count", "ratio", "money")
        or last.percent is not None
    ):
        return None
    between = view.lower[last.end : quantity.start]
    link = _COMMA_OR_BRACKET.split(between)[-1]
    share = _pattern("share").search(between)
    if not share or _direction().search(between):
        return None
    if link == between and len(between) > LONGEST_LINK:
        return None
    if link != between and between[share.start() :].lstrip("( ") != link.lstrip():
        return None  # a share of something else: "…, hồ sơ trực tuyến đạt"
    return replace(last, end=quantity.end, percent=quantity.value)


def _difference_of(view: TextView, last: Statement, quantity: Quantity) -> Statement | None:
    """A stated difference joins the share, score, rank, ratio or change that it belongs to."""
    if (
        last.kind not in ("percent", "score", "rank", "ratio", "change")
        or last.change is not None
        or quantity.total
    ):
        return None
    if last.kind == "change" and last.previous is None:
        return None
    between = view.lower[last.end : quantity.start]
    sign = _sign(view, quantity)
    if not sign or _AND.search(between):
        return None
    if last.kind == "percent" and not quantity.is_percent:
        return None
    noun = None if quantity.is_percent else noun_after(view, quantity)
    return replace(last, end=noun.end if noun else quantity.end, change=sign * quantity.value)


def _sign(view: TextView, quantity: Quantity) -> int:
    """1 after a word of rising, -1 after one of falling, 0 after neither."""
    match = _direction().search(view.lower, max(0, quantity.start - 45), quantity.start)
    if not match:
        return 0
    return 1 if load_one("figures", "rise").pattern.fullmatch(match[1]) else -1


def _alone(view: TextView, quantity: Quantity, last: Statement | None) -> Statement | None:
    rank = _rank(view, quantity)
    if rank:
        return rank
    currency = money(view, quantity)
    if currency:
        unit, end = currency
        sign = _sign(view, quantity)
        if sign and quantity.upper is None:
            stated = Statement(quantity.start, end, "change", change=sign * quantity.value, unit=unit)
            return _qualified(view, quantity, stated)
        return _qualified(
            view,
            quantity,
            Statement(
                quantity.start,
                end,
                "money",
                value=quantity.value,
                upper=quantity.upper,
                total=quantity.total,
                unit=unit,
            ),
        )
    if quantity.is_percent:
        return _percent(view, quantity)
    return _counted(view, quantity, last)


def _rank(view: TextView, quantity: Quantity) -> Statement | None:
    before = _pattern("rank-before").search(view.lower, max(0, quantity.start - 40), quantity.start)
    if not before or quantity.is_percent:
        return None
    wording = before.group().strip()
    if quantity.total is None and (
        wording in ("thứ", "đạt", "giữ", "hạng") or not wording.endswith(("thứ", "hạng", "vị trí"))
    ):
        return None
    if quantity.total is not None and wording in ("đạt", "giữ"):
        return None
    noun = noun_after(view, quantity)
    if quantity.total is None and noun:
        noun = None
    noun = noun or _ranked_among(view, quantity)
    end = noun.end if noun and noun.start - quantity.end < 3 else quantity.end
    return Statement(
        quantity.start,
        end,
        "rank",
        value=quantity.value,
        total=quantity.total,
        unit=printed(view, noun) if noun else None,
    )


def _ranked_among(view: TextView, quantity: Quantity) -> Span | None:
    """``đứng thứ 04/11 so với các huyện``: what it is ranked among."""
    match = _AMONG.match(view.lower, quantity.end)
    return Span(match.start(1), match.end(1)) if match else None


def _percent(view: TextView, quantity: Quantity) -> Statement:
    sign = _sign(view, quantity)
    if sign:
        return _qualified(
            view,
            quantity,
            Statement(quantity.start, quantity.end, "change", change=sign * quantity.value, unit="%"),
        )
    statement = Statement(
        quantity.start, quantity.end, "percent", percent=quantity.value, upper=quantity.upper, unit="%"
    )
    return _qualified(view, quantity, statement)


def _counted(view: TextView, quantity: Quantity, last: Statement | None) -> Statement | None:
    noun = noun_after(view, quantity)
    after = noun and printed(view, noun)
    end = noun.end if noun else quantity.end
    if after == "điểm":
        score = Statement(
            quantity.start, end, "score", value=quantity.value, total=quantity.total, unit="điểm"
        )
        return _qualified(view, quantity, score)
    unit: str | None = after
    context: tuple[tuple[str, str], ...] = ()
    if noun is None or not _is_known(view, noun):
        unit, context = _inherited(view, quantity, last, after)
        end = end if unit == after else quantity.end
    if after and is_time(view.lower[noun.start : noun.end] if noun else "") and not _is_limit(view, quantity):
        return None
    kind: FigureKind = "ratio" if quantity.total is not None else "count"
    sign = _sign(view, quantity) if kind == "count" and not _counts_cases(view, unit) else 0
    if (
        kind == "count"
        and not sign
        and last
        and last.kind == "change"
        and last.value is None
        and _lists(view, last, quantity)
    ):
        sign = -1 if (last.change or 0) < 0 else 1
    statement = Statement(
        quantity.start,
        end,
        kind,
        value=quantity.value,
        upper=quantity.upper,
        total=quantity.total,
        unit=unit,
        context=context,
    )
    if sign:
        statement = replace(statement, kind="change", value=None, change=sign * quantity.value)
    return _qualified(view, quantity, statement)


def _is_known(view: TextView, noun: Span) -> bool:
    return load_one("counted_nouns", "noun").pattern.match(view.lower, noun.start) is not None


def _counts_cases(view: TextView, unit: str | None) -> bool:  # noqa: ARG001 - one reading of a unit
    """``cắt giảm 19 TTHC`` counts the procedures that are gone; it is no difference of a count."""
    return unit is not None and unit.lower() in ("tthc", "thủ tục", "thủ tục hành chính", "hồ sơ")


def _lists(view: TextView, last: Statement, quantity: Quantity) -> bool:
    """``giảm 31 phòng, 47 đơn vị``: the list shares its verb."""
    return _LIST_LINK.fullmatch(view.lower[last.end : quantity.start]) is not None


def _inherited(
    view: TextView, quantity: Quantity, last: Statement | None, after: str | None
) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """The noun named before the number, the one of the list, or the unknown one after it."""
    before = noun_before(view, quantity)
    if after is None and before:
        return printed(view, before), (("unit", "named before the number"),)
    if after is None and last and last.unit and last.unit != "%" and quantity.start - last.end < 80:
        return last.unit, (("unit", "shared by the list"),)
    return after, ()


def _is_limit(view: TextView, quantity: Quantity) -> bool:
    """Whether days or months are a processing time or a limit, not time that has passed."""
    start = view.lower.rfind(".", 0, quantity.start) + 1
    window = view.lower[max(start, quantity.start - 90) : quantity.end + 40]
    if (
        regex.search(
            r"(?:sau|qua|trong|gần|hơn|suốt|được|vòng) (?:gần |hơn )?$",
            view.lower[max(0, quantity.start - 12) : quantity.start],
        )
        and "kể từ ngày" not in window
    ):
        return False
    return _pattern("time-limit").search(window) is not None and not window.rstrip().endswith("/lần")


def _qualified(view: TextView, quantity: Quantity, statement: Statement) -> Statement:
    match = _qualifiers().search(view.lower, max(0, quantity.start - 22), quantity.start)
    meaning = load_one("figures", "qualifier").meaning(match.group().strip()) if match else "exact"
    after = load_one("figures", "or-more").pattern.search(
        view.lower, quantity.end, min(len(view.lower), statement.end + 12)
    )
    if meaning == "from" or (match and match.group().strip() == "trên" and statement.unit == "lĩnh vực"):
        meaning = "exact"  # trên 5 lĩnh vực: in five fields, not in more
    if after:
        meaning = "over"
    if quantity.upper is not None:
        meaning = "about"
    return replace(statement, qualifier=cast(Qualifier, meaning))
