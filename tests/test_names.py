"""Names of people in running text: what is one, where it begins and ends, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.name_forms import is_vietnamese, name_odds
from cchc_extract.extraction.names import find_names
from cchc_extract.extraction.units import find_units
from cchc_extract.vietnamese import nfc
from cchc_extract.view import TextView


def names_in(text: str) -> list[str]:
    view = TextView(text)
    return [
        text[name.start : name.end]
        for name in find_names(view, [unit.span for unit in find_units(view, (), None)])
    ]


NAMES = [
    # the form alone: family name, middle words, given name
    ("nothing beside it", "Sáng nay, Bùi Văn Khởi đã ra trình diện.", ["Bùi Văn Khởi"]),
    ("in a list", "gồm: Lò Văn Púa (34 tuổi), Đặng Thị Nụ và Trần Hữu Mạnh.", ["Lò Văn Púa", "Đặng Thị Nụ", "Trần Hữu Mạnh"]),
    ("two family names", "theo Mai Nguyễn Việt Khôi (3 tuổi)", ["Mai Nguyễn Việt Khôi"]),
    ("a rare family name", "Ưng Hoàng Khôi chia sẻ về chuyến đi", ["Ưng Hoàng Khôi"]),
    ("two families, a rare one first", "Thứ trưởng Bộ N&MT Chu Phạm Ngọc Hiên cho biết", ["Chu Phạm Ngọc Hiên"]),
    ("behind a company's name", "Phó Tổng Giám đốc Petrolimex Trần Ngọc Nam cho biết", ["Trần Ngọc Nam"]),
    ("behind an acronym", "FLC Trịnh Văn Khuyến cho hay", ["Trịnh Văn Khuyến"]),
    ("ends like a province", "Phó Thủ tướng Trương Hòa Bình chủ trì", ["Trương Hòa Bình"]),
    ("ends like a country", "Đại biểu Dương Trung Quốc nêu ý kiến", ["Dương Trung Quốc"]),
    ("two syllables that act", "Trong vụ này, Trương Khoát khai nhận hành vi", ["Trương Khoát"]),
    # what a person is called
    ("a doctor", "Bác sĩ Phạm An Hiệu cho biết", ["Phạm An Hiệu"]),
    ("an abbreviated title", "Theo TS. Vi Đình Thụ, việc này khó", ["Vi Đình Thụ"]),
    ("an artist without family name", "ca sĩ Thu Ngà diện áo dài", ["Thu Ngà"]),
    ("an accused with a bare given name", "đối tượng Anh đã bỏ trốn", ["Anh"]),
    ("initials", "em Lê Văn L. (13 tuổi) và cháu Lò Thị K.A. ở nhà", ["Lê Văn L", "Lò Thị K.A"]),
    # given names
    ("after an honorific", "Theo ông Khuyến, cần làm sớm. Bà Hằng đồng ý.", ["Khuyến", "Hằng"]),
    ("of someone named before", "bắt Lò Văn Púa. Khi đó Púa đang ngủ.", ["Lò Văn Púa", "Púa"]),
    ("named again without a cue", "Ca sĩ Thu Ngà đến sớm. Cùng với Thu Ngà là em gái.", ["Thu Ngà", "Thu Ngà"]),
    ("without a family name, acting", "Hôm qua, Hữu Thắng khẳng định đội đã sẵn sàng", ["Hữu Thắng"]),
    # who signs
    ("a photographer of an agency", "Ảnh: TTXVN/Quang Hiển Thủ tướng phát biểu.", ["Quang Hiển"]),
    ("at the end of the line", "Vụ việc đang được làm rõ. Thu Hiền (TTXVN)", ["Thu Hiền"]),
    # where it ends
    ("the next sentence", "đối với ông Đặng Việt Khoa Ông Đoàn Xuân Thụ cho biết", ["Đặng Việt Khoa", "Đoàn Xuân Thụ"]),
    ("the next sentence, a number", "Ảnh: Văn Khánh Ngày 8/2 huyện họp", ["Văn Khánh"]),
    ("a signature in capitals", "PHAN HIỀN Trong ngày, ông Lê An đến", ["PHAN HIỀN", "Lê An"]),
    ("a given name that also opens sentences", "bà Trần Thị Liên cho biết", ["Trần Thị Liên"]),
    ("a conjunction before it", "Nhưng Lê Văn Khởi đã kịp về. Nhưng Văn Lâm đã cho biết", ["Lê Văn Khởi", "Văn Lâm"]),
    ("a caption and the next sentence", "sắc vóc của ca sĩ Ngọc Duyên Ngọc Duyên cho biết", ["Ngọc Duyên", "Ngọc Duyên"]),
    ("behind a place in an order", "Giải thứ 2 Chu Thị Xuyên, giải thứ 3 Hoàng Thị Lan", ["Chu Thị Xuyên", "Hoàng Thị Lan"]),
    ("a family name that is also a form of address", "Chủ tịch UBND xã Rơ Ông Ha Thuyên nói", ["Rơ Ông Ha Thuyên"]),
    # no person
    ("a street", "tại đường Nguyễn Huệ, Lê Lợi và Hàm Nghi", []),
    ("streets with a dash", "trên đường Trần Duy Hưng- Hoàng Minh Giám, Hà Nội", []),
    ("a port in a post", "Giám đốc Cảng Quốc tế Cái Lân đã khẳng định", []),
    ("an address", "tại số 168 Nguyễn Đình Chiểu", []),
    ("a school", "trường THPT Trần Đại Nghĩa", []),
    ("a hospital that speaks", "Bệnh viện Nguyễn Trãi cho biết", []),
    ("its head does", "Hiệu trưởng trường Lê Văn Tư cho biết", ["Lê Văn Tư"]),
    ("a ministry's long name", "Thứ trưởng Bộ Nông nghiệp và Phát triển nông thôn Trần Thành Nam", ["Trần Thành Nam"]),
    ("a paper", "theo báo Tiền Phong và Thanh Niên", []),
    ("a company", "Công ty TNHH Minh Long cho biết", []),
    ("a country", "học sinh Việt Nam và Hàn Quốc", []),
    ("a country's people", "cầu thủ Anh và cảnh sát Đức", []),
    ("a spirit", "bà Mụ ban cho", []),
    ("a foreign name", "Bộ trưởng Sergei Shoigu gặp Tayyip Erdogan", []),
    ("a place without type word", "bờ biển Gò Công Đông; Nhà Mát, Gành Hào", []),
    ("a headword behind a title", "em gái Thượng úy Lê An", ["Lê An"]),
    ("a sentence behind a title", "yêu con gái Sau tuần trăng mật", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


def test_family_names_alone_make_no_name() -> None:
    odds = name_odds()
    assert odds.full_name(["nguyễn", "quốc", "hội"]) < odds.full_name(["nguyễn", "quốc", "hưng"])
    assert odds.given_names(["tuấn", "hưng"]) > odds.given_names(["tân", "bình"])


@pytest.mark.parametrize("word", ["nguyễn", "thuỷ", "nghiêm", "quyên", "k", "ng"])
def test_vietnamese_syllables(word: str) -> None:
    assert is_vietnamese([word])


@pytest.mark.parametrize("word", ["gareth", "trump", "kđăm", "wifi", "flc"])
def test_other_syllables(word: str) -> None:
    assert not is_vietnamese([word])


PIECES = [
    "Nguyễn ",
    "Văn An",
    "ông ",
    "Ông ",
    "đường ",
    "Ảnh: ",
    "L. ",
    "K.A",
    ", ",
    "\n",
    "TTXVN",
    "Việt Nam ",
    "bác sĩ ",
    "(",
    "H'",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_names_apart_and_inside_it(text: str) -> None:
    view = TextView(nfc(text))
    end = 0
    for name in find_names(view, []):
        assert end <= name.start < name.end <= len(view.text)
        assert view.text[name.start].isupper()
        end = name.end


@pytest.mark.parametrize("piece", ["Nguyễn Văn An ", "ông Lê ", "Lê A. B. C. ", "LÊ An ", "Ảnh: Lê An, "])
def test_long_lines_take_linear_time(piece: str) -> None:
    view = TextView(piece * (200_000 // len(piece)))
    started = time.perf_counter()
    find_names(view, [])
    assert time.perf_counter() - started < 20
