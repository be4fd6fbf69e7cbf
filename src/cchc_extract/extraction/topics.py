"""Whether an article is about public administration, and what of it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import cast

from cchc_extract.extraction.captions import is_caption
from cchc_extract.extraction.lead import body_sentences, lead
from cchc_extract.patterns import Rule, load, load_one
from cchc_extract.schema import Topic
from cchc_extract.view import TextView

SHARE = 0.12
"""Of all sentences; news that only mentions the subject stays below, a report on it is mostly above 0.2."""

SHARE_BELOW_HEADLINE = 0.06
"""Enough where the headline names the subject."""

ENOUGH = 2
"""Points that make a topic."""

_LEAD = 2


def is_about_administration(view: TextView) -> bool:
    """Whether public administration is what the article is about, not only mentioned in it."""
    end = lead(view, _LEAD).end
    first = min((hit.start for rule in _subjects() for hit in rule.find(view, 0, end)), default=None)
    if first is None or _is_about_something_else(view, end):
        return False
    hits = (hit.start for rule in _subjects() for hit in rule.find(view, view.title_end))
    speaking = {view.sentence_at(hit) for hit in hits}
    share = SHARE_BELOW_HEADLINE if first < view.title_end else SHARE
    return len(speaking) >= share * len(body_sentences(view))


def read_topics(view: TextView) -> list[Topic]:
    """What of public administration the article is about, in the order of the rules."""
    end = lead(view, _LEAD).end
    points: defaultdict[str, int] = defaultdict(int)
    for rule in _topics():
        body = rule.extra["points"]
        headed = rule.extra.get("lead", body)
        told = (hit.start for hit in rule.find(view) if not is_caption(view, hit.start))
        points[rule.value] += sum(headed if start < end else body for start in told)
    return [cast(Topic, topic) for topic, sum_ in points.items() if sum_ >= ENOUGH]


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
