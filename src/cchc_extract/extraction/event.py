"""The event: kind, topics, days, who inspects, who is inspected."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.event_dates import find_event_dates
from cchc_extract.extraction.event_kind import read_kind
from cchc_extract.extraction.inspected import find_inspected
from cchc_extract.extraction.lead_body import find_lead_body
from cchc_extract.extraction.people import Person
from cchc_extract.extraction.topics import is_about_administration, read_topics
from cchc_extract.extraction.units import UnitMention
from cchc_extract.schema import Event
from cchc_extract.view import TextView


def read_event(
    view: TextView, dates: Sequence[DateMention], units: Sequence[UnitMention], people: Sequence[Person]
) -> Event:
    """What the article reports, each part by its own rules; nothing where it is not on administration."""
    topics = read_topics(view) if is_about_administration(view) else []
    kind = read_kind(view) if topics else "none"
    if kind == "none":
        return Event(topics=topics)
    lead_body = find_lead_body(view, kind, people, units)
    return Event(
        kind=kind,
        topics=topics,
        dates=find_event_dates(view, kind, dates),
        lead_body=view.text[lead_body.start : lead_body.end] if lead_body else None,
        inspected_units=find_inspected(view, kind, units, lead_body),
    )
