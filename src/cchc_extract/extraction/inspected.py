"""Who is inspected, supervised or reviewed: named units and agencies of the headline and the lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from cchc_extract.extraction.bodies import find_bodies, is_of_a_post
from cchc_extract.extraction.lead import lead
from cchc_extract.extraction.units import UnitMention
from cchc_extract.patterns import load_one
from cchc_extract.schema import EventKind
from cchc_extract.vietnamese import key
from cchc_extract.view import Span, TextView

_LIST_END = regex.compile(r"[;.\n]")
_PIECE = regex.compile(r"[^,]+")

_BODY_BEFORE = regex.compile(
    r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đảng ủy|lãnh đạo|văn phòng hđnd và ubnd) (?:các )?$"
)
_LIST = regex.compile(
    r"[ ]*(?:\([^()\n]{0,40}\))?[ ]*(?:,|;|và|;? ?cùng)[ ]*(?:và )?"
    r"(?:(?:ubnd|các|hđnd|xã|phường|huyện|thị trấn|quận|thị xã) ?)*$"
)
_LEVELS = ("commune", "district", "province")
_OFFICES = regex.compile(r"(?:[Cc]ác )?[Ss]ở(?:, ban)?(?:, ngành)?: ?")
_AGENCY_HEAD = regex.compile(r"(?:Sở|Cục|Chi cục|Ban|Công an|Văn phòng|Thanh tra|Kho bạc|Bảo hiểm)(?!\w)")
_UNNAMED = regex.compile(
    r"(?:đối với|làm việc với|giám sát|kiểm tra|tại) ubnd (thị xã|huyện|quận|thành phố|xã|phường|thị trấn)"
    r"(?= (?:về|đã|để|trong|và|vào|có)|[,.])"
)


def find_inspected(
    view: TextView, kind: EventKind, units: Sequence[UnitMention], lead_body: Span | None
) -> list[str]:
    """The units and agencies inspected, in order; for a meeting, the unit that reviews itself."""
    if kind == "none":
        return []
    if kind == "review_meeting":
        return _reviewed(view, units, lead_body)
    region = lead(view, 5 if kind != "announcement" else 30)
    return _distinct([*_visited(view, region, units, lead_body), *_unnamed(view, region, units)])


@dataclass(frozen=True, slots=True)
class _Named:
    """A unit or an agency that may be inspected."""

    start: int
    end: int
    name: str
    unit: UnitMention | None


def _candidates(view: TextView, region: Span, units: Sequence[UnitMention]) -> list[_Named]:
    """Units and agencies in order; a unit inside the name of an agency is no candidate of its own."""
    agencies = [
        body for body in find_bodies(view, "inspected-agency", *region) if not is_of_a_post(view, body)
    ]
    named = [
        _Named(*body, view.text[slice(*body)], None) for body in agencies if " " in view.text[slice(*body)]
    ]
    for unit in units:
        inside = any(body.covers(unit.span) for body in agencies)
        if unit.end <= region.end and not inside and not view.lower.startswith(" cũ", unit.end):
            named.append(_Named(unit.start, unit.end, unit.name, unit))
    return sorted(named, key=lambda item: item.start)


def _visited(
    view: TextView, region: Span, units: Sequence[UnitMention], lead_body: Span | None
) -> Iterator[tuple[int, str]]:
    owner = key(view.text[lead_body.start : lead_body.end]) if lead_body else ""
    last: _Named | None = None
    for item in _candidates(view, region, units):
        body = _BODY_BEFORE.search(view.lower, max(0, item.start - 40), item.start)
        start = body.start() if body else item.start
        visited = _visit().search(view.lower, max(0, start - 60), start) is not None
        listed = last is not None and _LIST.fullmatch(view.lower, last.end, start) is not None
        if not (visited or listed) or key(item.name) in owner or _is_place_only(item, last):
            continue
        yield item.start, item.name
        yield from _offices(view, item)
        last = item


def _visit() -> regex.Pattern[str]:
    return load_one("agencies", "visit").pattern


def _is_place_only(item: _Named, last: _Named | None) -> bool:
    """``xã A, huyện B`` and ``tại Hà Nội``: where something is, not what is inspected."""
    if item.unit is None:
        return False
    if last is None or last.unit is None:
        return item.unit.rule == "units.bare" and last is not None
    beside = item.start - last.end <= 3
    return beside and _LEVELS.index(item.unit.level) > _LEVELS.index(last.unit.level)


def _offices(view: TextView, item: _Named) -> Iterator[tuple[int, str]]:
    """``các sở, ngành: Giao thông vận tải, Tư pháp`` after a unit or agency in the list."""
    heading = _OFFICES.search(view.folded, item.end, min(len(view.folded), item.end + 40))
    if not heading:
        return
    end = _LIST_END.search(view.folded, heading.end())
    for office in _PIECE.finditer(view.folded[heading.end() : end.start() if end else None]):
        name = office.group().strip()
        at = heading.end() + office.start()
        yield at, name if _AGENCY_HEAD.match(name) else f"Sở {name}"


def _unnamed(view: TextView, region: Span, units: Sequence[UnitMention]) -> Iterator[tuple[int, str]]:
    """``đối với UBND thị xã``: the one unit of that type that the article speaks of."""
    for match in _UNNAMED.finditer(view.lower, *region):
        if any(unit.start <= match.end() <= unit.end for unit in units):
            continue
        named = {unit.name for unit in units if unit.name.startswith(f"{match[1]} ")}
        if len(named) == 1:
            yield match.start(), named.pop()


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
        longer = [index for index, other in enumerate(names) if key(name).startswith(key(other))]
        if longer:  # the fuller wording of what is named already
            names[longer[0]] = max(name, names[longer[0]], key=len)
        elif not any(key(other).startswith(key(name)) for other in names):
            names.append(name)
    return names
