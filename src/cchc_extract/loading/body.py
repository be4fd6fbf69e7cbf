"""Which lines of a page are the article, from the headline to where the furniture begins again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from cchc_extract.loading.credits import is_credit_line
from cchc_extract.loading.datelines import is_date_line
from cchc_extract.loading.ending import find_end, find_limit
from cchc_extract.loading.furniture import (
    LONG_PROSE,
    PARAGRAPH,
    SHORT_PROSE,
    fits,
    is_bullet,
    is_closed,
    is_link,
    is_prose,
)
from cchc_extract.loading.headline import find_headline, without_date
from cchc_extract.loading.page import Line, Page
from cchc_extract.vietnamese import key

NEAR_TOP = 4
"""Lines after the headline among which a date may stand that the page repeats further down."""

_UPDATED = regex.compile(
    r"\s*\((?:[Cc]ập nhật|[Đđ]ăng|[Nn]gày đăng)[^()]{0,12}\d{1,2}[/-]\d{1,2}[/-]\d{4}[^()]{0,12}\)\s*$"
)


@dataclass(frozen=True, slots=True)
class Body:
    """The article's lines (headline first), and how many are headline.

    ``page`` are all lines, as cut here; ``kept`` are the indices of the article's among them, ``reasons``
    say of each other one why it is furniture. ``headline`` is the index of the headline among them, -1 where
    there is none, ``end`` the index after the article's last line.
    """

    lines: tuple[str, ...]
    title: str | None
    title_lines: int
    kept: tuple[int, ...]
    reasons: Mapping[int, str]
    page: tuple[Line, ...]
    headline: int
    end: int

    @property
    def dropped(self) -> tuple[str, ...]:
        """The furniture lines, in page order."""
        return tuple(self.page[index].text for index in self.reasons)


def find_body(page: Page) -> Body:
    """The article among the lines of a page."""
    page = _with_dates_apart(page)
    lines = page.lines
    headline = find_headline(page)
    scope = _scope(page, headline)
    reasons = {index: _why_not(lines, scope, index) for index in range(scope.start, scope.end)}
    own = [index for index, reason in reasons.items() if reason is None]
    kept = _without_repeats(lines, own, headline) or list(range(len(lines)))
    kept = sorted({*kept, *_kicker(lines, headline)})
    keep = set(kept)
    return Body(
        lines=tuple(lines[index].text for index in kept),
        title=without_date(lines[headline].text) if headline >= 0 else None,
        title_lines=kept.index(headline) + 1 if headline in keep else 0,
        kept=tuple(kept),
        reasons={at: _reason(at, scope, reasons) for at in range(len(lines)) if at not in keep},
        page=lines,
        headline=headline,
        end=kept[-1] + 1,
    )


def _reason(index: int, scope: _Scope, reasons: Mapping[int, str | None]) -> str:
    if index < scope.start:
        return "above the headline"
    if index >= scope.end:
        return "after the article"
    return reasons[index] or "the same line stands above"


def _with_dates_apart(page: Page) -> Page:
    """``… (Cập nhật lúc: 06/12/2025)`` behind a headline is a line of its own."""
    for index, line in enumerate(page.lines):
        dated = _UPDATED.search(line.text) if len(line.text) < LONG_PROSE else None
        if dated and dated.start():
            start = line.at + dated.start() + len(dated.group()) - len(dated.group().lstrip())
            pair = replace(line, text=line.text[: dated.start()]), Line(dated.group().strip(), at=start)
            start, end = (edge + (edge > index) for edge in page.main)
            return replace(
                page, lines=(*page.lines[:index], *pair, *page.lines[index + 1 :]), main=(start, end)
            )
    return page


@dataclass(frozen=True, slots=True)
class _Scope:
    """The half-open range of an article, its first and last prose, and the boxes in its middle."""

    start: int
    end: int
    first: int
    last: int
    boxed: frozenset[int]


def _scope(page: Page, headline: int) -> _Scope:
    lines = page.lines
    after = range(headline + 1, len(lines))
    first = next((index for index in after if is_prose(lines[index])), max(headline, 0))
    start = headline if headline >= 0 else first
    limit = find_limit(page, first)
    last = next((index for index in range(limit - 1, first, -1) if is_prose(lines[index])), first)
    boxed = frozenset(at for index in range(first, last) for at in _box(lines, index, last))
    return _Scope(start, find_end(page, last, limit), first, last, boxed)


def _box(lines: Sequence[Line], index: int, last: int) -> range:
    """The lines of the box that a line heads: up to the next prose. A label right above it heads none."""
    if not fits(lines[index].text, "box", "label") or lines[index].kind == "cell":
        return range(0)
    links = index + 1
    while links < last and (is_link(lines[links]) or fits(lines[links].text, "top", "inside")):
        links += 1
    if links > index + 1 or fits(lines[index].text, "inside"):
        return range(index, links)  # links as the markup shows; an advertisement heads nothing
    end = next((at for at in range(index + 1, last) if is_prose(lines[at])), last)
    return range(index, end) if end > index + 1 or fits(lines[index].text, "box") else range(0)


def _why_not(lines: Sequence[Line], scope: _Scope, index: int) -> str | None:
    """Why a line in the article's range is none of the article's own; None where it is."""
    line = lines[index]
    if index == scope.start or line.kind == "cell":
        return None
    if line.kind == "menu":
        return "in a menu, a sidebar or a teaser, as the markup says"
    if index in scope.boxed:
        return "in a box of links or advertisements"
    if is_link(line) and not is_closed(line.text):
        return "a link"
    if fits(line.text, "inside"):
        return "a tool, a counter or an advertisement"
    if index > scope.first and _heads_links(lines, index):
        return "the heading of links"
    if scope.first < index <= scope.last and not _is_beside_lead(lines, scope, index):
        return None
    if fits(line.text, "top") and len(line.text) < PARAGRAPH:
        return "a date or a breadcrumb beside the headline"
    return None if index >= scope.first or _stands_above_lead(line) else "a label above the lead"


def _is_beside_lead(lines: Sequence[Line], scope: _Scope, index: int) -> bool:
    """Whether only the lead stands between a line and the headline: a date may follow it."""
    return is_date_line(lines[index].text) and sum(is_prose(line) for line in lines[scope.first : index]) < 2


def _stands_above_lead(line: Line) -> bool:
    """Whether a line between headline and lead is more than a label: a caption, a subheading."""
    return line.kind != "" or len(line.text.split()) >= 5 or is_bullet(line.text) or is_credit_line(line.text)


def _heads_links(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line is the heading of the links below it."""
    line = lines[index]
    if (is_closed(line.text) and not line.text.rstrip().endswith(":")) or is_credit_line(line.text):
        return False
    below = lines[index + 1 : index + 3]
    return len(line.text) < SHORT_PROSE and len(below) == 2 and all(map(is_link, below))


def _without_repeats(lines: Sequence[Line], kept: list[int], headline: int) -> list[int]:
    """Each long line once: a print view repeats the article, a portlet the headline."""
    title = _repeat_key(lines[headline].text) if headline >= 0 else None
    seen = {line.text for line in lines[: kept[0] + NEAR_TOP] if is_date_line(line.text)} if kept else set()
    once: list[int] = []
    for index in kept:
        text = _repeat_key(lines[index].text)
        repeated = text in seen and lines[index].kind != "cell"
        if repeated and (len(text) >= SHORT_PROSE or text == title or is_date_line(text)):
            continue
        seen.add(text)
        once.append(index)
    return once


def _repeat_key(text: str) -> str:
    """A headline is repeated in capitals, a paragraph as it is."""
    return key(text) if len(text) < LONG_PROSE else text


def _kicker(lines: Sequence[Line], headline: int) -> tuple[int, ...]:
    """The line above the headline that leads up to it: ``HĐND thị xã Hòa Thành:``."""
    if headline <= 0:
        return ()
    above = lines[headline - 1]
    leads = above.text.rstrip().endswith(":") and len(above.text) < PARAGRAPH
    return (headline - 1,) if leads and not is_link(above) and not fits(above.text, "tail", "inside") else ()
