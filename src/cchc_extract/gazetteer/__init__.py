"""Việt Nam's administrative units, old and new, and their lookup by name.

The data (`units.tsv.gz`) is built by `scripts/build_gazetteer.py` from open packages (see `NOTICE`): the
units before 1 July 2025 (63 provinces, 696 districts, 10,035 communes), those since (34 and 3,321), and
some 2,500 that were merged or renamed earlier, each with its code and, where it is gone, the units that it
is in now. Half of those gone earlier are known by an unaccented alias only, and without a code.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from cchc_extract.schema import CurrentUnit, Level
from cchc_extract.vietnamese import key

Era = Literal["past", "old", "new"]
REORGANISED = date(2025, 7, 1)
"""From this day there are 34 provinces, no districts, and 3,321 communes."""

TYPES: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "thành phố": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
"""Type words and their level; a ``thành phố`` may be a province too."""
ALIAS_ONLY = "~"
"""What the name of a unit begins with of which only an unaccented alias is known."""

_REST_OF_SYLLABLE = re.compile(r"[^\w ]\S*")


@dataclass(frozen=True, slots=True)
class AdminUnit:
    """One unit of one era (``past``: gone before July 2025, ``old``: until then, ``new``: since)."""

    id: int
    era: Era
    level: Level
    type: str
    name: str
    code: str
    parent: int | None
    current: tuple[int, ...] = ()
    first_syllable: str = ""
    """Of its name, in lower case: texts without it do not name the unit."""
    last_syllable: str = ""
    """Likewise; a number behind the name is no syllable."""

    @property
    def full_name(self) -> str:
        """Type word and proper name."""
        return f"{self.type} {self.name}"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All units, found by name, and their parents and children.

    ``provinces`` are those of every era, ``cities`` those of a province until July 2025.
    """

    units: tuple[AdminUnit, ...]
    _by_name: dict[str, list[AdminUnit]] = field(default_factory=lambda: defaultdict(list))
    _by_alias: dict[str, list[AdminUnit]] = field(default_factory=lambda: defaultdict(list))
    _children: dict[int, list[AdminUnit]] = field(default_factory=lambda: defaultdict(list))
    _current: dict[int, tuple[CurrentUnit, ...]] = field(default_factory=dict)
    provinces: list[AdminUnit] = field(default_factory=list)
    cities: list[AdminUnit] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index the units by name and by parent."""
        for unit in self.units:
            if unit.name.startswith(ALIAS_ONLY):
                self._by_alias[unit.name.removeprefix(ALIAS_ONLY)].append(unit)
            else:
                self._by_name[name_key(unit.name)].append(unit)
            if unit.parent is not None and not unit.name.startswith(ALIAS_ONLY):
                self._children[unit.parent].append(unit)
            if unit.level == "province":
                self.provinces.append(unit)
            elif unit.type == "thành phố" and unit.era == "old":
                self.cities.append(unit)

    def named(self, name: str, level: Level | None = None) -> Sequence[AdminUnit]:
        """Every unit of this proper name (tone placement, case and a few spellings apart)."""
        found = self._by_name.get(name_key(name), [])
        return found if level is None else [unit for unit in found if unit.level == level]

    def once_called(self, name: str, kind: str) -> Sequence[AdminUnit]:
        """Units long gone, of this name and type, of which only an unaccented alias is known."""
        return [unit for unit in self._by_alias.get(slug(name), ()) if unit.type == kind]

    def parent(self, unit: AdminUnit) -> AdminUnit | None:
        """The unit that it belongs to directly."""
        return None if unit.parent is None else self.units[unit.parent]

    def children(self, unit: AdminUnit) -> Sequence[AdminUnit]:
        """The units that belong to it directly, those apart that are known by an alias only."""
        return self._children.get(unit.id, [])

    def province(self, unit: AdminUnit) -> AdminUnit:
        """Its province; a province is its own."""
        while unit.parent is not None:
            unit = self.units[unit.parent]
        return unit

    def current(self, unit: AdminUnit) -> tuple[CurrentUnit, ...] | None:
        """The units it is in now, for one that the reorganisation of 1 July 2025 dissolved."""
        if unit.current and unit.id not in self._current:
            targets = (self.units[target] for target in unit.current)
            self._current[unit.id] = tuple(
                CurrentUnit(name=target.full_name, code=target.code, province=self.province(target).full_name)
                for target in targets
            )
        return self._current.get(unit.id)


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """What units are found by: folded, lower case, one spelling of ``đắk``, ``quý`` and ``II``, no hyphens.

    >>> name_key("Đăk R’lấp") == name_key("Đắk R'Lấp"), name_key("Qui Nhơn") == name_key("Quy Nhơn")
    (True, True)
    >>> name_key("Tam Xuân II")
    'tam xuân 2'
    """
    words = _DAK.sub("đắk", key(name).replace("-", " "))
    if words.endswith((" i", " ii", " iii")):
        words = _ROMAN.sub(lambda match: str(len(match.group())), words)
    return " ".join(_I_FOR_Y.sub(lambda match: _Y[match.group()], words).split())


_DAK = re.compile(r"\bđ[aăắ][kc]\b")
_I_FOR_Y = re.compile(r"(?:(?<=\b[hklmst])|(?<=\bqu))[iìíỉĩị]\b")
_ROMAN = re.compile(r"(?<= )i{1,3}$")
_Y = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))


def slug(name: str) -> str:
    """A name without accents and blanks: ``Quy Hậu`` -> ``quyhau``."""
    plain = unicodedata.normalize("NFD", name.lower()).replace("đ", "d")
    return "".join(char for char in plain if char.isalnum())


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once a process (about 50 ms)."""
    packed = files("cchc_extract.gazetteer").joinpath("units.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().split("\n")
    return Gazetteer(tuple(_unit(number, line) for number, line in enumerate(lines)))


def _unit(number: int, line: str) -> AdminUnit:
    era, level, kind, name, code, parent, current = line.split("\t")
    syllables = _REST_OF_SYLLABLE.sub("", name.lower()).split() or [""]
    return AdminUnit(
        id=number,
        era=cast(Era, era),
        level=cast(Level, level),
        type=kind,
        name=name,
        code=code,
        parent=int(parent) if parent else None,
        current=tuple(map(int, current.split())),
        first_syllable=syllables[0],
        last_syllable=next((last for last in reversed(syllables) if last.isalpha()), syllables[0]),
    )
