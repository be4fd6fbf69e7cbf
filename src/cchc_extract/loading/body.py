"""Which lines of a page are the article, from the headline to where the furniture begins again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from cchc_extract.loading.credits import is_credit_line, is_labelled_credit
from cchc_extract.loading.datelines import is_date_line
from cchc_extract.loading.furniture import (
    LONG_PROSE,
    PARAGRAPH,
    SHORT_PROSE,
    fits,
    is_bullet,
    is_closed,
    is_link,
    is_open_paragraph,
    is_paragraph,
    is_prose,
)
from cchc_extract.loading.headline import date_after, find_headline, without_date
from cchc_extract.loading.page import Line, Page
from cchc_extract.vietnamese import key

BOX = 16
"""Lines that a box of links or advertisements in the middle of an article takes up at most."""

STRAY = 2
"""Short lines in a row that may follow the last paragraph (captions); more of them are a list of links."""

NEAR_TOP = 4
"""Lines after the headline among which a date may stand that the page repeats further down."""

SIGNED_WITHIN = 6
"""Lines after the last paragraph among which a signature is looked for."""

_SORTS_AFTER = ("top", "box", "label", "contact", "tail")

_UPDATED = regex.compile(
    r"\s*\((?:[Cc]ập nhật|[Đđ]ăng|[Nn]gày đăng)[^()]{0,12}\d{1,2}[/-]\d{1,2}[/-]\d{4}[^()]{0,12}\)\s*$"
)


@dataclass(frozen=True, slots=True)
class Body:
    """The article's lines (headline first), how many are headline, and the furniture, in page order.

    ``page`` are all lines, as cut here; ``headline`` is the index of the headline among them, -1 where
    there is none, ``end`` the index after the article's last line.
    """

    lines: tuple[str, ...]
    title: str | None
    title_lines: int
    dropped: tuple[str, ...]
    page: tuple[Line, ...]
    headline: int
    end: int


def find_body(page: Page) -> Body:
    """The article among the lines of a page."""
    page = _with_dates_apart(page)
    lines = page.lines
    headline = find_headline(page)
    scope = _scope(page, headline)
    kept = _without_repeats(
        lines, [index for index in range(scope.start, scope.end) if _belongs(lines, scope, index)], headline
    )
    if not kept:
        kept = list(range(len(lines)))
    kept = sorted({*kept, *_kicker(lines, headline)})
    keep = set(kept)
    return Body(
        lines=tuple(lines[index].text for index in kept),
        title=without_date(lines[headline].text) if headline >= 0 else None,
        title_lines=kept.index(headline) + 1 if headline in keep else 0,
        dropped=tuple(line.text for index, line in enumerate(lines) if index not in keep),
        page=lines,
        headline=headline,
        end=kept[-1] + 1,
    )


def _with_dates_apart(page: Page) -> Page:
    """``… (Cập nhật lúc: 06/12/2025)`` behind a headline is a line of its own."""
    for index, line in enumerate(page.lines):
        dated = _UPDATED.search(line.text) if len(line.text) < LONG_PROSE else None
        if dated and dated.start():
            pair = replace(line, text=line.text[: dated.start()]), Line(dated.group().strip())
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
    limit = _limit(page, first)
    last = next((index for index in range(limit - 1, first, -1) if is_prose(lines[index])), first)
    boxed = frozenset(at for index in range(first, last) for at in _box(lines, index, last))
    return _Scope(start, _end(page, last, limit), first, last, boxed)


def _limit(page: Page, first: int) -> int:
    """Where an article ends at the latest: its element does, or what follows every article begins."""
    lines = page.lines
    limit = page.main[1] if page.main[1] > first else len(lines)
    for index in range(first + 1, limit):
        if is_link(lines[index]) or lines[index].kind == "cell":
            continue
        if fits(lines[index].text, "tail"):
            return index
        if fits(lines[index].text, "box", "label", "contact") and not _goes_on(page, index, limit):
            return index
    return limit


def _goes_on(page: Page, box: int, limit: int) -> bool:
    """Whether the article goes on after a box (an advertisement, related links) in its middle."""
    lines = page.lines
    paragraphs = 0
    for index in range(box + 1, min(box + BOX, limit)):
        if fits(lines[index].text, "tail"):
            break
        if index == box + 1 and _is_tool(lines[box]) and is_credit_line(lines[index].text):
            return True
        if is_prose(lines[index]) and index + 1 < limit and is_credit_line(lines[index + 1].text):
            return True
        if is_paragraph(lines[index]):
            paragraphs += 1
            if paragraphs == 2 or page.main[1] < len(lines):
                return True
    return False


def _box(lines: Sequence[Line], index: int, last: int) -> range:
    """The lines of the box that a line heads: up to the next prose. A label right above it heads none."""
    if not fits(lines[index].text, "box", "label") or lines[index].kind == "cell":
        return range(0)
    end = next((at for at in range(index + 1, last) if is_prose(lines[at])), last)
    return range(index, end) if end > index + 1 or fits(lines[index].text, "box") else range(0)


def _end(page: Page, last: int, limit: int) -> int:
    """After the last prose: what signs it, captions, the rest of a list or a table; not a list of links."""
    lines = page.lines
    if limit == len(lines) and not any(
        fits(line.text, "top", "inside", "box", "label", "contact", "tail") for line in lines[1:]
    ):
        return limit if not any(map(is_link, lines)) else _after_prose(lines, last, limit)
    return _after_prose(lines, last, limit)


def _after_prose(lines: Sequence[Line], last: int, limit: int) -> int:
    last = _last_open(lines, last, limit)
    signed = max(_signed(lines, last, len(lines)), is_labelled_credit(lines[last].text) * (last + 1))
    end = max(last + 1, signed)
    while end < limit:
        run = _strays(lines, end, limit)
        if lines[end].kind in ("cell", "caption") or _is_item(lines[end]):
            end += 1
        elif not signed and 0 < run <= STRAY and not _is_followed_by_links(lines, end + run):
            end += run
        else:
            break
    return end


def _last_open(lines: Sequence[Line], last: int, limit: int) -> int:
    """The last paragraph of an article whose paragraphs end without a full stop, or what signs it."""
    strays = 0
    for index in range(last + 1, limit):
        line = lines[index]
        if is_link(line) or fits(line.text, *_SORTS_AFTER):
            break
        if is_open_paragraph(line) or _is_item(line) or is_labelled_credit(line.text):
            last, strays = index, 0
        else:
            strays += not line.text.rstrip().endswith(":")
        if strays > STRAY:
            break
    return last


def _is_item(line: Line) -> bool:
    """Whether a line is an item of a list, and no older news: ``- Họp giao ban tháng 5 (12/05/2022)``."""
    return is_bullet(line.text) and date_after(line.text) is None


def _signed(lines: Sequence[Line], last: int, limit: int) -> int:
    """The index after the last signature that follows the last prose; 0 where there is none."""
    signed = links = 0
    for index in range(last + 1, min(last + 1 + SIGNED_WITHIN, limit)):
        line = lines[index]
        links += is_link(line)
        if links > 1 or (not _is_tool(line) and fits(line.text, "box", "label", "contact", "tail")):
            break
        if is_credit_line(line.text) and not is_link(line):
            signed = index + 1
    return signed


def _is_tool(line: Line) -> bool:
    """Whether a line is a tool or an advertisement, not the heading of what follows the article."""
    return fits(line.text, "inside") and not fits(line.text, "tail")


def _strays(lines: Sequence[Line], start: int, limit: int) -> int:
    """How many short lines that are no furniture of a known sort stand in a row."""
    count = 0
    for line in lines[start:limit]:
        if (
            is_link(line)
            or line.kind == "cell"
            or fits(line.text, "top", "inside", "box", "label", "contact", "tail")
        ):
            break
        count += 1
    return count


def _is_followed_by_links(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and is_link(lines[index])


def _belongs(lines: Sequence[Line], scope: _Scope, index: int) -> bool:
    """Whether a line in the article's range is the article's own."""
    line = lines[index]
    if index == scope.start:
        return True
    if line.kind == "cell":
        return line.text != ""
    if index in scope.boxed or line.kind == "menu" or (is_link(line) and not is_closed(line.text)):
        return False
    if fits(line.text, "inside") or (_heads_links(lines, index) and index > scope.first):
        return False
    if scope.first < index <= scope.last and not _is_beside_lead(lines, scope, index):
        return True
    if fits(line.text, "top") and len(line.text) < PARAGRAPH:
        return False
    return index >= scope.first or _stands_above_lead(line)


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
        twice = len(text) >= SHORT_PROSE or text == title or is_date_line(text)
        if text in seen and twice and lines[index].kind != "cell":
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
