"""Officials: all mentions of a person joined, with the posts that the article gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from cchc_extract.extraction.beside import right_after, right_before
from cchc_extract.extraction.mention import Mention
from cchc_extract.extraction.names import SIGNED, PersonMention, find_names
from cchc_extract.extraction.positions import is_public, merge_posts, open_posts
from cchc_extract.patterns import load_one
from cchc_extract.vietnamese import key, title_case
from cchc_extract.view import TextView


@dataclass(frozen=True, slots=True)
class Person:
    """A person who holds a public post: name in title case, posts, and every mention, the first in full.

    Without posts it is one who is only said to lead a delegation, or to be its deputy.
    """

    name: str
    honorific: str | None
    positions: tuple[str, ...]
    mentions: tuple[PersonMention, ...]


def find_people(view: TextView, places: Sequence[Mention]) -> list[Person]:
    """The people of the article with a public post, in order of first mention.

    ``places`` are mentions of administrative units, which look like names and are none.
    """
    names = find_names(view, [place.span for place in places])
    mentions = [name for name in names if name.rule != SIGNED]
    together: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        if not mention.short:
            together.setdefault(key(view.text[mention.start : mention.end]), []).append(mention)
    _add_short_mentions(view, together, [mention for mention in mentions if mention.short])
    people = [_person(view, group) for group in together.values()]
    return [
        person
        for person in people
        if (is_public(person.positions) if person.positions else _leads_a_delegation(view, person))
    ]


def _leads_a_delegation(view: TextView, person: Person) -> bool:
    """``Trưởng đoàn kiểm tra Lê An``, ``ông Lê An làm Trưởng đoàn``."""
    before, after = _leads_before(), _leads_after()
    return any(
        right_before(before, view.lower, mention.start) or right_after(after, view.lower, mention.end)
        for mention in person.mentions
    )


@cache
def _leads_before() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?r){load_one('roles', 'leads').backwards}(?: (?:là|do))?:? (?:(?:ông|bà|đồng chí) )?"
    )


@cache
def _leads_after() -> regex.Pattern[str]:
    return regex.compile(rf"(?:,| -)? (?:làm |là )?{load_one('roles', 'leads').pattern.pattern}")


def _add_short_mentions(
    view: TextView, together: dict[str, list[PersonMention]], short: Sequence[PersonMention]
) -> None:
    """``ông Khuyến`` is the one person of the article whose name ends so."""
    for mention in short:
        given = key(view.text[mention.start : mention.end])
        bearers = [name for name in together if name.split()[-1] == given]
        if len(bearers) == 1:
            together[bearers[0]].append(mention)


def _person(view: TextView, group: Sequence[PersonMention]) -> Person:
    full = next(mention for mention in group if not mention.short)
    honorifics = [mention.honorific for mention in group if mention.honorific]
    posts = merge_posts([open_posts(view, mention.posts) for mention in group])
    return Person(
        name=title_case(" ".join(view.text[full.start : full.end].split())),
        honorific=honorifics[0] if honorifics else None,
        positions=tuple(posts),
        mentions=tuple(group),
    )
