"""Administrative units: found by name, resolved by the places the article speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_extract.extraction.mention import Mention, evidence
from cchc_extract.extraction.unit_names import UnitName, aliases, typed_names
from cchc_extract.extraction.unit_names_bare import (
    bare_names,
    capitalised_syllables,
    distant_cities,
    possibly_named,
)
from cchc_extract.extraction.unit_resolution import (
    BESIDE,
    PlaceContext,
    Settled,
    day_of,
    gather_context,
    of_era,
    settle,
)
from cchc_extract.gazetteer import TYPES, AdminUnit, gazetteer, name_key
from cchc_extract.schema import CurrentUnit, Level, Unit
from cchc_extract.view import TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention(Mention):
    """A unit where it is named; the span is the wording as printed, without an inherited type word."""

    name: str
    level: Level
    code: str | None
    province: str | None
    current: tuple[CurrentUnit, ...] | None
    settled_by: str


def find_units(view: TextView, furniture: Sequence[str], on: date | None) -> list[UnitMention]:
    """Every mention of a named unit, in order.

    ``furniture`` (the page around the article) and ``on`` (the day of the article, where known) help to
    tell units of the same name apart.
    """
    names = typed_names(view) + aliases(view)
    syllables = capitalised_syllables(view)
    wide = possibly_named(gazetteer().provinces + gazetteer().cities, syllables)
    names += bare_names(view, [unit for unit in wide if unit.level == "province"], names)
    around = typed_names(TextView("\n".join(furniture)))
    context = gather_context(names, around, on or day_of(view))
    lower = bare_names(view, possibly_named(_below(context), syllables), names)
    names += lower
    if districts := [unit for name in lower for unit in name.candidates if unit.level == "district"]:
        communes = [commune for unit in set(districts) for commune in gazetteer().children(unit)]
        names += bare_names(view, possibly_named(communes, syllables), names)
    if not context.new_era:
        names += distant_cities(view, [unit for unit in wide if unit.level == "district"], names)
    names.sort(key=lambda name: (name.start, -name.end))
    return _mentions(names, context)


def _below(context: PlaceContext) -> list[AdminUnit]:
    """Units that the article may name without a type word: those of its districts and of its provinces."""
    units: list[AdminUnit] = []
    for district in context.districts:
        units += gazetteer().children(gazetteer().units[district])
        units.append(gazetteer().units[district])
    for name in context.provinces:
        for province in of_era(gazetteer().named(name, "province"), context.new_era):
            units += [unit for unit in gazetteer().children(province) if unit.level == "district"]
    return units


def _mentions(names: Sequence[UnitName], context: PlaceContext) -> list[UnitMention]:
    each = [settle(name, context, names[index + 1 : index + 3]) for index, name in enumerate(names)]
    together = _settle_together(names, each)
    mentions: list[UnitMention] = []
    for name, own in zip(names, each, strict=True):
        if mentions and name.start < mentions[-1].end:
            continue
        mentions.append(_mention(name, own if own.unit and own.by == BESIDE else together[name.key]))
    return mentions


def _mention(name: UnitName, settled: Settled) -> UnitMention:
    unit = settled.unit
    kind = unit.type if unit and name.types else name.type
    return UnitMention(
        start=name.start,
        end=name.end,
        rule=name.rule,
        name=f"{kind} {name.name}",
        level=unit.level if unit else TYPES[name.type],
        code=(unit.code or None) if unit else None,
        province=settled.province,
        current=gazetteer().current(unit) if unit else None,
        settled_by=settled.by,
    )


def _settle_together(names: Sequence[UnitName], each: Sequence[Settled]) -> dict[tuple[str, str], Settled]:
    """Each name once: the mention with a parent beside it settles the others."""
    settled: dict[tuple[str, str], Settled] = {}
    for name, found in zip(names, each, strict=True):
        known = settled.get(name.key)
        if known is None or (known.unit is None and found.unit is not None):
            settled[name.key] = found
    return settled


def assemble_units(mentions: Sequence[UnitMention]) -> list[Unit]:
    """One entry a unit, in order of first mention, with all its mentions as evidence."""
    together: dict[tuple[str, str, str | None], list[UnitMention]] = {}
    for mention in mentions:
        unit = (mention.level, name_key(mention.name), mention.code)
        together.setdefault(unit, []).append(mention)
    return [_unit(group) for group in together.values()]


def _unit(group: Sequence[UnitMention]) -> Unit:
    first = group[0]
    settled = ("code",) * bool(first.code) + ("province",) * (first.province not in (None, first.name))
    return Unit(
        evidence=evidence(mention.span for mention in group),
        source_rule=first.rule,
        context=dict.fromkeys(settled, first.settled_by),
        name=first.name,
        level=first.level,
        code=first.code,
        province=first.province,
        current=list(first.current) if first.current else None,
    )
