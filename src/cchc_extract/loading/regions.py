"""Which element of a page holds its prose, and which hold menus and teasers, by ranges of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from cchc_extract.loading.datelines import is_date_line
from cchc_extract.loading.furniture import MOSTLY_LINKS, SHORT_PROSE, is_closed
from cchc_extract.loading.page import Line

MAJORITY = 0.4
"""Share of the prose that no menu holds: what is named one and has more is a page builder's wrapper."""

MAIN_SHARE = 0.75
"""Share of its parent's prose that the main element of a page holds."""

DATED_SHARE = 0.5
"""The same of one that is a dated whole: a short article beside the prose of a sidebar."""

DATED_WITHIN = 8
"""Lines at the top of an element among which the date of its article stands."""

TEASER_LINES = 4
"""Lines of a teaser at most: a linked headline and a few lines of summary."""

TEASER_SHARE = 0.25
"""Share of the prose that a teaser holds at most."""


@dataclass(frozen=True, slots=True)
class Region:
    """An element's half-open range of lines.

    ``named_menu`` where its tag, class or id says that it is none of the article's, ``named_main`` where they
    say that it is the article.
    """

    start: int
    end: int
    named_menu: bool = False
    named_main: bool = False


class Prose:
    """How much prose a range of lines holds."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._sums = [0, *accumulate(map(_weight, lines))]
        self.all = self._sums[-1]

    def of(self, region: Region) -> int:
        """Characters of prose in the region."""
        return self._sums[region.end] - self._sums[region.start]


def _weight(line: Line) -> int:
    if line.kind == "menu" or line.links > MOSTLY_LINKS or len(line.text) < SHORT_PROSE:
        return 0
    return len(line.text) if is_closed(line.text) or len(line.text) > 2 * SHORT_PROSE else 0


def mark_menus(lines: Sequence[Line], regions: Iterable[Region]) -> list[Line]:
    """The lines, those of menus and teasers marked as such."""
    prose = Prose(lines)
    furniture = [region for region in regions if _is_menu(region, prose) or _is_teaser(region, lines, prose)]
    edges = [0] * (len(lines) + 1)
    for region in furniture:
        edges[region.start] += 1
        edges[region.end] -= 1
    inside = accumulate(edges[:-1])
    return [replace(line, kind="menu") if depth else line for line, depth in zip(lines, inside, strict=True)]


def _is_menu(region: Region, prose: Prose) -> bool:
    return region.named_menu and prose.of(region) <= MAJORITY * prose.all


def _is_teaser(region: Region, lines: Sequence[Line], prose: Prose) -> bool:
    """A linked headline and its summary in an element of their own."""
    if not 2 <= region.end - region.start <= TEASER_LINES:
        return False
    first, *rest = lines[region.start : region.end]
    return (
        first.links > MOSTLY_LINKS
        and len(first.text.split()) >= 4
        and all(line.links <= MOSTLY_LINKS for line in rest)
        and 0 < prose.of(region) <= TEASER_SHARE * prose.all
    )


def main_region(lines: Sequence[Line], regions: Sequence[Region]) -> tuple[int, int]:
    """The lines of the innermost element that holds nearly all the prose of the one around it.

    ``regions`` come in the order in which they begin, the outer one first.
    """
    prose = Prose(lines)
    main = Region(0, len(lines))
    for region in regions:
        inside = main.start <= region.start and region.end <= main.end
        certain = region.named_main or _is_dated_whole(lines, region)
        share = DATED_SHARE if certain else MAIN_SHARE
        is_paragraph = region.end - region.start == 1
        if inside and not is_paragraph and prose.of(region) >= max(1, share * prose.of(main)):
            main = region
    return main.start, main.end


def _is_dated_whole(lines: Sequence[Line], region: Region) -> bool:
    """Whether an element holds a date line near its top, and no prose goes on right behind it."""
    if any(map(_weight, lines[region.end : region.end + 1])):
        return False
    return any(is_date_line(line.text) for line in lines[region.start : region.start + DATED_WITHIN])
