"""Officials: names that something vouches for, posts, honorifics, and who is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.names import find_names
from cchc_extract.extraction.people import Person, find_people
from cchc_extract.extraction.units import find_units
from cchc_extract.vietnamese import nfc
from cchc_extract.view import TextView
from tests.conftest import SHARED


def people_of(text: str) -> list[Person]:
    view = TextView(text)
    return find_people(view, find_units(view, (), None))


PEOPLE = [
    ("honorific and post after a dash", "có đồng chí Mai Thúy Vân - Trưởng Ban Pháp chế HĐND tỉnh; lãnh đạo các sở.",
     "Mai Thúy Vân", "đồng chí", ["Trưởng Ban Pháp chế HĐND tỉnh"]),
    ("post after a comma, role after it", "do ông Nguyễn Bá Lộc, Phó Giám đốc Sở Nội vụ, làm Trưởng đoàn",
     "Nguyễn Bá Lộc", "ông", ["Phó Giám đốc Sở Nội vụ"]),
    ("dash without a blank", "có Phạm Bình An- Phó Bí thư Huyện ủy, Chủ tịch UBND huyện;",
     "Phạm Bình An", None, ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện"]),
    ("post before the name", "Phó Chủ tịch UBND tỉnh, Trưởng ban chỉ đạo cải cách hành chính tỉnh Lưu Hạnh chủ trì.",
     "Lưu Hạnh", None, ["Phó Chủ tịch UBND tỉnh", "Trưởng ban chỉ đạo cải cách hành chính tỉnh"]),
    ("after a unit's name", "Chủ tịch UBND quận Hải An Tạ Quốc Thụy yêu cầu", "Tạ Quốc Thụy", None,
     ["Chủ tịch UBND quận Hải An"]),
    ("a body with commas", "Chủ nhiệm Ủy ban Văn hóa, Giáo dục và Tôn giáo của Quốc hội Mạc Đình Khải trình bày",
     "Mạc Đình Khải", None, ["Chủ nhiệm Ủy ban Văn hóa, Giáo dục và Tôn giáo của Quốc hội"]),
    ("the body goes on after a comma", "ông Vũ Mạnh Hà, Phó Vụ trưởng Vụ II, TTCP làm Trưởng đoàn",
     "Vũ Mạnh Hà", "ông", ["Phó Vụ trưởng Vụ II, TTCP"]),
    ("packed posts", "Tiếp đoàn có đ/c Đồng Phúc Lâm, PBT Đảng ủy - CT UBND xã cùng công chức.",
     "Đồng Phúc Lâm", "đồng chí", ["Phó Bí thư Đảng ủy", "Chủ tịch UBND xã"]),
    ("packed posts in capitals", "do đ/c LÝ MINH VƯỢNG, HUV-Trưởng phòng Nội vụ làm Tổ trưởng",
     "Lý Minh Vượng", "đồng chí", ["Huyện ủy viên", "Trưởng phòng Nội vụ"]),
    ("a former post", "bà Nguyễn Thị Hồng Minh, nguyên Thứ trưởng Bộ Thủy sản nói",
     "Nguyễn Thị Hồng Minh", "bà", ["nguyên Thứ trưởng Bộ Thủy sản"]),
    ("a double body", "đồng chí Nguyễn Thị Tố Uyển – Chánh Văn phòng HĐND – UBND huyện làm Trưởng đoàn",
     "Nguyễn Thị Tố Uyển", "đồng chí", ["Chánh Văn phòng HĐND – UBND huyện"]),
    ("Ê đê", "ông Y Wân Dla Niê KĐăm, Chủ tịch UBND xã Ea Hồ", "Y Wân Dla Niê KĐăm", "ông", ["Chủ tịch UBND xã Ea Hồ"]),
    ("with an apostrophe", "Theo Phó Giám đốc Sở Nội vụ Điểu K’Lanh, việc này", "Điểu K’Lanh", None, ["Phó Giám đốc Sở Nội vụ"]),
    ("H'", "bà H'Nương Mlô, Phó Chủ tịch HĐND huyện", "H'Nương Mlô", "bà", ["Phó Chủ tịch HĐND huyện"]),
    ("H' behind a post", "có PCT UBND xã H'Nương Mlô cùng dự", "H'Nương Mlô", None, ["Phó Chủ tịch UBND xã"]),
    ("addressed before the post", "đồng chí Phó Chủ tịch UBND tỉnh Bùi Văn Khởi chủ trì", "Bùi Văn Khởi", "đồng chí",
     ["Phó Chủ tịch UBND tỉnh"]),
    ("a rank", "Đại tá Lê Văn An, Phó Giám đốc Công an tỉnh", "Lê Văn An", "đại tá", ["Phó Giám đốc Công an tỉnh"]),
    ("an aside before the name", "Chủ tịch UBND phường Hòa Khê (quận Thanh Khê) Ngô Trí Dương cho biết",
     "Ngô Trí Dương", None, ["Chủ tịch UBND phường Hòa Khê"]),
    ("a verb ends the post", "Ông Vũ Chí Thanh, Phó Chủ tịch UBND tỉnh Vĩnh Phúc khẳng định", "Vũ Chí Thanh", "ông",
     ["Phó Chủ tịch UBND tỉnh Vĩnh Phúc"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "honorific", "positions"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE]
)
def test_a_person(text: str, name: str, honorific: str | None, positions: list[str]) -> None:
    (person,) = people_of(text)
    assert (person.name, person.honorific, list(person.positions)) == (name, honorific, positions)


def test_people_of_a_list_share_its_post() -> None:
    people = people_of(
        "thành viên gồm các đại biểu Quốc hội: Cao Thị Bích Lệ, Võ Hữu Thạnh, Kiều Thị Mỹ Dung; cùng đại diện"
    )
    assert [person.name for person in people] == ["Cao Thị Bích Lệ", "Võ Hữu Thạnh", "Kiều Thị Mỹ Dung"]
    assert {person.positions for person in people} == {("đại biểu Quốc hội",)}


def test_people_of_a_list_with_asides_share_its_post() -> None:
    people = people_of("có các đ/c PCT UBND xã Lò Văn Púa (Ea Ngai) và Lê Viết Khởi (Cư Pơng) cùng dự")
    assert [(person.name, person.positions) for person in people] == [
        ("Lò Văn Púa", ("Phó Chủ tịch UBND xã",)),
        ("Lê Viết Khởi", ("Phó Chủ tịch UBND xã",)),
    ]


def test_a_post_ends_where_the_next_person_begins() -> None:
    people = people_of("Đón có đ/c Lý Văn Plỡ, Chủ tịch HĐND xã và đ/c Lò Thị Blin, Phó Chủ tịch UBND xã.")
    assert [person.positions for person in people] == [("Chủ tịch HĐND xã",), ("Phó Chủ tịch UBND xã",)]


def test_a_post_before_a_name_is_not_of_the_one_named_before() -> None:
    people = people_of("Dự có Thứ trưởng Bộ Tài chính Lương Anh Tú, Thứ trưởng Bộ KH&ĐT Phạm Duy Đông.")
    assert [(person.name, person.positions) for person in people] == [
        ("Lương Anh Tú", ("Thứ trưởng Bộ Tài chính",)),
        ("Phạm Duy Đông", ("Thứ trưởng Bộ KH&ĐT",)),
    ]


def test_later_mentions_join_the_person() -> None:
    text = (
        "Ông Nguyễn Bá Khương, Phó Giám đốc Sở Nội vụ làm Trưởng đoàn. Ông Khương nói. "
        "Nguyễn Bá Khương, Phó Giám đốc Sở Nội vụ tỉnh Hà Nam yêu cầu."
    )
    (person,) = people_of(text)
    assert [text[m.start : m.end] for m in person.mentions if m.short] == ["Khương"]
    assert person.positions == ("Phó Giám đốc Sở Nội vụ tỉnh Hà Nam",)


NOBODY = [
    ("a citizen", "Bà Trần Thị Quỳnh, người dân phường Hòa Khê cho biết"),
    ("a business man", "ông Lê Văn Tám, Giám đốc Công ty TNHH An Phú"),
    ("who signs", "Tin, ảnh: Nông Thị Xoan – Công chức Văn phòng"),
    ("a photographer", "Bộ phận một cửa. Ảnh: Minh Đăng"),
    ("a ministry", "Giám đốc Sở Công Thương phát biểu"),
    ("a place", "Chủ tịch UBND tỉnh Thái Nguyên phát biểu"),
    ("a street", "tại đường Nguyễn Huệ"),
    ("a delegation", "Phó Trưởng Đoàn Kiểm tra phát biểu"),
]


@pytest.mark.parametrize("text", [row[1] for row in NOBODY], ids=[row[0] for row in NOBODY])
def test_nobody(text: str) -> None:
    assert people_of(text) == []


PIECES = [
    "ông ",
    "Nguyễn Văn A",
    ", ",
    " - ",
    "Chủ tịch UBND ",
    "xã Ba Vì ",
    "PBT ",
    "H'",
    "(",
    ")",
    ": ",
    "và ",
    "\n",
    "đ/c ",
    "X",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_names_inside_it(text: str) -> None:
    text = nfc(text)
    for person in people_of(text):
        assert person.positions
        for mention in person.mentions:
            assert text[mention.start : mention.end].strip()


@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared corpus beside the project")
def test_names_in_annotated_sentences() -> None:
    hit = extra = missed = 0
    for line in (SHARED / "corpus" / "names.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        gold = {(p["start"], p["end"]) for p in row["persons"] if p["kind"] == "full"}
        other = {(p["start"], p["end"]) for p in row["persons"]} - gold
        view = TextView(row["text"])
        places = [place.span for place in find_units(view, (), None)]
        said = {(m.start, m.end) for m in find_names(view, places) if not m.short} - other
        hit, extra, missed = hit + len(said & gold), extra + len(said - gold), missed + len(gold - said)
    assert 2 * hit / (2 * hit + extra + missed) > 0.9
