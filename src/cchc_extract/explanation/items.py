"""Why each item: the rule it names, its evidence, the words near by, and what its context says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_extract.explanation.model import Added, Explanation, Quote, explanation, quote
from cchc_extract.explanation.periods import PeriodWords
from cchc_extract.patterns import Hit
from cchc_extract.rules.origin import Origin, origin
from cchc_extract.schema import (
    Discrepancy,
    Document,
    EventDate,
    Figure,
    Finding,
    Item,
    Official,
    Record,
    Unit,
)
from cchc_extract.vietnamese import fold, lower
from cchc_extract.view import Span, TextView

_LISTS = ("officials", "units", "documents", "figures", "findings", "discrepancies")

MOST = 3
"""Cues that are quoted for one item."""


def explain_items(record: Record, view: TextView) -> Iterator[Explanation]:
    """The event's days, then every list of the record."""
    periods = PeriodWords(view, record.published_on)
    for index, day in enumerate(record.event.dates):
        yield _explain(f"event.dates[{index}]", day, view, _added(day))
    for name in _LISTS:
        for index, item in enumerate(getattr(record, name)):
            added = [*_added(item), *(periods.of(item) if isinstance(item, Figure) else ())]
            yield _explain(f"{name}[{index}]", item, view, added)
            if isinstance(item, Official):
                yield from _of_an_official(f"{name}[{index}]", item, view)


def _explain(field: str, item: Item, view: TextView, added: Sequence[Added]) -> Explanation:
    found_by = origin(item.source_rule)
    words = [quote(view.text, (span.start, span.end)) for span in item.evidence]
    return explanation(field, read_out(item), found_by, words, _cues(item, found_by, view), added)


def _cues(item: Item, found_by: Origin, view: TextView) -> list[Quote]:
    """What the rule matches within the evidence, else its nearest match in the sentence."""
    spans = [Span(span.start, span.end) for span in item.evidence]
    inside = [hit for span in spans for hit in _hits(found_by, view, span)]
    return [_quote(hit, view) for hit in inside[:MOST] or _nearest(found_by, view, spans[0])]


def _hits(found_by: Origin, view: TextView, span: Span) -> list[Hit]:
    """The matches in order, of two that overlap the first; a rule for any text (`.`) has no words."""
    hits = [hit for rule in found_by.cues for hit in rule.find(view, *span) if hit.end - hit.start > 1]
    apart: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not apart or hit.start >= apart[-1].end:
            apart.append(hit)
    return apart


def _nearest(found_by: Origin, view: TextView, span: Span) -> list[Hit]:
    around = _hits(found_by, view, view.sentence_at(span.start))
    return sorted(around, key=lambda hit: max(hit.start - span.end, span.start - hit.end))[:1]


def _quote(hit: Hit, view: TextView) -> Quote:
    return quote(view.text, (hit.start, hit.end))


def _added(item: Item) -> list[Added]:
    """What the context gave, but the role and the period, which are explained with their own words."""
    values = {name: _value(item, name) for name in item.context if name not in ("role", "period")}
    added = [Added(name, value, item.context[name]) for name, value in values.items()]
    if isinstance(item, Unit) and item.current:
        now = ", ".join(f"{unit.name} ({unit.province})" for unit in item.current)
        added.append(Added("current", now, "gazetteer"))
    return added


def _value(item: Item, name: str) -> str:
    if isinstance(item, EventDate) and name == "year":
        return str(item.start.year)
    return str(getattr(item, name, ""))


def _of_an_official(field: str, official: Official, view: TextView) -> Iterator[Explanation]:
    """The posts, where they are printed, and the role, with the cue before or behind a mention."""
    places = {post: view.lower.find(lower(fold(post))) for post in official.positions}
    words = [quote(view.text, (at, at + len(post))) for post, at in places.items() if at >= 0]
    opened = [Added("post", post, "opened or joined") for post, at in places.items() if at < 0]
    posts = "; ".join(official.positions)
    yield explanation(f"{field}.positions", posts, origin("officials.positions"), words, (), opened)
    if source := official.context.get("role"):
        found_by = origin(source)
        cues = _role_cues(official, found_by, view)
        yield explanation(f"{field}.role", official.role, found_by, cues)


def _role_cues(official: Official, found_by: Origin, view: TextView) -> list[Quote]:
    """The cue nearest to a mention, on the side that its rule looks at."""
    for rule in found_by.cues:
        for span in official.evidence:
            sentence = view.sentence_at(span.start)
            if rule.extra.get("side") == "before":
                hits = list(rule.find(view, sentence.start, span.start))[-1:]
            else:
                hits = list(rule.find(view, span.end, sentence.end))[:1]
            if hits:
                return [_quote(hits[0], view)]
    return []


def read_out(item: Item) -> str:
    """The value of an item in one line."""
    match item:
        case EventDate():
            return f"{item.start}" if item.start == item.end else f"{item.start} to {item.end}"
        case Official():
            return f"{item.honorific or ''} {item.name}".strip()
        case Unit():
            return item.name
        case Document():
            return f"{item.kind} {item.number}"
        case Figure():
            return figure_in_words(item)
        case Finding():
            return item.kind
        case Discrepancy():
            return f"{item.kind}: stated {item.stated}, expected {item.expected}"
    raise TypeError(f"no item of a record: {item!r}")


def figure_in_words(figure: Figure) -> str:
    """``ratio 20/25 đơn vị 80%, units_inspected``, ``change 154 ngày from 230 -76, processing_time``."""
    mark, unit = ("%", None) if figure.unit == "%" else ("", figure.unit)
    ends = [figure.value if figure.value is not None else figure.percent, figure.upper]
    number = "-".join(str(end) for end in ends if end is not None)
    number += "" if figure.total is None else f"/{figure.total}"
    share = None if figure.percent is None or figure.value is None else f"{figure.percent}%"
    before = None if figure.previous is None else f"from {figure.previous}{mark}"
    change = None if figure.change is None else f"{figure.change:+}{mark}"
    said = (figure.kind, number and f"{number}{mark}", unit, share, before, change)
    return f"{' '.join(part for part in said if part)}, {figure.indicator}"
