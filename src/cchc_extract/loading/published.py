"""The day a page was published: by its markup, after its headline, or on a line beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from cchc_extract.loading.body import Body, date_after_title
from cchc_extract.loading.page import Page
from cchc_extract.vietnamese import fold, lower

NEAR = 8
"""Lines after the headline among which its date line stands."""

_NUMERIC = regex.compile(r"(?<!\d)(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?((?:19|20)\d\d)(?!\d)")
_IN_WORDS = regex.compile(r"(?<!\d)(\d{1,2}) tháng ([^\W_]+(?: hai| một)?),? (?:năm )?((?:19|20)\d\d)")
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
_POSTED = regex.compile(r"đăng|cập nhật|xuất bản|post|publish")
_CLOCK = regex.compile(r"hôm nay|bây giờ")
LONGEST = 90
"""Characters of a date line; a longer one is prose."""


def find_published(page: Page, body: Body) -> date | None:
    """The publication date; None where the page has none. The clock at its top is none."""
    in_title = date_after_title(body.page[body.heading]) if body.heading >= 0 else None
    if in_title:
        return read_date(in_title)
    if page.published_on:
        return page.published_on
    return next(_beside(body), None)


def _beside(body: Body) -> Iterator[date]:
    """Dates of lines near the headline: those that say so, those after it, then those just before it."""
    heading = max(body.heading, 0)
    after = body.page[heading + 1 : heading + 1 + NEAR]
    before = body.page[max(0, heading - 3) : heading][::-1]
    dated = [
        (text, found) for text in (*after, *before) if len(text) <= LONGEST and (found := read_date(text))
    ]
    own = [
        (text, found)
        for text, found in dated
        if text in body.dropped and not _CLOCK.search(lower(fold(text)))
    ]
    yield from (found for text, found in own if _POSTED.search(lower(fold(text))))
    yield from (found for _, found in own)


def read_date(text: str) -> date | None:
    """The first date with a year in a short text.

    >>> read_date("Thứ Tư, 15 Tháng Ba, 2023 212 lượt xem"), read_date("Đăng ngày 14 - 04 - 2022")
    (datetime.date(2023, 3, 15), datetime.date(2022, 4, 14))
    """
    small = lower(fold(text))
    match = _NUMERIC.search(small)
    if match:
        return _make(int(match[3]), int(match[2]), int(match[1]))
    match = _IN_WORDS.search(small)
    if not match:
        return None
    month = int(match[2]) if match[2].isdigit() else _MONTHS.get(match[2], 0)
    return _make(int(match[3]), month, int(match[1]))


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
