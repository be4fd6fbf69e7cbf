"""Dates on a line of their own: when a page says that it was published, or what the day is."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import regex

from cchc_extract.patterns import load_one
from cchc_extract.vietnamese import fold, lower

LONGEST = 120
"""Characters of a date line; a longer one is prose."""

_NUMERIC = regex.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2}) ?[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_YEAR_FIRST = regex.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_IN_WORDS = regex.compile(
    r"(?<!\d)(?P<day>\d{1,2}),? tháng (?P<month>\d{1,2}|[^\W\d_]+(?: hai| một)?),? "
    r"(?:năm )?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_FORMS = (_NUMERIC, _YEAR_FIRST, _IN_WORDS)
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_CLOCK_TIME = regex.compile(
    r"\d{1,2}(?::\d{1,2}){1,2}'?|\d{1,2} ?(?:h|giờ) ?(?:\d{1,2})?(?: ?phút)?(?!\w)|gmt ?\+?\d*|\+\d\d:\d\d"
)
_USER = regex.compile(r"(?<!\w)[a-z]+[_\d]\w*")
_COUNT = regex.compile(r"(?<!\w)[\d.,]+(?!\w)")
_NAME = regex.compile(r"\W*(?:\p{Lu}(?:[\p{L}'_\d]*|\.)(?:[ .]{0,2}|$)){1,4}\W*")


def read_date(text: str) -> date | None:
    """The first date with a year in a short text.

    >>> read_date("Thứ Tư, 15 Tháng Ba, 2023 212 lượt xem"), read_date("Đăng ngày 14 - 04 - 2022")
    (datetime.date(2023, 3, 15), datetime.date(2022, 4, 14))
    """
    return _read(text)[0]


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[date | None, int, int]:
    small = lower(fold(text))
    found = [match for form in _FORMS if (match := form.search(small))]
    for match in sorted(found, key=lambda match: match.start()):
        month = int(match["month"]) if match["month"].isdigit() else _MONTHS.get(match["month"], 0)
        try:
            day = date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            continue
        return day, match.start(), match.end()
    return None, 0, 0


@lru_cache(maxsize=512)
def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing but what goes with one: a weekday, a time, counters, a name.

    >>> is_date_line("Thu Cúc 08/03/2024 - 18:33"), is_date_line("Luật số 60/2014/QH13 ngày 20/11/2014")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    day, start, end = _read(text)
    if day is None:
        return False
    rest = fold(text)[:start] + "|" + fold(text)[end:]
    return all(not part.strip() or _is_name(part) for part in _without_labels(rest).split("|"))


def _without_labels(text: str) -> str:
    """What is left of a date line: nothing, or the name of who wrote or posted it."""
    small = lower(text)
    blanked = list(text)
    rule = load_one("furniture", "date-word")
    for pattern in (_CLOCK_TIME, rule.pattern, _USER, _COUNT):
        for match in pattern.finditer(small):
            blanked[match.start() : match.end()] = "|" * (match.end() - match.start())
    return "".join(char if char.isalnum() or char in "._' " else "|" for char in blanked)


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None


def name_in_date_line(text: str) -> str | None:
    """Who a date line names beside the date, as printed."""
    _, start, end = _read(text)
    rest = fold(text)[:start] + "|" * (end - start) + fold(text)[end:]
    left = _without_labels(rest)
    for match in regex.finditer(r"[^|]+", left):
        part = match.group().strip()
        if part and _is_name(part):
            at = match.start() + match.group().index(part)
            return text[at : at + len(part)]
    return None
