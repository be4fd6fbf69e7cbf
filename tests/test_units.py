"""Administrative units in text: how they are written, what only looks like one, which one is meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.units import assemble_units, find_units
from cchc_extract.schema import Unit
from cchc_extract.vietnamese import nfc
from cchc_extract.view import TextView

OLD, NEW = date(2022, 5, 1), date(2025, 9, 1)


def units_of(text: str, on: date | None = OLD, furniture: tuple[str, ...] = ()) -> list[Unit]:
    return assemble_units(find_units(TextView(text), furniture, on))


NAMES = [
    ("type word and name", "tại xã Nam Mẫu, huyện Ba Bể", ["xã Nam Mẫu", "huyện Ba Bể"]),
    ("capital type word", "Huyện Ba Bể họp", ["huyện Ba Bể"]),
    ("inside an agency", "UBND huyện Hữu Lũng và HĐND tỉnh Lạng Sơn", ["huyện Hữu Lũng", "tỉnh Lạng Sơn"]),
    ("abbreviated", "TP. Nha Trang, TX. Kinh Môn, TT. Phùng", ["thành phố Nha Trang", "thị xã Kinh Môn", "thị trấn Phùng"]),
    ("TPHCM", "UBND TPHCM và TP.HCM", ["thành phố Hồ Chí Minh"]),
    ("a list shares its type word", "các xã Tân Lập, Yên Bình", ["xã Tân Lập", "xã Yên Bình"]),
    ("a counted list", "tại 3 phường Bắc Hồng, Trung Lương và Đậu Liêu của thị xã Hồng Lĩnh",
     ["phường Bắc Hồng", "phường Trung Lương", "phường Đậu Liêu", "thị xã Hồng Lĩnh"]),
    ("two lists", "các quận Hà Đông, Tây Hồ và các huyện Gia Lâm, Thạch Thất",
     ["quận Hà Đông", "quận Tây Hồ", "huyện Gia Lâm", "huyện Thạch Thất"]),
    ("a list after a gap", "quận Hoàn Kiếm có 3 phường xếp trên cùng: Hàng Mã (95,1 điểm), Hàng Đào (94 điểm) và Cửa Nam",
     ["quận Hoàn Kiếm", "phường Hàng Mã", "phường Hàng Đào", "phường Cửa Nam"]),
    ("provinces and cities", "các tỉnh, thành phố Nghệ An, Đà Nẵng", ["tỉnh Nghệ An", "thành phố Đà Nẵng"]),
    ("a province without its type word", "họp tại Hà Nội với đoàn Vĩnh Phúc", ["thành phố Hà Nội", "tỉnh Vĩnh Phúc"]),
    ("a district without it, after its commune", "xã Đồng Tâm, Ninh Giang (tỉnh Hải Dương)",
     ["xã Đồng Tâm", "huyện Ninh Giang", "tỉnh Hải Dương"]),
    ("an agency's place", "Cục Thuế Hà Nội", ["thành phố Hà Nội"]),
    ("capitals", "KIỂM TRA TẠI XÃ TÂN LỘC BẮC, TÂN LỘC ĐÔNG", ["xã Tân Lộc Bắc", "xã Tân Lộc Đông"]),
    ("odd case", "xã Cương chính", ["xã Cương Chính"]),
    ("a number for a name", "phường 5, thành phố Cà Mau", ["phường 5", "thành phố Cà Mau"]),
    ("unknown to the gazetteer", "tại xã Quảng Lạc Thượng", ["xã Quảng Lạc Thượng"]),
    ("not a body", "Huyện Đoàn, Tỉnh Ủy, Thành Ủy, xã Đội", []),
    ("not a level", "UBND cấp xã Quảng bá", []),
    ("not an abbreviation", "TTHC, TTXVN và ông H. Hải", []),
    ("not a street", "đường Hòa Bình, phố Thái Bình", []),
    ("not a paper or a school", "Báo Tây Ninh, Trường THPT Lạng Sơn", []),
    ("not part of a person's name", "ông Nguyễn Hòa Bình", []),
    ("not a person after a post", "Chủ tịch UBND xã Nguyễn Văn Bảy", []),
    ("not an agency abroad", "theo Tân Hoa Xã", []),
    ("not the President", "tư tưởng Hồ Chí Minh", []),
    ("not a village", "thôn Bản Ba, ấp Tân Lập", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(text: str, expected: list[str]) -> None:
    assert sorted(unit.name for unit in units_of(text)) == sorted(expected)


PROVINCES = [
    ("unique in the country", "xã Cương Chính", OLD, (), "tỉnh Hưng Yên", True),
    ("by its district", "xã Tân Lập, huyện Vũ Thư", OLD, (), "tỉnh Thái Bình", True),
    ("by the province of the article", "Tỉnh Cà Mau: xã Tân Lộc Bắc", OLD, (), "tỉnh Cà Mau", True),
    (
        "by the furniture",
        "xã Nam Mẫu",
        OLD,
        ("xã Nam Mẫu – huyện Ba Bể – tỉnh Bắc Kạn",),
        "tỉnh Bắc Kạn",
        True,
    ),
    ("open", "xã Tân Lập", OLD, (), None, False),
    ("since July 2025", "xã Phú Giáo", NEW, (), "thành phố Hồ Chí Minh", True),
    ("a special zone", "đặc khu Phú Quốc", NEW, (), "tỉnh An Giang", True),
    ("a dissolved unit keeps its province", "UBND TP. Phú Quốc cũ", NEW, (), "tỉnh Kiên Giang", True),
    ("before the city of Huế", "thị xã Hương Thủy", OLD, (), "tỉnh Thừa Thiên Huế", True),
    (
        "its type has changed since",
        "thị xã Gia Nghĩa, tỉnh Đắk Nông",
        date(2019, 6, 1),
        (),
        "tỉnh Đắk Nông",
        True,
    ),
]


@pytest.mark.parametrize(
    ("text", "on", "furniture", "province", "known"),
    [row[1:] for row in PROVINCES],
    ids=[row[0] for row in PROVINCES],
)
def test_provinces(
    text: str, on: date, furniture: tuple[str, ...], province: str | None, known: bool
) -> None:
    unit = next(unit for unit in units_of(text, on, furniture) if unit.level != "province")
    assert unit.province == province
    assert (unit.code is not None) == known


def test_what_a_dissolved_unit_is_in_now() -> None:
    (unit,) = units_of("xã Nam Mẫu")
    assert unit.current is not None
    assert [(now.name, now.province) for now in unit.current] == [("xã Ba Bể", "tỉnh Thái Nguyên")]


def test_one_entry_a_unit_with_all_its_mentions() -> None:
    text = "Huyện Ba Bể họp. UBND huyện Ba Bể báo cáo."
    (unit,) = units_of(text)
    assert [text[span.start : span.end] for span in unit.evidence] == ["Huyện Ba Bể", "huyện Ba Bể"]


PIECES = [
    "xã ",
    "Ba Bể",
    "các xã ",
    "Tân Lập, ",
    " và ",
    "TP. ",
    "Hà Nội",
    "(",
    ")",
    "\n",
    "phường 5 ",
    "Nguyễn ",
    "ỷ",
    "a",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_units_inside_it(text: str) -> None:
    text = nfc(text)
    for unit in units_of(text):
        for span in unit.evidence:
            assert 0 <= span.start < span.end <= len(text)
