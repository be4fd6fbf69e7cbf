"""Which printed numbers quantify something: no years, clocks, names, list numbers or phone numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.numbers import Quantity, read_numbers
from cchc_extract.patterns import load_one
from cchc_extract.view import TextView

_LONGEST_COUNT = 6
"""Digits in a row; a longer number without points is a telephone or an account."""

_YEAR = regex.compile(r"(?:19|20)\d\d")
_COUNTED_LIKE_A_YEAR = regex.compile(
    r" (?:hồ sơ|thủ tục|tthc|người|lượt|công dân|đơn vị|văn bản|trường hợp|hộ|tỷ|triệu|doanh nghiệp|km|ha|m3)"
)
_LINE_OPENS = regex.compile(r"(?:^|\n)\s*$")
_LEVELS = regex.compile(
    r"(?<!\w)(?:(?:mức độ|cấp độ|mức) \d(?:(?:,| và|-|/| ?&) ?\d(?!\d))*"
    r"|(?<!cung )(?<!được )cấp [1-4](?:-[1-4])?(?![\w.,]| \p{Ll}))"
)
_CLOCK = regex.compile(r"(?<![\w.,/])(?:\d{1,2} ?(?:h|giờ) ?\d{0,2}(?: phút)?|\d{1,2}:\d\d(?::\d\d)?)(?!\w)")
_ROUND_THE_CLOCK = regex.compile(r"(?<!\w)24/(?:24|7)(?: ?(?:h|giờ|ngày))(?!\w)|(?<!\w)24/7(?!\w)")
_CONTACT = regex.compile(r"(?:điện thoại|đt|fax|hotline|email|số nhà|địa chỉ|giấy phép)[^\n]{0,80}")
_NAME_BEFORE = regex.compile(r"(?r)\p{Lu}\p{Ll}+ ")
_NOTHING_AFTER = regex.compile(r" *(?:[^\w %]|$|(?:và|làm|do|đã|là|của) |\n)")
_OF_A_TOTAL = ("tổng số ", "trong số ", "số là ", "hơn số ")
_ALSO_BEFORE_A_RATIO = ("thứ", "số", "lần thứ", "mức", "năm")
"""Words before a number that make it a name, but leave ``04/11`` a figure."""


def find_quantities(view: TextView, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The numbers that quantify something, in order; nothing inside ``taken`` (days, documents, …) is one."""
    closed = _merged([*taken, *_closed(view)])
    return [
        quantity
        for quantity in read_numbers(view.lower)
        if not _overlaps(closed, quantity) and _quantifies(view, quantity)
    ]


def _closed(view: TextView) -> Iterator[tuple[int, int]]:
    for pattern in (_LEVELS, _CLOCK, _ROUND_THE_CLOCK, _CONTACT):
        yield from (match.span() for match in pattern.finditer(view.lower))


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap joined, so that one look-up finds what covers a place."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overlaps(merged: Sequence[tuple[int, int]], quantity: Quantity) -> bool:
    index = bisect_left(merged, (quantity.end,)) - 1
    return index >= 0 and merged[index][1] > quantity.start


def _quantifies(view: TextView, quantity: Quantity) -> bool:
    """Whether a number is a figure, not a name, a year, a place in a list, a phone number."""
    if quantity.is_percent:
        return True
    printed = view.lower[quantity.start : quantity.end]
    if printed.isdigit() and len(printed) > _LONGEST_COUNT:
        return False
    if _YEAR.fullmatch(printed) and not _COUNTED_LIKE_A_YEAR.match(view.lower, quantity.end):
        return False
    return not (
        _is_list_number(view, quantity)
        or _named_before(view, quantity)
        or _no_figure_after().match(view.lower, quantity.end)
        or _ends_a_name(view, quantity)
    )


def _is_list_number(view: TextView, quantity: Quantity) -> bool:
    """``1. Căn cứ pháp lý`` at the beginning of a line."""
    return view.lower.startswith((". ", ") ", "/ "), quantity.end) and (
        _LINE_OPENS.search(view.lower, max(0, quantity.start - 3), quantity.start) is not None
    )


def _named_before(view: TextView, quantity: Quantity) -> bool:
    """``quận 2``, ``lần thứ 3``: the word before makes the number a name or a place in an order."""
    before = right_before(_no_figure_before(), view.lower, quantity.start)
    if not before or view.lower.endswith(_OF_A_TOTAL, 0, quantity.start):
        return False
    return not (quantity.total and before.group().strip() in _ALSO_BEFORE_A_RATIO)


def _ends_a_name(view: TextView, quantity: Quantity) -> bool:
    """``thôn Bản Ba 2``, ``Egov Framework 2.0``: a number that belongs to the name before it."""
    named = right_before(_NAME_BEFORE, view.folded, quantity.start)
    if not named or not _NOTHING_AFTER.match(view.lower, quantity.end):
        return False
    return view.sentence_at(quantity.start).start < named.start()


@cache
def _no_figure_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\w)(?:{_any_of('no-figure-before')})[ .:]{{1,2}}")


@cache
def _no_figure_after() -> regex.Pattern[str]:
    return regex.compile(rf" ?(?:{_any_of('no-figure-after')})(?!\w)")


def _any_of(rule: str) -> str:
    words = load_one("figures", rule).meanings
    return "|".join(regex.escape(word) for word in sorted(words, key=len, reverse=True))
