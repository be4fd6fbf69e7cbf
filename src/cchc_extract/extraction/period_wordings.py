"""Times as they are written: ``quý III/2025``, ``9 tháng đầu năm``, ``tháng 10 tới``, ``2011 - 2020``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from cchc_extract.extraction.calendar import MONTH_WORDS
from cchc_extract.extraction.period_values import Grain

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)"
_NUMBERS = {**MONTH_WORDS, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORD = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_OF_YEAR = (
    rf"(?:(?: *[/.-] *| *, *| +)(?:(?:của +)?năm +)?{_YEAR}"
    r"|(?: +của)? +(?P<relative>năm +(?:nay|ngoái|trước|tới|sau)|(?:nay|tới|này|sau)(?!\w)))?"
)


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


Reader = Callable[[regex.Match[str]], tuple[Grain, int, int] | None]


def _quarter(match: regex.Match[str]) -> tuple[Grain, int, int] | None:
    number = _number(match["n"])
    last = _number(match["n2"]) if match["n2"] else number
    return ("quarter", number * 3 - 2, last * 3) if 1 <= number <= last <= 4 else None


def _part_of_year(match: regex.Match[str]) -> tuple[Grain, int, int] | None:
    number = 6 if match["half"] else _number(match["n"])
    if not 1 <= number <= 11:
        return None
    if number == 6:
        return ("half", 1, 6) if match["which"] == "đầu" else ("half", 7, 12)
    return ("month", 1, number) if match["which"] == "đầu" else ("month", 13 - number, 12)


def _months_of_year(match: regex.Match[str]) -> tuple[Grain, int, int] | None:
    number = _number(match["n"])
    if number == 12:
        return "year", 1, 12
    if number == 6:
        return "half", 1, 6
    return ("month", 1, number) if 2 <= number <= 11 else None


def _month(match: regex.Match[str]) -> tuple[Grain, int, int] | None:
    number = _number(match["n"])
    last = _number(match["n2"]) if match["n2"] else number
    return ("month", number, last) if 1 <= number <= last <= 12 else None


def _whole_year(_: regex.Match[str]) -> tuple[Grain, int, int]:
    return "year", 1, 12


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)


_READERS: tuple[tuple[str, str, regex.Pattern[str], Reader], ...] = (
    (
        "quarter",
        "quý ",
        regex.compile(
            r"(?<!\w)quý +(?P<n>i{1,3}|iv|[1-4]|một|hai|ba|tư)(?!\w)"
            rf"(?: *(?:-|,|và|&|đến) *(?:quý +)?(?P<n2>i{{1,3}}|iv|[1-4])(?!\w|[.,/]?\d(?!\d{{3}})))?{_OF_YEAR}"
        ),
        _quarter,
    ),
    (
        "part-of-year",
        "năm",
        regex.compile(
            rf"(?<![\w.,/-])(?:(?P<n>\d{{1,2}}|{_WORD}) +tháng|(?P<half>nửa)) +(?P<which>đầu|cuối)"
            rf" +(?:của +)?năm(?! +học)(?: +{_YEAR}| +(?P<relative>nay|ngoái|trước|tới|sau))?"
        ),
        _part_of_year,
    ),
    (
        "months-of-year",
        "tháng",
        regex.compile(
            rf"(?<![\w.,/-])(?P<n>\d{{1,2}}|{_WORD}) +tháng(?:(?: +của| +đầu)? +năm +| */ *){_YEAR}(?P<relative>)"
        ),
        _months_of_year,
    ),
    (
        "month",
        "tháng ",
        regex.compile(
            r"(?<!\w)(?<!\d +)tháng +(?P<n>\d{1,2}|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười(?: một| hai)?)(?!\w)"
            r"(?!(?: *, *| +và +| *- *)\d{1,2} +(?:ngày|tháng|tuổi|đầu))"
            rf"(?: *(?:-|,|và|&|đến) *(?P<n2>\d{{1,2}})(?=[/.-](?:19|20)\d\d| năm (?:19|20)\d\d))?{_OF_YEAR}"
        ),
        _month,
    ),
    ("year", "năm", regex.compile(rf"(?<!\w)năm +{_YEAR}(?! *- *\d{{4}})(?P<relative>)"), _whole_year),
)


def period_wordings(lower: str) -> Iterator[PeriodWording]:
    """Every wording of months, quarters and years in a folded lower-case text, kind by kind."""
    for rule, literal, pattern, read in _READERS:
        if literal in lower:
            for match in pattern.finditer(lower):
                if stretch := read(match):
                    year = int(match["year"]) if match["year"] else None
                    relative = match["relative"] or ""
                    yield PeriodWording(
                        match.start(), match.end(), *stretch, year, relative, f"periods.{rule}"
                    )


_YEARS = regex.compile(
    r"(?<![\w.,/-])(?:(?:từ +)?năm +|từ +)?(?P<first>(?:19|20)\d\d) *(?:-|đến|tới)(?: +hết)?(?: *năm)? *"
    r"(?P<last>(?:19|20)\d\d)(?![\w%]|[.,/-]\d)"
)


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
            yield YearsWording(match.start(), match.end(), first, last)


_LONE_YEAR = regex.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w%]|[.,/-]\w| *- *\d)")


def lone_years(lower: str) -> Iterator[regex.Match[str]]:
    """Years without any word of time, for whoever knows what stands before them."""
    return _LONE_YEAR.finditer(lower)
