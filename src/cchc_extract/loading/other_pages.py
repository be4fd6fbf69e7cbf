"""Pages that are no article: errors, logins, lists of articles, shells without their content."""

from __future__ import annotations

from collections.abc import Sequence, Set

from cchc_extract.loading.datelines import is_date_line
from cchc_extract.loading.furniture import MOSTLY_LINKS, SHORT_PROSE, is_open_paragraph, is_prose
from cchc_extract.loading.page import Line, Page
from cchc_extract.patterns import load_one
from cchc_extract.vietnamese import fold, lower

LITTLE = 400
"""Characters of prose that an error page or a login page may hold; an article has more."""

HARDLY_ANY = 150
"""Characters of any words that an empty shell may hold."""

FIRST_LINES = 12
"""Lines at the top of a page that say what it is."""

TEASERS = 4
"""Articles that a list names at least."""

HEADLINE_WORDS = 5
"""Words of the linked headline of an article at least."""


def why_no_article(page: Page) -> str | None:
    """What a page is instead of an article; None for an article, and wherever there is doubt."""
    if any(len(line.text) >= LITTLE and is_prose(line) for line in page.lines):
        return None
    prose = {at for at, line in enumerate(page.lines) if is_prose(line) or is_open_paragraph(line)}
    if sum(len(page.lines[at].text) for at in prose) >= LITTLE:
        return "a list of articles" if _lists(page.lines, prose) else None
    return _by_its_words(page) or _by_its_form(page, prose)


def _by_its_words(page: Page) -> str | None:
    said = [*page.headlines, *(line.text for line in page.lines[:FIRST_LINES] if line.links <= MOSTLY_LINKS)]
    folded = [lower(fold(text)) for text in said]
    if any(load_one("no_articles", "error").fits(text) for text in folded):
        return load_one("no_articles", "error").value
    if "password" in page.signs and any(load_one("no_articles", "login").fits(text) for text in folded):
        return load_one("no_articles", "login").value
    return None


def _by_its_form(page: Page, prose: Set[int]) -> str | None:
    words = [line.text for line in page.lines if line.links <= MOSTLY_LINKS]
    shell = load_one("no_articles", "javascript")
    if sum(map(len, words)) < HARDLY_ANY and "script" in page.signs:
        says_so = any(shell.fits(lower(fold(text))) for text in words)
        if says_so or not prose:
            return shell.value
    return "a list of articles" if _lists(page.lines, prose) else None


def _lists(lines: Sequence[Line], prose: Set[int]) -> bool:
    """Whether linked headlines are nearly all of a page, each alone or with a summary below it."""
    heads = [
        index
        for index, line in enumerate(lines)
        if line.links > MOSTLY_LINKS and len(line.text.split()) >= HEADLINE_WORDS
    ]
    below = {at for index in heads for at in range(index + 1, index + 4)}
    if len(heads) >= TEASERS and prose <= below:
        return True
    return not any(line.links for line in lines) and _is_dated_list(lines)


def _is_dated_list(lines: Sequence[Line]) -> bool:
    """The same without links, in a text: dates part one summary from the next."""
    runs = [0]
    for line in lines:
        if is_date_line(line.text):
            runs.append(0)
        elif len(line.text) >= SHORT_PROSE and is_prose(line):
            runs[-1] += 1
    return max(runs) == 1 and sum(runs) >= TEASERS
