"""The event: kind, topics, days, who inspects, who is inspected."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cchc_extract.extraction.bodies import find_bodies, is_of_a_post
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.event_dates import find_event_dates
from cchc_extract.extraction.event_kind import read_kind
from cchc_extract.extraction.inspected import find_inspected
from cchc_extract.extraction.lead import lead
from cchc_extract.extraction.people import Person
from cchc_extract.extraction.topics import is_about_administration, read_topics
from cchc_extract.extraction.units import UnitMention
from cchc_extract.schema import Event, EventKind
from cchc_extract.view import Span, TextView

_BARE = len("đoàn giám sát") + 2
"""A delegation's name no longer than this does not say whose it is."""

_CONVENED_BY = regex.compile(r"(?<!\w)do (?=\p{L}+ [^,.;]{0,70} tổ chức)")


def read_event(
    view: TextView, dates: Sequence[DateMention], units: Sequence[UnitMention], people: Sequence[Person]
) -> Event:
    """What the article reports, each part by its own rules."""
    topics = read_topics(view) if is_about_administration(view) else []
    if not topics:
        return Event()
    kind = read_kind(view)
    lead_body = _lead_body(view, kind, people)
    return Event(
        kind=kind,
        topics=topics,
        dates=find_event_dates(view, kind, dates),
        lead_body=view.text[lead_body.start : lead_body.end] if lead_body else None,
        inspected_units=find_inspected(view, kind, units, lead_body),
    )


def _lead_body(view: TextView, kind: EventKind, people: Sequence[Person]) -> Span | None:
    """Who inspects or convenes: a delegation of the lead, else the first body named there."""
    if kind == "none":
        return None
    body = _convener(view, kind) if kind in ("review_meeting", "inspectorate") else _delegation(view, kind)
    if body is None:
        return None
    names = [
        mention.start
        for person in people
        for mention in person.mentions
        if body.start < mention.start < body.end
    ]
    end = min(names, default=body.end)
    return Span(body.start, body.start + len(view.folded[body.start : end].rstrip(" ,-")))


def _convener(view: TextView, kind: EventKind) -> Span | None:
    region = lead(view, 4)
    convened = _CONVENED_BY.search(view.lower, *region) if kind == "review_meeting" else None
    start = convened.end() if convened else view.title_end
    bodies = [body for body in find_bodies(view, "body", start, region.end) if not is_of_a_post(view, body)]
    return bodies[0] if bodies else next(find_bodies(view, "body", 0, view.title_end), None)


def _delegation(view: TextView, kind: EventKind) -> Span | None:
    """The first delegation named with whose it is, or what it inspects; else the body that sends it."""
    region = lead(view, 4 if kind != "announcement" else 6)
    for zone in (Span(view.title_end, region.end), Span(0, view.title_end), Span(0, len(view.text))):
        for body in find_bodies(view, "delegation", *zone):
            founded = view.lower.endswith("thành lập ", 0, body.start)
            if not founded and body.end - body.start > _BARE:
                return body
        own = next((body for body in find_bodies(view, "body", *zone)), None)
        if own and zone.end == region.end:
            return own
    return next(find_bodies(view, "delegation", *region), None)
