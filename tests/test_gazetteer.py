"""The gazetteer: units of every era, their codes, parents, and what became of them."""

from __future__ import annotations

from collections import Counter

import pytest

from cchc_extract.gazetteer import AdminUnit, gazetteer, name_key


def unit(full_name: str, era: str, province: str) -> AdminUnit:
    kind, _, name = full_name.partition(" | ")
    found = [
        unit
        for unit in gazetteer().named(name)
        if unit.type == kind and unit.era == era and gazetteer().province(unit).name == province
    ]
    assert len(found) == 1, found
    return found[0]


def test_it_holds_the_units_before_and_since_the_reorganisation() -> None:
    counts = Counter((unit.era, unit.level) for unit in gazetteer().units)
    assert counts["old", "province"] == 63
    assert counts["old", "district"] == 696
    assert counts["old", "commune"] == 10_035
    assert counts["new", "province"] == 34
    assert counts["new", "commune"] == 3_321
    assert ("new", "district") not in counts


NAMED = [
    ("tone placement", "Hoà Bình", "Hòa Bình"),
    ("case", "CƯƠNG CHÍNH", "Cương Chính"),
    ("apostrophes", "Đắk R’Lấp", "Đắk R'Lấp"),
    ("đăk and đắk", "Đăk Glong", "Đắk Glong"),
    ("i and y", "Qui Nhơn", "Quy Nhơn"),
    ("i and y again", "Phú Quí", "Phú Quý"),
    ("a Roman number", "Tam Xuân II", "Tam Xuân 2"),
    ("three spellings of đắk", "Đak Ơ", "Đăk Ơ"),
    ("hyphens", "Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"),
]


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_a_name_is_found_in_its_spellings(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert gazetteer().named(one)


CURRENT = [
    ("merged into another commune", "xã | Nam Mẫu", "Bắc Kạn", ["xã Ba Bể"]),
    ("a province that is gone", "tỉnh | Hải Dương", "Hải Dương", ["thành phố Hải Phòng"]),
    ("a province that goes on", "tỉnh | Lạng Sơn", "Lạng Sơn", None),
    ("one that others were merged into", "phường | Bình Thủy", "Cần Thơ", ["phường Bình Thủy"]),
    (
        "a district whose communes have namesakes",
        "huyện | Đầm Hà",
        "Quảng Ninh",
        ["xã Đầm Hà", "xã Quảng Tân"],
    ),
    ("an island district", "huyện | Lý Sơn", "Quảng Ngãi", ["đặc khu Lý Sơn"]),
]


@pytest.mark.parametrize(
    ("name", "province", "expected"), [row[1:] for row in CURRENT], ids=[row[0] for row in CURRENT]
)
def test_what_a_unit_is_in_now(name: str, province: str, expected: list[str] | None) -> None:
    current = gazetteer().current(unit(name, "old", province))
    assert (current and [target.name for target in current]) == expected


def test_a_district_is_in_all_the_communes_its_own_went_to() -> None:
    current = gazetteer().current(unit("thành phố | Phú Quốc", "old", "Kiên Giang"))
    assert current is not None
    assert {target.name for target in current} == {"đặc khu Phú Quốc", "đặc khu Thổ Châu"}


def test_parents_and_provinces() -> None:
    commune = unit("xã | Nam Mẫu", "old", "Bắc Kạn")
    parent = gazetteer().parent(commune)
    assert parent is not None
    assert parent.full_name == "huyện Ba Bể"
    assert commune in gazetteer().children(parent)
    assert gazetteer().province(commune).code == "06"
    assert commune.code == "01909"


def test_a_unit_long_gone_is_found_by_its_alias_and_has_no_code() -> None:
    (commune,) = gazetteer().once_called("Quy Hậu", "xã")
    assert (commune.era, commune.code) == ("past", "")
    assert gazetteer().province(commune).name == "Hòa Bình"
    assert not gazetteer().once_called("Quy Hậu", "phường")
    parent = gazetteer().parent(commune)
    assert parent is not None
    assert commune not in gazetteer().children(parent)


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("2", "quận", "769"),
        ("Thủ Đức", "quận", "762"),
        ("Hoành Bồ", "huyện", "204"),
        ("Từ Liêm", "huyện", "019"),
    ],
)
def test_districts_that_the_packages_lack(name: str, kind: str, code: str) -> None:
    assert [unit.code for unit in gazetteer().named(name, "district") if unit.type == kind] == [code]
