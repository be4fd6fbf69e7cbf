"""The day a page was published: by its markup, after its headline, or on a line beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cchc_extract.loading.body import Body
from cchc_extract.loading.datelines import LONGEST, is_date_line, read_date
from cchc_extract.loading.furniture import MOSTLY_LINKS, fits, is_link, is_menu_bar, is_prose
from cchc_extract.loading.headline import date_after
from cchc_extract.loading.page import Line, Page
from cchc_extract.patterns import load_one
from cchc_extract.vietnamese import fold, lower

NEAR = 8
"""Lines after the headline, or after the article, among which its date line stands."""

_LONGEST_KICKER = 40

ABOVE = 3
"""Lines above the headline among which a date may stand; one that does not say what it is, next to it."""


def find_published(page: Page, body: Body) -> date | None:
    """The publication date; None where the page has none. The clock at its top is none."""
    in_title = date_after(body.page[body.headline].text) if body.headline >= 0 else None
    if in_title:
        return read_date(in_title)
    return page.published_on or next(_beside(body), None)


def _beside(body: Body) -> Iterator[date]:
    """Dates of lines near the article, the most telling first."""
    lines, headline = body.page, max(body.headline, 0)
    below = _dated(lines[headline + 1 : headline + 1 + NEAR])
    above = _dated(lines[max(0, headline - ABOVE) : headline])[::-1]
    after = _dated(lines[body.end : body.end + NEAR])
    for group in (below, above):
        yield from (day for line, day in group if _says_posted(line))
    yield from (line.day for line in lines[headline : headline + 1 + NEAR] if line.day and not is_link(line))
    yield from (day for line, day in below if is_date_line(line.text))
    yield from (day for line, day in after if _says_posted(line))
    yield from (day for line, day in above if is_date_line(line.text) and _is_next(line, lines, headline))


def _dated(lines: Sequence[Line]) -> list[tuple[Line, date]]:
    """The lines, up to the second prose, that are no prose and hold a date."""
    found = []
    prose = 0
    for line in lines:
        prose += is_prose(line)
        if prose > 1:
            break
        is_text = len(line.text) <= LONGEST and line.links <= MOSTLY_LINKS
        day = read_date(line.text) if is_text else None
        if day and fits(line.text, "top") and not load_one("furniture", "clock").pattern.search(_small(line)):
            found.append((line, day))
    return found


def _says_posted(line: Line) -> bool:
    return load_one("furniture", "posted").pattern.search(_small(line)) is not None


def _is_next(line: Line, lines: Sequence[Line], headline: int) -> bool:
    """Whether nothing but tools, menus and a kicker stands between a date line and the headline below."""
    at = next(index for index in range(headline - 1, -1, -1) if lines[index] is line)
    return all(
        fits(between.text, "inside") or is_menu_bar(between.text) or is_link(between) or _is_kicker(between)
        for between in lines[at + 1 : headline]
    )


def _is_kicker(line: Line) -> bool:
    """``BÌNH PHƯỚC:`` above a headline."""
    return len(line.text) <= _LONGEST_KICKER and (line.text.isupper() or line.text.rstrip().endswith(":"))


def _small(line: Line) -> str:
    return lower(fold(line.text))
