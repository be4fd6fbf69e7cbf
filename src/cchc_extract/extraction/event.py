"""The event: kind, topics, days, who inspects, who is inspected."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from cchc_extract.article import Article
from cchc_extract.extraction.bodies import first_body
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.event_dates import find_event_dates
from cchc_extract.extraction.event_kind import lead, read_kind, read_topics
from cchc_extract.extraction.inspected import find_inspected
from cchc_extract.extraction.people import Person
from cchc_extract.extraction.units import UnitMention
from cchc_extract.schema import Event, EventKind
from cchc_extract.view import Span, TextView

_CONVENED_BY = regex.compile(r"(?<!\w)do (?=\p{L}+ [^,.;]{0,70} tổ chức)")


def read_event(
    view: TextView,
    article: Article,  # noqa: ARG001 - its url and site will tell kinds of pages apart
    dates: Sequence[DateMention],
    units: Sequence[UnitMention],
    people: Sequence[Person],  # noqa: ARG001 - heads of delegations will confirm the lead body
) -> Event:
    """What the article reports, each part by its own rules."""
    kind = read_kind(view)
    lead_body = _lead_body(view, kind)
    return Event(
        kind=kind,
        topics=read_topics(view),
        dates=find_event_dates(view, kind, dates),
        lead_body=view.text[lead_body.start : lead_body.end] if lead_body else None,
        inspected_units=find_inspected(view, kind, units, lead_body),
    )


def _lead_body(view: TextView, kind: EventKind) -> Span | None:
    """Who inspects or convenes: a delegation of the lead, else the first body named there."""
    if kind == "none":
        return None
    region = lead(view, 4)
    if kind == "review_meeting":
        convened = _CONVENED_BY.search(view.lower, *region)
        if convened:
            return first_body(view, "body", convened.end(), region.end)
        return first_body(view, "body", view.title_end, region.end) or first_body(view, "body", 0, region.end)
    if kind == "inspectorate":
        return first_body(view, "body", view.title_end, region.end)
    delegation = first_body(view, "delegation", view.title_end, region.end)
    return delegation or first_body(view, "body", view.title_end, region.end) or first_body(view, "delegation", 0, len(view.text))
