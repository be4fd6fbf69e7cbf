"""The kind of event and its topics, by cues that count more in the headline and the lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import cast

from cchc_extract.patterns import Rule, load, load_one
from cchc_extract.schema import EventKind, Topic
from cchc_extract.view import Span, TextView

LEAST = 3.0
"""An event needs this much: one cue in the first two sentences, or more further down."""

_WEIGHTS = ((0, 4.0), (2, 3.0), (5, 1.0))
_REST = 0.2


def lead(view: TextView, sentences: int) -> Span:
    """The headline and the first sentences of the body."""
    body = [sentence for sentence in view.sentences if sentence.start >= view.title_end]
    chosen = body[:sentences]
    return Span(0, chosen[-1].end if chosen else view.title_end)


def read_kind(view: TextView) -> EventKind:
    """What the article reports; ``none`` where that is no event on public administration."""
    if not speaks_of_administration(view):
        return "none"
    scores: defaultdict[str, float] = defaultdict(float)
    for rule in load("event_kinds"):
        scores[rule.value] += _score(view, rule)
    best, score = max(scores.items(), key=lambda item: item[1])
    if scores["announcement"] >= LEAST and _is_announced(view, scores):
        best, score = "announcement", scores["announcement"]
    return cast(EventKind, best) if score >= LEAST else "none"


def _is_announced(view: TextView, scores: Mapping[str, float]) -> bool:
    """Whether what is announced has not taken place: said in the headline or the lead."""
    rule = load_one("event_kinds", "announcement")
    region = lead(view, 2)
    return any(True for _ in rule.find(view, *region)) and scores["announcement"] >= 0.4 * max(
        scores.values()
    )


def _score(view: TextView, rule: Rule) -> float:
    total, ends = 0.0, [(lead(view, count).end, weight) for count, weight in _WEIGHTS]
    for hit in rule.find(view):
        if rule.extra.get("anywhere"):
            return LEAST
        total += next((weight for end, weight in ends if hit.start < end), _REST)
    return total


def speaks_of_administration(view: TextView) -> bool:
    """Whether the headline or the first sentences are about public administration."""
    gate, veto = load_one("topics", "gate"), load_one("topics", "not-about")
    region = lead(view, 4)
    title = Span(0, view.title_end)
    if veto.pattern.search(view.lower, *title):
        return False
    return gate.pattern.search(view.lower, *region) is not None


def read_topics(view: TextView) -> list[Topic]:
    """What of public administration the article is about, in the schema's order."""
    if not speaks_of_administration(view):
        return []
    region = lead(view, 2)
    topics: list[Topic] = []
    for rule in load("topics"):
        if "least" not in rule.extra:
            continue
        hits = list(rule.find(view))
        points = sum(rule.extra["lead"] if hit.start < region.end else 1 for hit in hits)
        core = rule.extra.get("core")
        named = core is None or any(view.lower[hit.start : hit.end] in core for hit in hits)
        if points >= rule.extra["least"] and named:
            topics.append(cast(Topic, rule.name))
    return topics
