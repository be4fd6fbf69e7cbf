"""Who inspects or convenes: a delegation, else the body that acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex

from cchc_extract.extraction.bodies import find_bodies, is_of_a_post
from cchc_extract.extraction.lead import lead
from cchc_extract.extraction.people import Person
from cchc_extract.extraction.units import UnitMention
from cchc_extract.gazetteer import TYPES
from cchc_extract.patterns import load_one
from cchc_extract.schema import EventKind
from cchc_extract.view import Span, TextView

_BARE = len("đoàn giám sát") + 2
"""A delegation's name no longer than this does not say whose it is."""

_BEFORE = 60
"""Characters before a body that may say what it does there."""

_CONVENED = frozenset({"review_meeting", "inspectorate"})
"""Kinds where the body that acts is named rather than a delegation."""

_CHAIRS = regex.compile(r"(?<!\w)(?:chủ trì|vừa có|vừa ký|vừa ban hành|vừa yêu cầu|kết luận)(?!\w)")


def find_lead_body(
    view: TextView, kind: EventKind, people: Sequence[Person], units: Sequence[UnitMention]
) -> Span | None:
    """The delegation, council or office that inspects or convenes, as named; None where none is."""
    if kind == "none":
        return None
    if kind in _CONVENED:
        found = chain(_acting(view, 8), _named_delegation(view))
    elif kind == "announcement":
        found = chain(_founders(view), _delegation_of_lead(view), _acting(view, 3))
    else:
        found = chain(
            _founders_of_the_nameless(view),
            _delegation_of_lead(view),
            _acting(view, 3),
            _named_delegation(view),
            _mentioned(view),
        )
    body = next(found, None)
    return _with_its_unit(view, _before_a_name(view, body, people), units) if body else None


def _founders(view: TextView) -> Iterator[Span]:
    """Bodies that set up a team: ``Sở Nội vụ thành lập 02 tổ kiểm tra``."""
    founds = load_one("agencies", "founds").pattern
    for body in find_bodies(view, "body", *lead(view, 3)):
        if founds.search(view.lower, body.end, body.end + _BEFORE):
            yield body


def _founders_of_the_nameless(view: TextView) -> Iterator[Span]:
    """Bodies that set up a team which the lead does not name any other way."""
    if not any(_delegation_of_lead(view)):
        yield from _founders(view)


def _delegation_of_lead(view: TextView) -> Iterator[Span]:
    """Delegations of the lead, then of the headline, with whose they are or what they inspect."""
    for zone in (Span(view.title_end, lead(view, 4).end), Span(0, view.title_end)):
        yield from _owned(view, zone)


def _named_delegation(view: TextView) -> Iterator[Span]:
    return _owned(view, Span(view.title_end, len(view.text)))


def _owned(view: TextView, zone: Span) -> Iterator[Span]:
    for body in find_bodies(view, "delegation", *zone):
        if body.end - body.start > _BARE and not view.lower.endswith("thành lập ", 0, body.start):
            yield body


def _acting(view: TextView, sentences: int) -> Iterator[Span]:
    """Bodies that do something, that something is done by, or whose head chairs or decides."""
    for zone in (Span(view.title_end, lead(view, sentences).end), Span(0, view.title_end)):
        for body in find_bodies(view, "body", *zone):
            acts = _is_chaired if is_of_a_post(view, body) else _acts
            if acts(view, body):
                yield body


def _acts(view: TextView, body: Span) -> bool:
    """``UBND xã tổ chức …``, ``do UBND xã tổ chức``."""
    before = view.lower[max(0, body.start - _BEFORE) : body.start]
    return (
        load_one("agencies", "convenes").pattern.match(view.lower, body.end) is not None
        or load_one("agencies", "convened-by").pattern.search(before) is not None
    )


def _is_chaired(view: TextView, body: Span) -> bool:
    """``Phó Chủ tịch UBND tỉnh … chủ trì``: the post's body stands for the meeting."""
    own = view.lower.startswith(("ubnd", "ủy ban nhân dân", "hđnd", "thanh tra"), body.start)
    return own and _CHAIRS.search(view.lower, body.end, view.sentence_at(body.start).end) is not None


def _mentioned(view: TextView) -> Iterator[Span]:
    """Any body of the lead, then a delegation that is called nothing but that."""
    yield from _bodies(view, lead(view, 4))
    yield from find_bodies(view, "delegation", *lead(view, 4))


def _bodies(view: TextView, zone: Span) -> Iterator[Span]:
    return (body for body in find_bodies(view, "body", *zone) if not is_of_a_post(view, body))


def _before_a_name(view: TextView, body: Span, people: Sequence[Person]) -> Span:
    """The body without the name of a person that runs on from it."""
    names = [mention.start for person in people for mention in person.mentions if body.covers(mention.span)]
    end = min(names, default=body.end)
    return Span(body.start, body.start + len(view.folded[body.start : end].rstrip(" ,-")))


def _with_its_unit(view: TextView, body: Span, units: Sequence[UnitMention]) -> Span:
    """The first fuller wording of a body that is named without its unit: ``UBND xã``, ``UBND xã Ba Chẽ``."""
    kind = next((kind for kind in TYPES if view.lower.endswith(f" {kind}", body.start, body.end)), None)
    wording = view.lower[slice(*body)]
    for unit in units if kind else ():
        start = unit.start + len(kind or "") - len(wording)
        if start >= 0 and unit.end > start + len(wording) and view.lower.startswith(wording, start):
            return Span(start, unit.end)
    return body
