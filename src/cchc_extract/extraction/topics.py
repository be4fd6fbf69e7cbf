"""Whether an article is about public administration, and what of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import cast

from cchc_extract.extraction.captions import is_caption
from cchc_extract.extraction.lead import body_sentences, lead
from cchc_extract.patterns import Rule, load, load_one
from cchc_extract.schema import Topic
from cchc_extract.view import Span, TextView

SHARE = 0.12
"""Of all sentences; news that only mentions the subject stays below, a report on it is mostly above 0.2."""

SHARE_BELOW_HEADLINE = 0.06
"""Enough where the headline names the subject."""

_SHARE_OF_PAPERWORK = 0.2
"""Of all sentences; a team that looks at something else comes upon a dossier now and then."""

_SHORTEST = 25
"""Characters of a sentence; what is shorter is a cell of a table or a subhead."""

ENOUGH = 2
"""Points that make a topic."""

_LEAD = 2


def is_about_administration(view: TextView) -> bool:
    """Whether public administration is what the article is about, not only mentioned in it."""
    end = lead(view, _LEAD).end
    if _is_about_something_else(view, end):
        return False
    if any(load_one("topics", "act").find(view, 0, end)) or _is_team_on_paperwork(view, end):
        return any(any(rule.find(view)) for rule in _subjects())
    told = [hit.start for rule in _subjects() for hit in rule.find(view, 0, end)]
    if not told:
        return False
    headed = min(told) < view.title_end
    if headed and max(told) >= view.title_end:
        return True
    share = SHARE_BELOW_HEADLINE if headed else SHARE
    return _is_spoken_of(view, share * _told(view), _subjects())


def _is_team_on_paperwork(view: TextView, lead_end: int) -> bool:
    """Whether a team of the lead looks at dossiers and counters, whatever words the lead has for it."""
    if not any(load_one("topics", "team").find(view, 0, lead_end)):
        return False
    return _is_spoken_of(view, _SHARE_OF_PAPERWORK * _told(view), [load_one("topics", "paperwork")])


def _told(view: TextView) -> int:
    """How many sentences the body has, cells and subheads apart."""
    return sum(end - start >= _SHORTEST for start, end in body_sentences(view))


def _is_spoken_of(view: TextView, sentences: float, rules: Iterable[Rule]) -> bool:
    """Whether at least so many sentences of the body hold a wording of the rules."""
    speaking: set[Span] = set()
    for rule in rules:
        for hit in rule.find(view, view.title_end):
            speaking.add(view.sentence_at(hit.start))
            if len(speaking) >= sentences:
                return True
    return False


def read_topics(view: TextView) -> list[Topic]:
    """What of public administration the article is about, in the order of the rules."""
    lead_end = lead(view, _LEAD).end
    points: defaultdict[str, int] = defaultdict(int)
    for rule in _topics():
        if points[rule.value] < ENOUGH:
            points[rule.value] += _points(view, rule, lead_end)
    return [cast(Topic, topic) for topic, sum_ in points.items() if sum_ >= ENOUGH]


def _points(view: TextView, rule: Rule, lead_end: int) -> int:
    """What the hits of a rule give, counted no further than a topic needs."""
    below: int = rule.extra["points"]
    headed: int = rule.extra.get("lead", below)
    sum_ = 0
    for hit in rule.find(view, 0, None if below else lead_end):
        if not is_caption(view, hit.start):
            sum_ += headed if hit.start < lead_end else below
        if sum_ >= ENOUGH:
            break
    return sum_


def _is_about_something_else(view: TextView, lead_end: int) -> bool:
    """Whether the lead is about an enterprise, or the headline promises a how-to page."""
    enterprise, how_to = load_one("topics", "enterprise"), load_one("topics", "how-to")
    return any(enterprise.find(view, 0, lead_end)) or any(how_to.find(view, 0, view.title_end))


@cache
def _subjects() -> tuple[Rule, ...]:
    return tuple(rule for rule in load("topics") if rule.name.startswith("subject."))


@cache
def _topics() -> tuple[Rule, ...]:
    return tuple(rule for rule in load("topics") if rule.name.startswith("topic."))
