"""The kind of event, by cues that count more in the headline and the lead."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from cchc_extract.extraction.lead import body_sentences
from cchc_extract.extraction.offices import overlaps_any
from cchc_extract.patterns import Hit, load
from cchc_extract.schema import EventKind
from cchc_extract.view import Span, TextView

LEAST = 3.0
"""An event needs this much: one cue in the first two sentences, or many further down."""

_WEIGHTS = ((0, 4.0), (2, 3.0), (5, 1.0))
"""Points of a hit in the headline (0) and in the sentences up to so many."""

_LEAD = 1
"""The zone after the headline."""

_REST = 0.4
"""Points of a hit further down, where the lead alone does not tell."""

_STRONGER = ("announcement", "none")
"""Kinds whose cues leave no other reading of their words."""

_ENOUGH_TO_ANNOUNCE = 0.4
"""What has not taken place is told in the words of what will: an announcement need not lead in points."""


def read_kind(view: TextView) -> EventKind:
    """What an article on public administration reports; ``none`` where that is no event."""
    points: defaultdict[str, float] = defaultdict(float)
    announced_early = False
    ends = _zone_ends(view)
    for hit in _hits(view, 0, ends[-1]):
        zone = bisect_right(ends, hit.start)
        points[hit.value] += _weight(hit) * _WEIGHTS[zone][1]
        announced_early |= hit.value == "announcement" and zone <= _LEAD
    if max(points.values(), default=0.0) < LEAST:
        for hit in _hits(view, ends[-1], len(view.text)):
            points[hit.value] += _REST * _weight(hit)
    return _decide(points, announced_early)


def _hits(view: TextView, start: int, end: int) -> list[Hit]:
    """Every cue in ``[start, end)``, but none within what is only announced or is no such event."""
    hits = [hit for rule in load("event_kinds") for hit in rule.find(view, start, end)]
    stronger = _apart(sorted(Span(hit.start, hit.end) for hit in hits if hit.value in _STRONGER))
    return [hit for hit in hits if hit.value in _STRONGER or not overlaps_any(stronger, (hit.start, hit.end))]


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    apart: list[Span] = []
    for span in spans:
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _weight(hit: Hit) -> float:
    return float(hit.rule.extra.get("weight", 1))


def _decide(points: defaultdict[str, float], announced_early: bool) -> EventKind:
    points.pop("none", None)
    announced = points.pop("announcement", 0.0)
    best, score = max(points.items(), key=lambda item: item[1], default=("none", 0.0))
    if announced_early and announced >= LEAST and announced >= _ENOUGH_TO_ANNOUNCE * score:
        return "announcement"
    return cast(EventKind, best) if score >= LEAST else "none"


def _zone_ends(view: TextView) -> list[int]:
    """Where the headline, the lead and what follows it end."""
    body = body_sentences(view)
    return [
        body[min(count, len(body)) - 1].end if count and body else view.title_end for count, _ in _WEIGHTS
    ]
