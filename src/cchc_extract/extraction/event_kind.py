"""The kind of event, by cues that count more in the headline and the lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from cchc_extract.extraction.lead import body_sentences
from cchc_extract.patterns import Rule, load
from cchc_extract.schema import EventKind
from cchc_extract.view import TextView

LEAST = 3.0
"""An event needs this much: one cue in the first two sentences, or many further down."""

_WEIGHTS = ((0, 4.0), (2, 3.0), (5, 1.0))
"""Points of a hit before the end of so many sentences; 0 is the headline."""

_REST = 0.4
_ENOUGH_TO_ANNOUNCE = 0.4
"""What has not taken place is told in the words of what will: an announcement need not lead in points."""


def read_kind(view: TextView) -> EventKind:
    """What an article on public administration reports; ``none`` where that is no event."""
    points: defaultdict[str, float] = defaultdict(float)
    announced_early = False
    ends = _zone_ends(view)
    for rule in load("event_kinds"):
        for hit in rule.find(view):
            weight = next((weight for end, weight in ends if hit.start < end), _REST)
            points[rule.value] += weight * _rule_weight(rule)
            announced_early |= rule.value == "announcement" and hit.start < ends[1][0]
    return _decide(points, announced_early)


def _decide(points: defaultdict[str, float], announced_early: bool) -> EventKind:
    announced = points.pop("announcement", 0.0)
    best, score = max(points.items(), key=lambda item: item[1], default=("none", 0.0))
    if announced_early and announced >= LEAST and announced >= _ENOUGH_TO_ANNOUNCE * score:
        return "announcement"
    return cast(EventKind, best) if score >= LEAST else "none"


def _zone_ends(view: TextView) -> Sequence[tuple[int, float]]:
    body = body_sentences(view)
    return [
        (body[min(count, len(body)) - 1].end if count and body else view.title_end, weight)
        for count, weight in _WEIGHTS
    ]


def _rule_weight(rule: Rule) -> float:
    return float(rule.extra.get("weight", 1))
