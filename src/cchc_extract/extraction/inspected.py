"""Who is inspected, supervised or reviewed: the units and agencies that a visit is said to be paid to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from cchc_extract.extraction.lead import lead
from cchc_extract.extraction.offices import find_offices, overlaps_any
from cchc_extract.extraction.units import UnitMention
from cchc_extract.patterns import Rule, load_one
from cchc_extract.schema import EventKind, Level
from cchc_extract.vietnamese import key
from cchc_extract.view import Span, TextView

_RANK: dict[Level | None, int] = {"commune": 0, "district": 1, "province": 2}
_NEVER_INSIDE = {("phường", "huyện"), ("xã", "quận"), ("thị trấn", "quận"), ("thị trấn", "thị xã")}
_LEAD = 3
_LEAD_OF_A_PLAN = 30
"""Sentences: a plan lists whom it is about further down."""

MOST = 200
"""Names of one article that are looked at: no inspection visits more."""

_LIST = 3
"""Names in a row that the article would not list for nothing."""

_REACH = 140
"""Characters before a name that may say it is visited."""

_BETWEEN = regex.compile(
    r" *(?:\([^()\n]{0,60}\))? *(?:,|;|và|;? ?cùng|,? ?rồi(?: (?:đến|tới|sang|về))?|,? ?sau đó là) *"
    r"(?:và |rồi )?(?:(?:"
    r"chủ tịch|giám đốc|ubnd|các|hđnd|đảng ủy|xã:?|phường:?|huyện:?|thị trấn:?|quận|thị xã|\d++"
    r"|sở(?:,? ban)?(?:,? ngành)?:?|(?:bộ phận|trung tâm) [^,.;\n]{0,40} của) ?)*+"
)
_PLACE_CLAUSE = regex.compile(r"(?:^|[,.;\n] ?)tại $")
_UNNAMED = regex.compile(
    r"(?:đối với|làm việc với|giám sát|kiểm tra|tại) ubnd "
    r"(tỉnh|thị xã|huyện|quận|thành phố|xã|phường|thị trấn)(?= (?:về|đã|để|trong|và|vào|có)|[,.])"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A unit or an agency that may be inspected."""

    start: int
    end: int
    name: str
    level: Level | None
    """None for an agency."""


def find_inspected(
    view: TextView, kind: EventKind, units: Sequence[UnitMention], lead_body: Span | None
) -> list[str]:
    """The units and agencies inspected, in order; for a meeting, the unit that reviews itself."""
    if kind == "none":
        return []
    if kind == "review_meeting":
        return _reviewed(view, units, lead_body)
    end = lead(view, _LEAD_OF_A_PLAN if kind == "announcement" else _LEAD).end
    candidates = _candidates(view, units)
    owner = key(view.text[lead_body.start : lead_body.end]) if lead_body else ""
    counted = load_one("agencies", "counted").pattern.search(view.lower, 0, end) is not None
    concludes = any(load_one("agencies", "concludes").find(view, 0, end))
    found = [
        item
        for run in _runs(view, candidates)
        if _is_visited(view, run[0], end, kind) or (counted and _is_telling(view, run))
        for item in _without_places(run)
        if key(item.name) not in owner and (concludes or not _is_of_earlier(view, item.start))
    ]
    return _distinct([*_below_the_headline(view, found), *_unnamed(view, Span(0, end), units)])


def _below_the_headline(view: TextView, found: Sequence[_Named]) -> list[_Named]:
    """Without a unit of the headline that only says where the smaller ones are which the text names."""
    told = [item for item in found if item.start >= view.title_end]
    names = {item.name for item in told}
    return [
        item
        for item in found
        if item.start >= view.title_end
        or item.name in names
        or not any(_is_larger(item, other) for other in told)
    ]


def _candidates(view: TextView, units: Sequence[UnitMention]) -> list[_Named]:
    """Units and agencies in order; a unit inside the name of an agency is no candidate of its own."""
    offices = find_offices(view, Span(0, len(view.text)))
    acts = load_one("agencies", "convenes").pattern
    named = [_Named(*span, name, None) for span, name in offices if not acts.match(view.lower, span.end)]
    spans = [span for span, _ in offices]
    for unit in units:
        former = view.lower.startswith(" cũ", unit.end)
        if not former and not overlaps_any(spans, unit.span):
            named.append(_Named(unit.start, unit.end, unit.name, unit.level))
    return sorted((item for item in named if not _is_in_brackets(view, item)), key=lambda item: item.start)


def _is_in_brackets(view: TextView, item: _Named) -> bool:
    """``xã A (huyện B)``: where it is."""
    return view.text.startswith(")", item.end) and view.text.endswith("(", 0, item.start)


def _runs(view: TextView, candidates: Sequence[_Named]) -> Iterator[list[_Named]]:
    """Candidates grouped into the lists that they are printed in."""
    run: list[_Named] = []
    for item in candidates:
        if run and not _BETWEEN.fullmatch(view.lower, run[-1].end, _with_body(view, item)):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _with_body(view: TextView, item: _Named) -> int:
    """Where the wording begins: at ``UBND`` of ``UBND xã …``."""
    body = load_one("agencies", "body-of-a-list").pattern.search(
        view.lower, max(0, item.start - 40), item.start
    )
    return body.start() if body else item.start


def _is_visited(view: TextView, first: _Named, lead_end: int, kind: EventKind) -> bool:
    """Whether the wording before a list says so; below the lead it must name the visit itself."""
    start = _with_body(view, first)
    said = ["visit-named", *(["visit"] if start < lead_end else [])]
    said += ["visit-planned"] if kind == "announcement" else []
    if not any(_ends(load_one("agencies", name), view, start) for name in said):
        return False
    is_place = first.level == "province" and view.lower.startswith(",", first.end)
    return not (is_place and _PLACE_CLAUSE.search(view.lower, max(0, start - 8), start))


def _ends(rule: Rule, view: TextView, at: int) -> bool:
    return rule.pattern.search(view.lower, max(0, at - _REACH), at) is not None


def _is_telling(view: TextView, run: Sequence[_Named]) -> bool:
    """Whether a list of units is long enough to name those that the lead counts."""
    listed = [item for item in _without_places(run) if item.level]
    return len(listed) >= _LIST and run[0].start > view.title_end


def _is_of_earlier(view: TextView, offset: int) -> bool:
    sentence = view.sentence_at(offset)
    return any(load_one("agencies", "earlier").find(view, sentence.start, offset))


def _without_places(run: Sequence[_Named]) -> Iterator[_Named]:
    """A list without the larger units that only say where the one before them is: ``xã A, huyện B``."""
    yield run[0]
    for before, item in pairwise(run):
        if not (_is_larger(item, before) and item.start - before.end <= len(", ")):
            yield item


def _is_larger(item: _Named, other: _Named) -> bool:
    """Whether ``other`` may lie in ``item``: no phường lies in a huyện, no xã in a quận."""
    if not (item.level and other.level) or (other.name.split()[0], item.name.split()[0]) in _NEVER_INSIDE:
        return False
    return _RANK[item.level] > _RANK[other.level]


def _unnamed(view: TextView, region: Span, units: Sequence[UnitMention]) -> Iterator[_Named]:
    """``đối với UBND thị xã``: the one unit of that type that the article speaks of."""
    for match in _UNNAMED.finditer(view.lower, *region):
        if any(unit.start <= match.end() <= unit.end for unit in units):
            continue
        named = {unit.name: unit.level for unit in units if unit.name.startswith(f"{match[1]} ")}
        if len(named) == 1:
            ((name, level),) = named.items()
            yield _Named(*match.span(), name, level)


def _reviewed(view: TextView, units: Sequence[UnitMention], lead_body: Span | None) -> list[str]:
    """The unit of the body that convenes: it reviews itself."""
    convener = view.lower[slice(*lead_body)] if lead_body else ""
    if convener and not load_one("agencies", "reviews-itself").pattern.match(convener):
        return []
    inside = [unit for unit in units if lead_body and lead_body.covers(unit.span)]
    title = [unit.name for unit in units if unit.start < view.title_end]
    typed = {unit.name for unit in units if unit.name.split()[0] == convener.rpartition(" ")[2]}
    smallest = min(inside, key=lambda unit: _RANK.get(unit.level, 3), default=None)
    return [smallest.name] if smallest else title[:1] or (list(typed) if len(typed) == 1 else [])


def _distinct(found: Sequence[_Named]) -> list[str]:
    """The names in order, each once, in the fuller of two wordings."""
    names: dict[str, str] = {}
    for item in sorted(found, key=lambda item: item.start)[:MOST]:
        own = key(item.name)
        known = next((other for other in names if other.startswith(own) or own.startswith(other)), own)
        names[known] = max(item.name, names.get(known, ""), key=len)
    return list(names.values())
