"""Bodies by name: delegations, councils, offices, and where their names end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView
from cchc_extract.wordings import whole_words

LONGEST_NAME = 140
"""Characters; a delegation's name with what it inspects and whose it is."""

_HARD_END = regex.compile(
    r'[;:.!?\n"]|,(?! kỷ cương)|(?<! )\(|(?<=\)) (?=là)'
    # a dash ends the name, but not `Ban Văn hóa - Xã hội HĐND`
    r"|\s-\s(?!hđnd|ubnd|xã hội|ngân sách|thương binh|kế hoạch|hạ tầng|du lịch|thể thao|thông tin)"
)
_ACRONYM = regex.compile(r" ?\((?:\p{Lu}[\p{Lu}&-]{1,11})\)")


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    return load_one("agencies", name).pattern


def body_at(view: TextView, start: int, end: int) -> Span:
    """The name of the body that begins at ``start``, its acronym in brackets included, up to ``end``."""
    stop = min(end, start + LONGEST_NAME)
    at = _fixed_part(view, start, stop)
    for boundary in _HARD_END.finditer(view.lower, at, stop):
        if _pattern("looks-at-more").match(view.lower, boundary.start(), stop):
            continue
        acronym = _ACRONYM.match(view.folded, max(start, boundary.start() - 1))
        if boundary.group() != "(" or acronym is None:
            stop = boundary.start()
            break
    for verb in _pattern("name-end").finditer(view.folded, _after_head(view, start, stop), stop):
        if not view.lower.endswith(
            "việc ", start, verb.start()
        ):  # what the team inspects: "việc thực hiện …"
            stop = verb.start()
            break
    while stop > start and view.folded[stop - 1] in " ,-(":
        stop -= 1
    return Span(start, stop)


def _fixed_part(view: TextView, start: int, stop: int) -> int:
    """Where the name may end at the earliest: after its first word, or what its office is for."""
    head = view.lower.find(" ", start, stop)
    if head < 0:
        return stop
    domain = _domain().match(view.lower, head + 1, stop)
    return domain.end() if domain else head


@cache
def _domain() -> regex.Pattern[str]:
    return load_one("agencies", "office-domain").pattern


def _after_head(view: TextView, start: int, stop: int) -> int:
    """Where the head of the name (``Đoàn giám sát``) ends: its own verb does not end it."""
    for name in ("delegation", "body"):
        match = _pattern(name).match(view.lower, start, stop)
        if match:
            return match.end()
    return start


def find_bodies(view: TextView, name: str, start: int, end: int) -> Iterator[Span]:
    """The bodies of a kind (``delegation``, ``body``, ``inspected-agency``) in ``[start, end)``, in order."""
    at = start
    for match in _pattern(name).finditer(view.lower, start, end):
        lower_case = name != "delegation" and view.folded[match.start()].islower()
        if match.start() < at or lower_case or _pattern("no-body").match(view.lower, match.start()):
            continue
        body = body_at(view, match.start(), end)
        at = body.end
        yield body


def is_of_a_post(view: TextView, body: Span) -> bool:
    """Whether a body only says where a person holds a post: ``Phó Chủ tịch UBND tỉnh``."""
    return _post_before().search(view.lower, max(0, body.start - 30), body.start) is not None


@cache
def _post_before() -> regex.Pattern[str]:
    return regex.compile(rf"{whole_words(load_one('agencies', 'post-before').meanings)} $")
