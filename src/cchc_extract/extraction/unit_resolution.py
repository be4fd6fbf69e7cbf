"""Which unit a name means: the era of the article, then the province and district it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import regex

from cchc_extract.extraction.unit_names import UnitName
from cchc_extract.gazetteer import REORGANISED, AdminUnit, gazetteer, name_key
from cchc_extract.view import TextView

CITY_OF_HUE = date(2025, 1, 1)
"""The day on which the province of Thừa Thiên Huế became the city of Huế."""

_YEAR = regex.compile(r"(?<![\d.,/])20[0-4]\d(?![\d%]|[.,]\d)")
_ADJACENT = 14
"""Characters between a name and its parent, in ``xã A (huyện B)`` or ``xã A, huyện B``."""


_BESIDE, _IN_DISTRICT = 100, 10
"""What a parent tells that is printed right beside a name, and one that is spoken of anywhere."""


@dataclass(slots=True)
class PlaceContext:
    """What the article says of where it is: weights of provinces and districts, by name."""

    new_era: bool
    before_2025: bool
    before_july_2025: bool
    provinces: Counter[str] = field(default_factory=Counter)
    districts: Counter[int] = field(default_factory=Counter)

    def add_province(self, unit: AdminUnit, weight: int) -> None:
        """Note a province that the article speaks of."""
        self.provinces[gazetteer().province(unit).name] += weight


def speaks_of_new_units(names: Sequence[UnitName], on: date | None) -> bool:
    """Whether the article is of the time since 1 July 2025; without a date, by the units it names."""
    if on is not None:
        return on >= REORGANISED
    return any(name.type == "đặc khu" for name in names) and not any(
        name.type in ("huyện", "quận", "thị xã") for name in names
    )


def day_of(view: TextView) -> date | None:
    """A day of the year that an undated article speaks of most, where that is before 2025."""
    years = Counter(_YEAR.findall(view.lower))
    ((year, _),) = years.most_common(1) or [("", 0)]
    return date(int(year), 1, 1) if year and int(year) < CITY_OF_HUE.year else None


def gather_context(names: Sequence[UnitName], furniture: Sequence[UnitName], on: date | None) -> PlaceContext:
    """Weigh the provinces and districts of the article (3) and of the page around it (2)."""
    province_of_hue = any(name.name == "Thừa Thiên Huế" for name in names)
    before_2025 = province_of_hue if on is None else on < CITY_OF_HUE
    before_july_2025 = on is not None and on < REORGANISED
    context = PlaceContext(speaks_of_new_units(names, on), before_2025, before_july_2025)
    weighed = [(name, 3) for name in _once_each(names)] + [(name, 2) for name in _once_each(furniture)]
    for name, weight in weighed:
        _weigh_province(context, name, weight)
    for name, weight in weighed:
        _weigh_lower(context, name, weight)
    return context


def _once_each(names: Sequence[UnitName]) -> Iterable[UnitName]:
    return {name.key: name for name in reversed(names)}.values()


def _weigh_province(context: PlaceContext, name: UnitName, weight: int) -> None:
    provinces = [unit for unit in _then(name, context) if unit.level == "province"]
    if provinces:
        context.add_province(provinces[0], 2 * weight)


def _weigh_lower(context: PlaceContext, name: UnitName, weight: int) -> None:
    units = _plausible(name, context)
    if any(unit.level == "province" for unit in units):
        return
    districts = [unit for unit in units if unit.level == "district"]
    for unit in districts:
        context.districts[unit.id] += weight
    if len({gazetteer().province(unit).name for unit in districts or units}) == 1:
        context.add_province(units[0], weight if districts else 1)


def _then(name: UnitName, context: PlaceContext) -> list[AdminUnit]:
    """The candidates of the article's time; before 2025 those of a province that has been renamed since."""
    candidates = _of_printed_type(name, _there_then(name, context))
    then = of_era(candidates, context.new_era)
    renamed = [unit for unit in candidates if gazetteer().province(unit).era == "past"]
    if not (context.before_2025 and renamed):
        return then
    code = gazetteer().province(renamed[0]).code
    return [unit for unit in then if gazetteer().province(unit).code != code] + renamed


def _there_then(name: UnitName, context: PlaceContext) -> list[AdminUnit]:
    """The candidates without those that came after the article, where its time is known."""
    return [unit for unit in name.candidates if not (context.before_july_2025 and unit.era == "new")]


def _of_printed_type(name: UnitName, units: list[AdminUnit]) -> list[AdminUnit]:
    types = name.types or (name.type,)
    return [unit for unit in units if unit.type in types] or units


def of_era(units: Iterable[AdminUnit], new_era: bool) -> list[AdminUnit]:
    """The units that an article of this time can mean, the likeliest era only."""
    units = list(units)
    order = ("new", "old", "past") if new_era else ("old", "past", "new")
    for era in order:
        of = [unit for unit in units if unit.era == era]
        if of:
            return of
    return []


class Settled(NamedTuple):
    """The unit that a name means and its province, either None where it stays open; ``by`` says what told."""

    unit: AdminUnit | None
    province: str | None
    by: str


def settle(name: UnitName, context: PlaceContext, neighbours: Sequence[UnitName]) -> Settled:
    """The unit that a name means and its province, by the places that the article speaks of."""
    units = _plausible(name, context)
    beside = [parent for parent in neighbours if 0 <= parent.start - name.end <= _ADJACENT]
    if not units:
        return _province_alone(beside, context)
    parents = {parent.key for parent in beside}
    scored = [(_fit(unit, context, parents), unit) for unit in units]
    best = max(score for score, _ in scored)
    top = [unit for score, unit in scored if score == best]
    if len({(unit.code, gazetteer().province(unit).code) for unit in top}) == 1:
        by = "the only unit of this name" if len(units) == 1 else _told_by(best)
        return Settled(top[0], _province_then(top[0], context).full_name, by)
    provinces = {_province_then(unit, context).full_name for unit in top}
    return Settled(None, provinces.pop() if len(provinces) == 1 else None, _told_by(best))


def _province_then(unit: AdminUnit, context: PlaceContext) -> AdminUnit:
    """The province of a unit; before 2025 by the name it had then."""
    province = gazetteer().province(unit)
    if context.before_2025 and province.era == "old":
        renamed = (past for past in gazetteer().provinces if past.era == "past")
        return next((past for past in renamed if past.code == province.code), province)
    return province


BESIDE = "the unit named beside it"
"""What told the most: this mention's own parent."""


def _told_by(score: float) -> str:
    """What a score of `_fit` comes from."""
    if score >= _BESIDE:
        return BESIDE
    if score >= _IN_DISTRICT:
        return "a district spoken of"
    return "a province spoken of" if score else "all units of this name"


def _plausible(name: UnitName, context: PlaceContext) -> list[AdminUnit]:
    """Units of the article's era; of the one before where only those fit the context (a dissolved unit)."""
    first, there = _then(name, context), _there_then(name, context)
    in_districts = [unit for unit in there if unit.parent in context.districts]
    in_provinces = [unit for unit in there if gazetteer().province(unit).name in context.provinces]
    for fitting in (in_districts, in_provinces):
        if fitting:
            return first if any(unit in fitting for unit in first) else of_era(fitting, context.new_era)
    return first


def _fit(unit: AdminUnit, context: PlaceContext, parents: set[tuple[str, str]]) -> float:
    ancestors = [unit]
    while (parent := gazetteer().parent(ancestors[-1])) is not None:
        ancestors.append(parent)
    score = 0.0
    for ancestor in ancestors[1:]:
        score += _BESIDE * ((ancestor.type, name_key(ancestor.name)) in parents)
        score += _IN_DISTRICT * (context.districts[ancestor.id] > 0)
    return score + 0.1 * context.provinces[ancestors[-1].name]


def _province_alone(beside: Sequence[UnitName], context: PlaceContext) -> Settled:
    """The province of a name that the gazetteer lacks: its parent's, else the article's only one."""
    for parent in beside:
        provinces = {_province_then(unit, context).full_name for unit in _plausible(parent, context)}
        if len(provinces) == 1:
            return Settled(None, provinces.pop(), BESIDE)
    return Settled(None, _only_province(context), "the only province spoken of")


def _only_province(context: PlaceContext) -> str | None:
    """The province of the article, where it speaks of one only."""
    if len(context.provinces) != 1:
        return None
    (name,) = context.provinces
    found = of_era(gazetteer().named(name, "province"), context.new_era)
    return found[0].full_name if found else None
