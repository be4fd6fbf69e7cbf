"""Agencies that may be inspected: named ones, and those of a list that share the word ``sở``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from cchc_extract.extraction.bodies import find_bodies, is_of_a_post
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

_HEAD = regex.compile(
    r"sở(?<=(?P<many>(?:các|hai|ba|bốn|năm|\d) )?(?<!\w)sở)(?:,? ban)?(?:,? ngành)?(?: gồm| là)?:?(?= )"
)
"""``sở`` before what it is for; ``many`` where the word says that several follow."""


def find_offices(view: TextView, region: Span) -> list[tuple[Span, str]]:
    """Agencies named in ``region``, each with its name: ``các sở: Nội vụ, Tư pháp`` are two."""
    shared = list(_sharing_a_head(view, region))
    taken = [span for span, _ in shared]
    named = [
        (body, view.text[slice(*body)])
        for body in find_bodies(view, "inspected-agency", *region)
        if _is_named(view, body) and not overlaps_any(taken, body)
    ]
    return sorted(shared + named)


def overlaps_any(spans: Sequence[Span], other: tuple[int, int]) -> bool:
    """Whether ``other`` shares a character with one of ``spans``, which are in order and apart."""
    index = bisect_left(spans, other[1], key=lambda span: span.start) - 1
    return index >= 0 and spans[index].end > other[0]


def _is_named(view: TextView, body: Span) -> bool:
    """Whether more than the kind of office is said, and no person's post; a phòng by what it is for."""
    if view.lower.startswith("phòng ", body.start):
        return _domain().match(view.lower, body.start + len("phòng ")) is not None
    return " " in view.text[slice(*body)] and not is_of_a_post(view, body)


def _sharing_a_head(view: TextView, region: Span) -> Iterator[tuple[Span, str]]:
    """The departments of a list after ``các sở``, ``2 Sở`` or a first ``Sở Nội vụ``."""
    item = _item()
    at = region.start
    while head := _HEAD.search(view.lower, at, region.end):
        at = head.end()
        found = list(_items(view, item, at, region.end))
        if len(found) > 1 or (found and head["many"]):
            yield from ((span, f"Sở {view.text[slice(*span)]}") for span in found)
            at = found[-1].end


def _items(view: TextView, item: regex.Pattern[str], at: int, end: int) -> Iterator[Span]:
    while match := item.match(view.lower, at, end):
        yield Span(*match.span("domain"))
        at = match.end()


@cache
def _item() -> regex.Pattern[str]:
    return regex.compile(rf"(?:,| và|;)? (?:sở )?(?P<domain>{_domain().pattern})(?= ?[,;.):\n]| và |$)")


@cache
def _domain() -> regex.Pattern[str]:
    return load_one("agencies", "office-domain").pattern
