"""Which lines of a page are the article: the headline, what follows it, and where the furniture begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from cchc_extract.loading.credits import is_credit_line
from cchc_extract.loading.page import Line, Page
from cchc_extract.patterns import Rule, load
from cchc_extract.vietnamese import fold, key, lower

LONG_PROSE = 220
"""Characters from which a line is prose however it ends; a headline is shorter and has no full stop."""

SHORT_PROSE = 40
"""Characters from which a line that ends like a sentence is taken for prose."""

PROSE = 80
"""Characters from which a line of words is too long for furniture."""

SIGNATURE_LINES = 4
"""Lines after the last prose among which a signature is looked for."""

BOX = 16
"""Lines that a box of links or advertisements in the middle of an article takes up at most."""

_ENDS = regex.compile(r'[.!?…;:”"]\W*$|\./\.$')
_UPDATED = regex.compile(
    r"\s*\((?:[Cc]ập nhật|[Đđ]ăng|[Nn]gày đăng)[^()]{0,12}\d{1,2}[/-]\d{1,2}[/-]\d{4}[^()]{0,12}\)\s*$"
)
_TWO_SENTENCES = regex.compile(r"[\p{Ll}%)]{3,}\. \p{Lu}")
_DATE_IN_BRACKETS = regex.compile(r"\s*\((\d{1,2}[/-]\d{1,2}[/-]\d{4})\)\s*$")


@dataclass(frozen=True, slots=True)
class Body:
    """The article's lines (headline first), how many are headline, and the furniture, in page order.

    ``heading`` is the index of the headline in ``page`` (the lines as cut here), -1 where there is none.
    """

    lines: tuple[str, ...]
    title: str | None
    title_lines: int
    dropped: tuple[str, ...]
    heading: int
    page: tuple[str, ...]


@cache
def _rules(value: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load("furniture") if rule.value == value)


def _fits(text: str, *values: str) -> bool:
    """Whether a line is furniture of one of these sorts; what is long is none."""
    return len(text) < LONG_PROSE and not _sorts(text).isdisjoint(values)


@lru_cache(maxsize=512)
def _sorts(text: str) -> frozenset[str]:
    small = lower(fold(text))
    return frozenset(
        value for value in ("line", "inside", "tail") for rule in _rules(value) if rule.pattern.search(small)
    )


def find_body(page: Page) -> Body:
    """The article among the lines of a page."""
    page = replace(page, lines=tuple(_without_date(page.lines)))
    lines = page.lines
    prose = [index for index, line in enumerate(lines) if _is_prose(line)]
    heading = _heading(page, prose)
    first = next((index for index in prose if index > heading), prose[0] if prose else heading)
    start = heading if heading >= 0 else first
    end = _end(lines, prose, max(first, start))
    kept = [index for index in range(start, end) if _belongs(lines, index, start)]
    kept = _without_repeats(lines, kept, heading)
    kicker = _kicker(lines, heading)
    if kicker is not None:
        kept.insert(1 if heading >= 0 else 0, kicker)
        kept.sort()
    title = _DATE_IN_BRACKETS.sub("", lines[heading].text) if heading >= 0 else None
    keep = set(kept)
    return Body(
        lines=tuple(lines[index].text for index in kept),
        title=title,
        title_lines=0 if heading < 0 else kept.index(heading) + 1,
        dropped=tuple(line.text for index, line in enumerate(lines) if index not in keep),
        heading=heading,
        page=tuple(line.text for line in lines),
    )


def _without_date(lines: Sequence[Line]) -> Iterator[Line]:
    """``… (Cập nhật lúc: 06/12/2025)`` behind a headline is a line of its own."""
    for line in lines:
        dated = _UPDATED.search(line.text) if len(line.text) < LONG_PROSE else None
        if dated and dated.start():
            yield replace(line, text=line.text[: dated.start()].rstrip())
            yield replace(line, text=dated.group().strip(), kind="")
        else:
            yield line


def _is_prose(line: Line) -> bool:
    if line.kind == "menu" or line.links > 0.6 or _fits(line.text, "line", "inside", "tail"):
        return False
    length = len(line.text)
    closed = _ENDS.search(line.text) is not None or _TWO_SENTENCES.search(line.text) is not None
    return length >= LONG_PROSE or (length >= SHORT_PROSE and closed)


def _heading(page: Page, prose: Sequence[int]) -> int:
    """The line of the headline: the one the markup names, else the last weighty one before the prose."""
    named = _named_heading(page, prose)
    if named >= 0:
        return named
    first = prose[0] if prose else len(page.lines)
    before = [index for index in range(first) if _may_head(page.lines[index])]
    if not before:
        return _prose_heading(page, prose)
    long = [index for index in before if len(page.lines[index].text.split()) >= 5]
    return (long or before)[-1]


def _named_heading(page: Page, prose: Sequence[int]) -> int:
    last = prose[-1] if prose else len(page.lines)
    for headline in page.headlines:
        wanted = key(headline)
        hits = [
            i
            for i, line in enumerate(page.lines[: last + 1])
            if key(line.text) == wanted and line.links < 0.6
        ]
        if hits and len(wanted.split()) >= 4:
            return hits[-1] if prose and hits[-1] < prose[-1] else hits[0]
    return -1


def _prose_heading(page: Page, prose: Sequence[int]) -> int:
    """A long headline is prose by its length: the first line, where the article begins with it."""
    if (
        len(prose) > 1
        and prose[0] == 0
        and len(page.lines[0].text) < 250
        and not page.lines[0].text.rstrip().endswith(".")
    ):
        return 0
    return -1


def _may_head(line: Line) -> bool:
    words = line.text.split()
    return (
        line.kind not in ("menu", "caption")
        and line.links < 0.6
        and len(words) >= 3
        and not _fits(line.text, "line", "inside", "tail")
        and not line.text.rstrip().endswith(":")
        and "|" not in line.text
        and not line.text[0].isdigit()
    )


def _end(lines: Sequence[Line], prose: Sequence[int], start: int) -> int:
    """Where the article ends: at the first line of what follows it, else after the last prose."""
    for index in range(start + 1, len(lines)):
        if _fits(lines[index].text, "tail") and not _goes_on(lines, prose, index):
            return index
    last = prose[-1] if prose else start
    end = min(len(lines), last + 1)
    for index in range(end, min(len(lines), end + SIGNATURE_LINES)):
        if is_credit_line(lines[index].text):
            end = index + 1
    return end


def _goes_on(lines: Sequence[Line], prose: Sequence[int], index: int) -> bool:
    """Whether the article goes on after a box (an advertisement, related links) in its middle."""
    small = lower(fold(lines[index].text))
    if not _sorts(lines[index].text).issuperset({"tail"}) and regex.match(
        r"(?:quảng cáo|đọc thêm|tin|xem thêm|video|có thể bạn|bài viết)", small
    ):
        return False
    after = [
        at
        for at in prose
        if index < at <= index + BOX and lines[at].links < 0.1 and len(lines[at].text) >= PROSE
    ]
    closed = [at for at in range(index + 1, min(len(lines), index + BOX)) if _closes(lines[at].text)]
    return len([at for at in after if not closed or at < closed[0]]) >= 2


def _closes(text: str) -> bool:
    """Whether a line begins the comments, the tags or the footer: nothing of the article comes after."""
    small = lower(fold(text))
    return any(rule.pattern.search(small) for rule in _rules("tail") if rule.name != "related")


def _belongs(lines: Sequence[Line], index: int, start: int) -> bool:
    line = lines[index]
    if index == start:
        return True
    if line.kind == "menu" or _fits(line.text, "inside", "tail"):
        return False
    if line.links > 0.6 and not _ENDS.search(line.text):
        return False
    return not (_fits(line.text, "line") and len(line.text) < PROSE)


def _without_repeats(lines: Sequence[Line], kept: list[int], heading: int) -> list[int]:
    """Each long line once: a print view repeats the article, a portlet the headline."""
    seen: set[str] = set()
    once: list[int] = []
    for index in kept:
        text = key(lines[index].text)
        if text in seen and (len(text) >= SHORT_PROSE or (heading >= 0 and text == key(lines[heading].text))):
            continue
        seen.add(text)
        once.append(index)
    return once


def _kicker(lines: Sequence[Line], heading: int) -> int | None:
    """The line above the headline that leads up to it: ``HĐND thị xã Hòa Thành:``."""
    if heading <= 0:
        return None
    above = lines[heading - 1]
    return (
        heading - 1
        if above.text.rstrip().endswith(":")
        and len(above.text) < PROSE
        and above.links < 0.6
        and not _fits(above.text, "tail", "inside")
        else None
    )


def date_after_title(text: str) -> str | None:
    """The date in brackets at the end of a headline, ``… tại huyện Phú Lương (11/10/2018)``."""
    match = _DATE_IN_BRACKETS.search(text)
    return match[1] if match else None
