"""Where an article ends: its last prose, what signs it, and no further."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_extract.loading.credits import is_credit_line, is_labelled_credit
from cchc_extract.loading.furniture import fits, is_bullet, is_link, is_open_paragraph, is_paragraph, is_prose
from cchc_extract.loading.headline import date_after
from cchc_extract.loading.page import Line, Page

BOX = 16
"""Lines that a box of links or advertisements in the middle of an article takes up at most."""

STRAY = 2
"""Short lines in a row that may follow the last paragraph (captions); more of them are a list of links."""

SIGNED_WITHIN = 6
"""Lines after the last paragraph among which a signature is looked for."""

_AFTER = ("top", "box", "label", "contact", "tail")


def find_limit(page: Page, first: int) -> int:
    """Where an article ends at the latest: its element does, or what follows every article begins."""
    lines = page.lines
    limit = page.main[1] if page.main[1] > first else len(lines)
    for index in range(first + 1, limit):
        if is_link(lines[index]) or lines[index].kind == "cell":
            continue
        if fits(lines[index].text, "tail"):
            return index
        if _is_signed_before_links(lines, index):
            return index + 1
        if fits(lines[index].text, "box", "label", "contact") and not _goes_on(page, index, limit):
            return index
    return limit


def _is_signed_before_links(lines: Sequence[Line], index: int) -> bool:
    """Whether a signature ends an article and a list of links follows it without a heading."""
    below = lines[index + 1 : index + 3]
    return len(below) == 2 and all(map(is_link, below)) and is_credit_line(lines[index].text)


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


def find_end(page: Page, last: int, limit: int) -> int:
    """After the last prose: what signs it, captions, the rest of a list or a table; not a list of links."""
    lines = page.lines
    if limit == len(lines) and not any(
        is_link(line) or fits(line.text, "inside", *_AFTER) for line in lines[1:]
    ):
        return limit  # a page without furniture
    return _after_prose(lines, last, limit)


def _after_prose(lines: Sequence[Line], last: int, limit: int) -> int:
    last = _last_open(lines, last, limit)
    signed = max(_signed(lines, last, len(lines)), is_labelled_credit(lines[last].text) * (last + 1))
    end = max(last + 1, signed)
    while end < limit:
        run = _strays(lines, end, limit)
        table = _table(lines, end, limit)
        if table or lines[end].kind == "caption" or _is_item(lines[end]):
            end = max(end + 1, table)
        elif not signed and 0 < run <= STRAY and not _is_followed_by_links(lines, end + run):
            end += run
        else:
            break
    return end


def _table(lines: Sequence[Line], start: int, limit: int) -> int:
    """The index after the cells of data that begin at ``start``; 0 where none do, or they are links."""
    end = start
    linked = 0
    while end < limit and lines[end].kind == "cell":
        linked += is_link(lines[end])
        end += 1
    return end if linked * 3 < end - start else 0


def _last_open(lines: Sequence[Line], last: int, limit: int) -> int:
    """The last paragraph of an article whose paragraphs end without a full stop, or what signs it."""
    strays = 0
    for index in range(last + 1, limit):
        line = lines[index]
        if is_link(line) or fits(line.text, *_AFTER):
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
        if is_credit_line(line.text) and not is_link(line) and not _is_tool(line):
            signed = index + 1
    return signed


def _is_tool(line: Line) -> bool:
    """Whether a line is a tool or an advertisement, not the heading of what follows the article."""
    return fits(line.text, "inside") and not fits(line.text, "tail")


def _strays(lines: Sequence[Line], start: int, limit: int) -> int:
    """How many short lines that are no furniture of a known sort stand in a row; one too many is enough."""
    count = 0
    for line in lines[start : min(limit, start + STRAY + 1)]:
        if is_link(line) or line.kind == "cell" or fits(line.text, "inside", *_AFTER):
            break
        count += 1
    return count


def _is_followed_by_links(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and is_link(lines[index])
