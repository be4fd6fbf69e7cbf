"""Which line of a page is the headline: the one the markup names, else by its place above the prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import regex

from cchc_extract.loading.credits import is_credit_line
from cchc_extract.loading.datelines import is_date_line, read_date
from cchc_extract.loading.furniture import (
    fits,
    holds_two_sentences,
    is_bullet,
    is_closed,
    is_link,
    is_open_paragraph,
    is_prose,
)
from cchc_extract.loading.page import Line, Page
from cchc_extract.patterns import load_one
from cchc_extract.vietnamese import fold, key, lower

LONGEST = 160
"""Characters of a headline that ends like a sentence; a longer line is a lead."""

LONGEST_OPEN = 250
"""Characters of a line without a full stop that may be a headline."""

LEAD = 110
"""Characters from which a line without a full stop below a shorter one is its lead."""

LEAST = 25
"""Characters of a headline above a date; what is shorter is the heading of a section."""

LEAST_OF_TWO = 40
"""Characters of a headline that has a much shorter line below it."""

LEAST_CERTAIN = 45
"""Characters from which a line above a date is the heading of no section."""

LEAST_LEAD = 60
"""Characters of a lead at least; what is shorter below a date is a menu."""

LEAST_OPEN_LEAD = 90
"""The same of one without a full stop."""

FEW = 3
"""Lines above the prose of a text that begins with its headline, or from it to its lead."""

_DATE_IN_BRACKETS = regex.compile(
    r"\s*[(\[](?:[Nn]gày )?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:[ ,|-]+\d{1,2}[:h]\d{2})?[)\]]\s*$"
)
_QUOTED_OR_ASKED = regex.compile(r'(?:[!?…”"]|\.{2,3})\W*$')


def without_date(headline: str) -> str:
    """A headline without the date in brackets behind it."""
    return _DATE_IN_BRACKETS.sub("", headline)


def date_after(headline: str) -> str | None:
    """The date in brackets at the end of a headline, ``… tại huyện Phú Lương (11/10/2018)``."""
    match = _DATE_IN_BRACKETS.search(headline)
    return match[1] if match else None


def find_headline(page: Page) -> int:
    """The index of the headline's line; -1 where there is none."""
    first = _first_prose(page)
    above, below = _named(page, first)
    if above >= 0:
        return above
    placed = _by_place(page.lines, first)
    return placed if placed >= 0 else below


def _first_prose(page: Page) -> int:
    """The first prose of the main element that can be no headline; the page's end where there is none."""
    named = {key(headline) for headline in page.headlines}
    in_main = next((index for index in range(*page.main) if _is_body(page.lines, index, named)), -1)
    if in_main >= 0:
        return in_main
    everywhere = range(len(page.lines))
    return next((index for index in everywhere if _is_body(page.lines, index, named)), len(page.lines))


def _is_body(lines: Sequence[Line], index: int, named: Set[str]) -> bool:
    line = lines[index]
    if not is_prose(line) or _may_head_all_the_same(lines, index):
        return False
    return len(line.text) > LONGEST_OPEN or not named or key(line.text) not in named


def _may_head_all_the_same(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that is prose by its end may be a headline all the same."""
    text = lines[index].text
    if len(text) > LONGEST or (index > 0 and holds_two_sentences(text)):
        return False
    next_lines = lines[index + 1 : index + 1 + FEW]
    below = next((line for line in next_lines if not _is_byline_or_tool(line)), None)
    if below is None or not (is_prose(below) or is_open_paragraph(below) or is_date_line(below.text)):
        return False
    return index == 0 or _QUOTED_OR_ASKED.search(text) is not None or is_date_line(below.text)


def _is_byline_or_tool(line: Line) -> bool:
    return fits(line.text, "inside") or is_credit_line(line.text)


def _named(page: Page, first: int) -> tuple[int, int]:
    """The line that the page's head or a main heading repeats: the last one above the prose, and the first
    one below it (a portlet's heading more often than the article's); -1 where there is none."""
    names = [key(headline) for headline in page.headlines]
    below = -1
    for name in names:
        hits = list(_lines_of(page.lines, name))
        hit = max((index for index in hits if index < first), default=-1)
        if hit >= 0 and not (_is_said_once(page, hit, names) and _heads_the_site(page.lines, hit, first)):
            return hit, below
        below = next((index for index in hits if index > first), -1) if below < 0 else below
    return -1, below


def _is_said_once(page: Page, index: int, names: Sequence[str]) -> bool:
    return sum(key(page.lines[index].text) in name for name in names) < 2


def _heads_the_site(lines: Sequence[Line], index: int, first: int) -> bool:
    """Whether a menu stands between a main heading and the prose."""
    return sum(is_link(line) and not fits(line.text, "inside") for line in lines[index + 1 : first]) > FEW


def _lines_of(lines: Sequence[Line], headline: str) -> Iterator[int]:
    """Lines that are the headline, or the longest ones that it begins or ends with."""
    matches: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        linked = is_link(line) and line.kind not in ("title", "heading")
        if linked or len(line.text) > len(headline) + 20 or len(line.text.split()) < 4:
            continue
        text = key(without_date(line.text))
        if _is_part(text, headline) and not fits(line.text, "top", "inside", "box", "label", "contact"):
            matches.append((len(text), index))
    longest = max(matches, default=(0, 0))[0]
    return (index for length, index in matches if length == longest)


def _is_part(text: str, headline: str) -> bool:
    """Whether ``headline`` is ``text``, with the site's name before or behind it or without."""
    if not text or len(text) < 15:
        return text == headline
    ahead, _, behind = headline.partition(text)
    return text in headline and not (ahead and ahead[-1].isalnum()) and not (ahead.strip() and behind.strip())


def _by_place(lines: Sequence[Line], first: int) -> int:
    above = [index for index in range(first) if _may_head(lines[index])]
    if not above:
        return 0 if first == 0 and len(lines) > 1 and _opens_text(lines[0]) else -1
    if first <= FEW and not any(is_link(line) or fits(line.text, "top", "inside") for line in lines[:first]):
        return _of_few(lines, above)
    dated = _above_date(lines, above, first)
    if dated >= 0:
        return _highest_of_headings(lines, [index for index in above if index <= dated])
    bracketed = [index for index in above if date_after(lines[index].text)]
    if len(bracketed) == 1:
        return bracketed[0]
    weighty = [index for index in above if _words(lines[index].text) >= 5] or above
    last, near = weighty[-1], weighty[-1 - FEW : -1]
    if len(lines[last].text) < LEAST:  # a tool of a wording that nobody has seen yet, below the headline
        last = next((index for index in reversed(near) if len(lines[index].text) >= LEAST_OF_TWO), last)
    last = _highest_of_headings(lines, [*near, last])
    return next((index for index in reversed(near) if _leads_to(lines, index, last)), last)


def _highest_of_headings(lines: Sequence[Line], weighty: Sequence[int]) -> int:
    """Of headings right below each other (a kicker, a headline, a subtitle), the one of the highest level."""
    last = best = weighty[-1]
    for index in reversed(weighty[:-1]):
        if not lines[last].level or not lines[index].level or index < last - 1:
            break
        last = index
        best = min(best, index, key=lambda at: (lines[at].level, -at))
    return best


def _above_date(lines: Sequence[Line], above: Sequence[int], first: int) -> int:
    """The line that a date stands right below, where the text begins below that date; -1 where none does."""
    found = -1
    for index in above:
        date = _next_own(lines, index + 1, first, ("inside",))
        if date >= first or not _is_dated(lines[date].text) or not _has_weight(lines[index]):
            continue
        text = _next_own(lines, date + 1, first + 1, ("top", "inside"))
        if text <= first and _may_lead(lines[text], lines[index]):
            found = index
    return found


def _is_dated(text: str) -> bool:
    """Whether a line gives a date and is no clock."""
    dated = is_date_line(text) or (fits(text, "top") and read_date(text) is not None)
    return dated and not load_one("furniture", "clock").fits(lower(fold(text)))


def _has_weight(line: Line) -> bool:
    return len(line.text) >= LEAST or _words(line.text) >= 5


def _words(text: str) -> int:
    """How many words a line has; a dash is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _may_lead(line: Line, headline: Line) -> bool:
    length, least = len(line.text), len(headline.text)
    closed = is_closed(line.text) and length >= LEAST_LEAD
    long = length > LEAD or (length > 1.5 * least and length >= LEAST_OPEN_LEAD)
    return (closed or long or least >= LEAST_CERTAIN) and length > least and not is_link(line)


def _next_own(lines: Sequence[Line], start: int, end: int, passed: tuple[str, ...]) -> int:
    """The first line from ``start`` that is none of the sorts ``passed``; ``end`` where there is none."""
    stop = min(end, len(lines))
    return next((at for at in range(start, stop) if not fits(lines[at].text, *passed)), end)


def _opens_text(line: Line) -> bool:
    """Whether prose at the very top is a long headline."""
    return (
        len(line.text) < LONGEST_OPEN
        and not line.text.rstrip().endswith(".")
        and not holds_two_sentences(line.text)
    )


def _of_few(lines: Sequence[Line], above: Sequence[int]) -> int:
    """The first line of a text with nothing above it, or the one below a kicker of a word or two."""
    first, *rest = above
    is_kicker = _words(lines[first].text) < 5 or lines[first].text.isupper()
    below = [index for index in rest if len(lines[index].text) <= LEAD and _words(lines[index].text) >= 5]
    return below[0] if is_kicker and below and not lines[below[0]].text.isupper() else first


def _leads_to(lines: Sequence[Line], headline: int, lead: int) -> bool:
    """Whether ``lead`` is a lead without a full stop, below ``headline`` and what stands between them."""
    between = lines[headline + 1 : lead]
    if not all(fits(line.text, "top", "inside") or is_link(line) for line in between):
        return False
    dated = any(_is_dated(line.text) for line in between)
    length, least = len(lines[lead].text), len(lines[headline].text)
    sentence = is_prose(lines[lead]) and lines[lead].text.rstrip().endswith(".")
    long = length > max(LEAD, 1.2 * least) or (sentence and length > least)
    if lead + 1 < len(lines) and is_date_line(lines[lead + 1].text):
        return False
    return long or (dated and not is_date_line(lines[max(0, headline - 1)].text) and headline > 0)


def _may_head(line: Line) -> bool:
    text = line.text
    return (
        not is_link(line)
        and line.kind not in ("caption", "cell")
        and _words(text) >= 3
        and text.count("|") < 2
        and not fits(text, "top", "inside", "box", "label", "contact", "tail")
        and not is_bullet(text)
        and not text.rstrip().endswith(":")
        and len(text) <= (LONGEST if is_closed(text) else LONGEST_OPEN)
    )
