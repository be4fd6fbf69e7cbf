"""Times as they are written: ``quý III/2025``, ``9 tháng đầu năm``, ``tháng 10 tới``, ``2011 - 2020``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.calendar import MONTH_WORDS
from cchc_extract.extraction.period_values import Grain

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)"
_NUMBERS = {**MONTH_WORDS, "năm": 5, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORD = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_OF_YEAR = (
    rf"(?:(?: *[/.-] *| *, *| +)(?:(?:của +)?năm +)?{_YEAR}"
    r"|(?: +của)? +(?P<relative>năm +(?:nay|ngoái|trước|tới|sau)|(?:nay|tới|này|sau)(?!\w)))?"
)


# read backwards from `tháng`, which a search finds at once
_N = rf"(?<=(?<![\w.,/-])(?P<n>\d{{1,2}}|{_WORD}) +)"


class PeriodWording(NamedTuple):
    """Months of a year at ``[start, end)``; ``year`` is None where the context has to give it.

    ``relative`` is the wording that points to a year from the day of publication (``năm ngoái``, ``tới``).
    """

    start: int
    end: int
    grain: Grain
    first: int
    last: int
    year: int | None
    relative: str
    rule: str


_Months = tuple[Grain, int, int]


def _quarter(match: regex.Match[str]) -> _Months | None:
    first = _number(match["n"])
    last = _number(match["n2"]) if match["n2"] else first
    return ("quarter", first * 3 - 2, last * 3) if 1 <= first <= last <= 4 else None


def _part_of_year(match: regex.Match[str]) -> _Months | None:
    number = _number(match["n"])
    if number == 6:
        return _half_year(match)
    if not 2 <= number <= 11:
        return None
    return ("month", 1, number) if match["which"] == "đầu" else ("month", 13 - number, 12)


def _quarters_of_year(match: regex.Match[str]) -> _Months | None:
    """``ba quý đầu năm``."""
    number = _number(match["n"])
    if number not in (2, 3) or match["which"] != "đầu":
        return None
    return "quarter", 1, 3 * number


def _half_year(match: regex.Match[str]) -> _Months:
    return ("half", 1, 6) if match["which"] == "đầu" else ("half", 7, 12)


def _months_of_year(match: regex.Match[str]) -> _Months | None:
    number = _number(match["n"])
    if number == 12:
        return "year", 1, 12
    if number == 6:
        return "half", 1, 6
    return ("month", 1, number) if 2 <= number <= 11 else None


def _month(match: regex.Match[str]) -> _Months | None:
    first = _number(match["n"])
    last = _number(match["n2"]) if match["n2"] else first
    return ("month", first, last) if 1 <= first <= last <= 12 else None


def _whole_year(_: regex.Match[str]) -> _Months:
    return "year", 1, 12


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)


# `mỗi tháng 2 buổi` names no month, `mỗi quý 1 cuộc` no quarter
_EACH = r"(?<!(?:\d|mỗi|một|hàng|hằng|từng|quân) +)"
_ALSO = r" *(?:-|,|và|&|đến) *"
_QUARTER = (
    rf"(?<!\w){_EACH}quý +(?P<n>i{{1,3}}|iv|[1-4]|một|hai|ba|tư)(?!\w)"
    rf"(?:{_ALSO}(?:quý +)?(?P<n2>i{{1,3}}|iv|[1-4])(?!\w|[.,/]?\d(?!\d{{3}})))?{_OF_YEAR}"
)
_PART = (
    r"(?P<which>đầu|cuối) +(?:của +)?năm(?!\w)(?! +học)"
    rf"(?: +{_YEAR}| +(?P<relative>nay|ngoái|trước|tới|sau)(?!\w))?"
)
_QUARTERS = rf"{_N}quý +{_PART}"
_MONTHS = rf"{_N}tháng(?:(?: +của| +đầu)? +năm +| */ *| +){_YEAR}(?P<relative>)"
_MONTH = (
    rf"(?<!\w){_EACH}tháng +(?P<n>\d{{1,2}}|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười(?: một| hai)?)(?!\w)"
    rf"(?:{_ALSO}(?P<n2>\d{{1,2}})(?=[/.-](?:19|20)\d\d| năm (?:19|20)\d\d)"
    rf"| (?:và|-) tháng (?P<n2>\d{{1,2}})(?!\w))?{_OF_YEAR}"
)
_MONTH_AS_END = rf"(?<=(?<!\w)(?:đến|tới) +|\d ?- ?)(?P<n>\d{{1,2}})[/.]{_YEAR}(?P<n2>)(?P<relative>)"
_READERS: tuple[tuple[str, regex.Pattern[str], Callable[[regex.Match[str]], _Months | None]], ...] = (
    ("quarter", regex.compile(_QUARTER), _quarter),
    ("part-of-year", regex.compile(rf"{_N}tháng +{_PART}"), _part_of_year),
    ("part-of-year", regex.compile(rf"(?<!\w)(?P<n>nửa) +{_PART}"), _half_year),
    ("part-of-year", regex.compile(_QUARTERS), _quarters_of_year),
    ("months-of-year", regex.compile(_MONTHS), _months_of_year),
    ("month", regex.compile(_MONTH), _month),
    ("month", regex.compile(_MONTH_AS_END), _month),
    ("year", regex.compile(rf"(?<!\w)(?P<n>năm) +{_YEAR}(?! *- *\d{{4}})(?P<relative>)"), _whole_year),
)


def period_wordings(lower: str) -> Iterator[PeriodWording]:
    """Every wording of months, quarters and years in a folded lower-case text, kind by kind."""
    for name, pattern, read in _READERS:
        for match in pattern.finditer(lower):
            if stretch := read(match):
                yield _wording(match, f"periods.{name}", *stretch)


def _wording(match: regex.Match[str], rule: str, grain: Grain, first: int, last: int) -> PeriodWording:
    return PeriodWording(
        start=min(match.start(), match.start("n")),
        end=match.end(),
        grain=grain,
        first=first,
        last=last,
        year=int(match["year"]) if match["year"] else None,
        relative=match["relative"] or "",
        rule=rule,
    )


_YEARS = regex.compile(
    r"(?<![\w.,/-])(?P<first>(?:19|20)\d\d) *(?:-|đến|tới)(?: +hết)?(?: *năm)? *"
    r"(?P<last>(?:19|20)\d\d)(?![\w%]|[.,/-]\d)"
)
_FROM_YEAR = regex.compile(r"(?r)(?<!\w)(?:(?:từ +)?năm|từ) +")


class YearsWording(NamedTuple):
    """Years from ``first`` to ``last`` at ``[start, end)``."""

    start: int
    end: int
    first: int
    last: int


def years_wordings(lower: str) -> Iterator[YearsWording]:
    """``2011 - 2020``, ``từ năm 2009 đến năm 2013``."""
    for match in _YEARS.finditer(lower):
        first, last = int(match["first"]), int(match["last"])
        if first < last:
            opener = right_before(_FROM_YEAR, lower, match.start())
            yield YearsWording(opener.start() if opener else match.start(), match.end(), first, last)


_LONE_YEAR = regex.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w%]|[.,/-]\w| *- *\d)")


def lone_years(lower: str) -> Iterator[regex.Match[str]]:
    """Years without any word of time, for whoever knows what stands before them."""
    return _LONE_YEAR.finditer(lower)
