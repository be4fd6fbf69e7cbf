"""Who is inspected, supervised or reviewed: named units and agencies of the headline and the lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cchc_extract.extraction.bodies import body_at
from cchc_extract.extraction.event_kind import lead
from cchc_extract.extraction.units import UnitMention
from cchc_extract.patterns import load_one
from cchc_extract.schema import EventKind
from cchc_extract.vietnamese import key
from cchc_extract.view import Span, TextView

_BODY_BEFORE = regex.compile(r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đảng ủy|lãnh đạo|văn phòng hđnd và ubnd) (?:các )?$")
_LIST = regex.compile(r"[ ]*(?:\([^()\n]{0,40}\))?[ ]*(?:,|;|và|;? ?cùng)[ ]*(?:và )?(?:(?:ubnd|các|hđnd|xã|phường|huyện|thị trấn|quận|thị xã) ?)*$")
_SHORT_NAME = regex.compile(r"[ ]*(?:,|và|;)[ ]*(\p{Lu}\p{Ll}+(?: \p{L}+){0,4}?)(?=[,;.]| và |$)")


def find_inspected(view: TextView, kind: EventKind, units: Sequence[UnitMention], lead_body: Span | None) -> list[str]:
    """The units and agencies inspected, in order; for a meeting, the unit that reviews itself."""
    if kind == "none":
        return []
    if kind == "review_meeting":
        return _reviewed(view, units, lead_body)
    region = lead(view, 5 if kind != "announcement" else 30)
    found: list[tuple[int, str]] = []
    usable = [unit for unit in units if unit.end <= region.end and not (lead_body and lead_body.covers(unit.span))]
    found += _visited_units(view, usable)
    found += _visited_agencies(view, region)
    return _distinct(found)


def _visited_units(view: TextView, units: Sequence[UnitMention]) -> Iterator[tuple[int, str]]:
    visit = load_one("agencies", "visit").pattern
    last: UnitMention | None = None
    for unit in units:
        body = _BODY_BEFORE.search(view.lower, max(0, unit.start - 40), unit.start)
        start = body.start() if body else unit.start
        visited = visit.search(view.lower, max(0, start - 60), start) is not None
        listed = last is not None and _LIST.fullmatch(view.lower, last.end, start) is not None
        if (visited or listed) and not _is_parent_of(view, unit, last):
            yield unit.start, unit.name
            last = unit


def _is_parent_of(view: TextView, unit: UnitMention, last: UnitMention | None) -> bool:
    """``xã A, huyện B``: the second says where the first is."""
    if last is None:
        return False
    levels = ("commune", "district", "province")
    beside = unit.start - last.end <= 3
    return beside and levels.index(unit.level) > levels.index(last.level)


def _visited_agencies(view: TextView, region: Span) -> Iterator[tuple[int, str]]:
    visit = load_one("agencies", "visit").pattern
    last_end = -1
    for match in load_one("agencies", "inspected-agency").pattern.finditer(view.lower, *region):
        if view.folded[match.start()].islower() or match.start() < last_end:
            continue
        visited = visit.search(view.lower, max(0, match.start() - 60), match.start()) is not None
        listed = last_end > 0 and _LIST.fullmatch(view.lower, last_end, match.start()) is not None
        if not (visited or listed):
            continue
        name = body_at(view, match.start(), region.end)
        if name.end - name.start > match.end() - match.start() + 2:
            yield name.start, view.text[name.start : name.end]
            last_end = name.end


def _reviewed(view: TextView, units: Sequence[UnitMention], lead_body: Span | None) -> list[str]:
    """The unit of the body that convenes: it reviews itself."""
    if lead_body:
        inside = [unit for unit in units if lead_body.covers(unit.span)]
        if inside:
            return [inside[-1].name]
    title = [unit for unit in units if unit.start < view.title_end]
    return [title[0].name] if title else []


def _distinct(found: Sequence[tuple[int, str]]) -> list[str]:
    names: list[str] = []
    for _, name in sorted(found):
        if not any(key(name) == key(other) or key(name) in key(other) for other in names):
            names.append(name)
    return names
