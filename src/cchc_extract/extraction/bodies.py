"""Bodies by name: delegations, councils, offices, and where their names end."""

from __future__ import annotations

from functools import cache

import regex

from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

LONGEST_NAME = 100
"""Characters; a delegation's name with what it inspects and whose it is."""

_HARD_END = regex.compile(r'[,;:.!?\n"]|(?<! )\(|\s-\s(?!hđnd|ubnd)|(?<=\)) (?=là)')
_ACRONYM = regex.compile(r" ?\((?:\p{Lu}[\p{Lu}&-]{1,11})\)")


@cache
def _pattern(name: str) -> regex.Pattern[str]:
    return load_one("agencies", name).pattern


def body_at(view: TextView, start: int, end: int) -> Span:
    """The name of the body that begins at ``start``, its acronym in brackets included, up to ``end``."""
    stop = min(end, start + LONGEST_NAME)
    head = view.lower.find(" ", start, stop)
    at = head if head > 0 else stop
    for boundary in _HARD_END.finditer(view.lower, at, stop):
        acronym = _ACRONYM.match(view.folded, max(start, boundary.start() - 1))
        if boundary.group() != "(" or acronym is None:
            stop = boundary.start()
            break
    verb = _pattern("name-end").search(view.folded, _after_head(view, start, stop), stop)
    if verb:
        stop = verb.start()
    while stop > start and view.folded[stop - 1] in " ,-(":
        stop -= 1
    return Span(start, stop)


def _after_head(view: TextView, start: int, stop: int) -> int:
    """Where the head of the name (``Đoàn giám sát``) ends: its own verb does not end it."""
    for name in ("delegation", "body"):
        match = _pattern(name).match(view.lower, start, stop)
        if match:
            return match.end()
    return start


def first_body(view: TextView, name: str, start: int, end: int) -> Span | None:
    """The first body of a kind (``delegation``, ``body``) in ``[start, end)``."""
    for match in _pattern(name).finditer(view.lower, start, end):
        if name == "body" and view.folded[match.start()].islower():
            continue
        return body_at(view, match.start(), end)
    return None
