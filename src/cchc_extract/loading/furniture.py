"""What a single line is, seen by itself: prose, or one of the sorts of furniture."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from cchc_extract.loading.datelines import is_date_line
from cchc_extract.loading.page import Line
from cchc_extract.patterns import Rule, load
from cchc_extract.vietnamese import fold, lower

LONG_PROSE = 220
"""Characters from which a line is prose however it ends; a headline is shorter and has no full stop."""

LAST_SIGNS = 24
"""Characters at the end of a line among which the sign stands that closes it."""

LONGEST_BAR = 600
"""Characters of a menu in one line."""

SHORT_PROSE = 40
"""Characters from which a line that ends like a sentence is taken for prose."""

PARAGRAPH = 80
"""Characters of a paragraph, as against a remark or a contact in a footer."""

OPEN_PARAGRAPH = 100
"""Characters of a paragraph without a full stop; a headline is mostly shorter and has no comma."""

MOSTLY_LINKS = 0.6
"""Share of a line's characters from which it is a link and no sentence with a link in it."""

_CLOSED = regex.compile(r'[.!?…;:”"]\W*$|/\./\.$')
_TWO_SENTENCES = regex.compile(r"[\p{Ll}%)]{3,}[.?!] \p{Lu}")
_BULLET = regex.compile(r"[-+•*–]\s*\p{L}|[-+*–]\s*\d|\d{1,2}[.)]\s*\p{L}|[a-zđ]\)\s")
_BARS = regex.compile(r"\s*[|»›>•·]+\s*")
_PUNCTUATION = regex.compile(r"[.,;:!?…]")
_SIGNS = regex.compile(r"[,;:()]\s")
_CONTACT = regex.compile(r"\d{3,4}[. ]\d{3}[. ]?\d{2}|@|©|\(\d{1,2}[/-]\d{1,2}[/-]\d{4}\)$")
_SORTS = ("top", "inside", "box", "label", "contact", "tail")


@cache
def _rules(value: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load("furniture") if rule.value == value)


@lru_cache(maxsize=1024)
def sorts(text: str) -> frozenset[str]:
    """The sorts of furniture that a line looks like; none for a long one.

    ``top`` stands above the article or beside its headline, ``inside`` anywhere, ``box`` heads a box of
    links or advertisements, ``label`` heads a box or a part of the article, ``contact`` is of a footer or of
    an article, ``tail`` begins what follows it.
    """
    if is_menu_bar(text):
        return frozenset({"top"})
    if len(text) >= LONG_PROSE:
        return frozenset()
    small = lower(fold(text))
    found = {sort for sort in _SORTS for rule in _rules(sort) if rule.fits(small)}
    if is_bullet(text):
        found.discard("label")  # "3. Liên hệ" is a part of the article
    return frozenset(found | {"top"} if is_date_line(text) else found)


def rules_of(text: str) -> tuple[str, ...]:
    """The names of the rules of furniture that a line fits."""
    small = lower(fold(text))
    return tuple(rule.source for sort in _SORTS for rule in _rules(sort) if rule.fits(small))


def fits(text: str, *wanted: str) -> bool:
    """Whether a line looks like furniture of one of these sorts."""
    return not sorts(text).isdisjoint(wanted)


def is_menu_bar(text: str) -> bool:
    """Whether a line is the entries of a menu side by side: ``Trang chủ | Tin tức | Văn bản | Liên hệ``."""
    if len(text) > LONGEST_BAR or is_closed(text):
        return False
    entries = _BARS.split(text)
    longest = max(len(entry.split()) for entry in entries)
    return (len(entries) >= 4 and longest <= 8) or (len(entries) == 3 and longest <= 3)


def is_closed(text: str) -> bool:
    """Whether a line ends the way a sentence or the start of a list does."""
    return _CLOSED.search(text, max(0, len(text) - LAST_SIGNS)) is not None


def holds_two_sentences(text: str) -> bool:
    """Whether a sentence ends inside the line."""
    return _TWO_SENTENCES.search(text) is not None


def is_bullet(text: str) -> bool:
    """Whether a line is an item of a list: ``- Xã Tân Lập``."""
    return _BULLET.match(text) is not None


def is_link(line: Line) -> bool:
    """Whether a line is a link, or navigation."""
    return line.kind == "menu" or line.links > MOSTLY_LINKS


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence or more of an article, by its length and how it ends."""
    text = line.text
    if len(text) < SHORT_PROSE or is_link(line) or line.kind in ("caption", "cell"):
        return False
    if len(text) >= LONG_PROSE:
        return _PUNCTUATION.search(text) is not None and not is_menu_bar(text)
    return (is_closed(text) or holds_two_sentences(text)) and not sorts(text)


def is_open_paragraph(line: Line) -> bool:
    """Whether a line is a paragraph by its length and signs, though no full stop ends it."""
    text = line.text
    if len(text) < OPEN_PARAGRAPH or line.links > 0.1 or line.kind in ("caption", "cell", "menu"):
        return False
    return _SIGNS.search(text) is not None and _CONTACT.search(text) is None and not text.isupper()


def is_paragraph(line: Line) -> bool:
    """Whether a line is prose that no teaser, comment or footer is as long as."""
    return len(line.text) >= PARAGRAPH and line.links < 0.1 and is_prose(line)
