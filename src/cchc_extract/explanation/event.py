"""Why the event: the rules whose words speak for its kind and topics, and where its bodies are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_extract.explanation.model import Explanation, Quote, explanation, quote
from cchc_extract.patterns import Rule, load, load_one
from cchc_extract.rules.origin import origin
from cchc_extract.schema import Record
from cchc_extract.vietnamese import fold, lower
from cchc_extract.view import Span, TextView

MOST = 3
"""Words that are quoted for one rule: the first ones, which count most."""

_REACH = 90
_WORDS_BETWEEN = 6
"""Words that may stand between a cue and the name of a unit: ``làm việc với UBND xã …``."""


def explain_event(record: Record, view: TextView) -> Iterator[Explanation]:
    """The fields of the event but its days, which are items."""
    event = record.event
    if event.kind != "none":
        rules = [rule for rule in load("event_kinds") if rule.value == event.kind]
        yield from _speaking_for("event.kind", event.kind, rules, view)
    for index, topic in enumerate(event.topics):
        rules = [rule for rule in load("topics") if rule.value == topic]
        yield from _speaking_for(f"event.topics[{index}]", topic, rules, view)
    if event.lead_body:
        yield _lead_body(event.lead_body, view)
    for index, name in enumerate(event.inspected_units):
        yield _inspected(f"event.inspected_units[{index}]", name, record, view)


def _speaking_for(field: str, value: str, rules: Sequence[Rule], view: TextView) -> Iterator[Explanation]:
    """The rules that stand for a value and match, the one that matches first before the others."""
    found = [(rule, hits) for rule in rules if (hits := list(rule.find(view)))]
    for rule, hits in sorted(found, key=lambda each: each[1][0].start):
        words = [quote(view.text, (hit.start, hit.end)) for hit in hits[:MOST]]
        yield explanation(field, value, origin(rule.source), words)


def _lead_body(name: str, view: TextView) -> Explanation:
    at = view.text.find(name, view.text.find("\n") + 1)
    at = at if at >= 0 else view.text.find(name)
    if at < 0:
        return explanation("event.lead_body", name, origin("event.lead-body"))
    end = at + len(name)
    acts = load_one("agencies", "convenes").pattern.match(view.lower, end)
    after = [quote(view.text, _stripped(view, acts.span()))] if acts else []
    before = _right_before(view, at, ("convened-by",))
    words = [quote(view.text, (at, end))]
    return explanation("event.lead_body", name, origin("event.lead-body"), words, (*before, *after))


def _inspected(field: str, name: str, record: Record, view: TextView) -> Explanation:
    """A unit where the words before it say that it is visited, else where it is named first."""
    spans = _mentions(name, record, view)
    cued = ((span, _right_before(view, span.start, ("visit", "visit-named"))) for span in spans)
    span, cues = next((each for each in cued if each[1]), (spans[0] if spans else None, []))
    words = [quote(view.text, span)] if span else []
    return explanation(field, name, origin("event.inspected-units"), words, cues)


def _mentions(name: str, record: Record, view: TextView) -> list[Span]:
    spans = [Span(s.start, s.end) for unit in record.units if unit.name == name for s in unit.evidence]
    wanted = lower(fold(name))
    at = view.lower.find(wanted)
    return spans or ([Span(at, at + len(wanted))] if at >= 0 else [])


def _right_before(view: TextView, start: int, rules: Sequence[str]) -> list[Quote]:
    """What one of the agencies' rules matches up to ``start``, or up to a few words before it."""
    for end in _word_starts(view, start):
        for rule in rules:
            hits = list(load_one("agencies", rule).find(view, max(0, end - _REACH), end))
            if hits:
                return [quote(view.text, _stripped(view, (hits[-1].start, hits[-1].end)))]
    return []


def _word_starts(view: TextView, start: int) -> Iterator[int]:
    """``start``, then where each of the words before it begins, the nearest first."""
    line = view.paragraph_at(start).start
    yield start
    for _ in range(_WORDS_BETWEEN):
        start = view.folded.rfind(" ", line, max(line, start - 1)) + 1
        if start <= line:
            return
        yield start


def _stripped(view: TextView, span: tuple[int, int]) -> Span:
    wording = view.text[slice(*span)]
    left = span[0] + len(wording) - len(wording.lstrip())
    return Span(left, left + len(wording.strip()))
