"""Numbers as printed in Vietnamese, and numbers that are no figures."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.numbers import parse_number
from cchc_extract.extraction.quantities import find_quantities
from cchc_extract.vietnamese import nfc
from cchc_extract.view import TextView

PRINTED = [
    ("thousands with points", "110.274", 110274),
    ("thousands with commas", "1,286", 1286),
    ("decimal comma", "97,1", 97.1),
    ("decimal point", "6.5", 6.5),
    ("leading zero", "07", 7),
    ("magnitude", "412,5 nghìn", 412500),
    ("magnitude and rest", "1 nghìn 800", 1800),
    ("thousands and decimals with magnitude", "20.350,6 tỷ", 20_350_600_000_000),
    ("millions", "1,2 triệu", 1_200_000),
]


@pytest.mark.parametrize(("printed", "number"), [row[1:] for row in PRINTED], ids=[row[0] for row in PRINTED])
def test_parse_number(printed: str, number: float) -> None:
    assert parse_number(printed) == number
    assert type(parse_number(printed)) is type(number)


FOUND = [
    ("a count", "nhận 34.113 hồ sơ", ["34.113"]),
    ("a ratio", "đạt 110.274/110.274 hồ sơ", ["110.274/110.274"]),
    ("a ratio in words", "20 trên tổng số 25 xã", ["20 trên tổng số 25"]),
    ("one of several", "là 1 trong 4 xã làm điểm", ["1 trong 4"]),
    ("a share", "đạt 98,6% kế hoạch", ["98,6%"]),
    ("a share glued to its verb", "sản xuất tăng1,36%", ["1,36%"]),
    ("a range", "mất 3-5 tháng, tăng 9-11%", ["3-5", "9-11%"]),
    ("a range in words", "từ 3 đến 4 người", ["3 đến 4"]),
    ("glued to its unit", "khoảng 40km", ["40"]),
    ("not a service level", "trực tuyến mức độ 3, 4", []),
    ("a count after a level", "mức độ 3, 13 dịch vụ", ["13"]),
    ("not a clock", "lúc 16h30 và 14 giờ 05 phút", []),
    ("not a name with a digit", "chính quyền 2 cấp, quận 2, Đề án 06, cơ chế 1 cửa", []),
    ("not a village's number", "tại thôn Bản Ba 1 và Bản Ba 2.", []),
    ("not an ordinal", "lần thứ 2, kỳ họp thứ 3, năm thứ 4 liên tiếp", []),
    ("not a year", "Tết Kỷ Hợi 2019 vừa qua", []),
    ("a number that could be a year", "tiếp nhận 2019 hồ sơ", ["2019"]),
    ("not a list number", "1. Căn cứ pháp lý", []),
    ("not a phone number", "Điện thoại: 0209.3000.115", []),
    ("not round the clock", "có điện 24/24 giờ", []),
    ("a total is no name's number", "với tổng số 133 TTHC", ["133"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_find_quantities(text: str, expected: list[str]) -> None:
    view = TextView(text)
    assert [text[quantity.start : quantity.end] for quantity in find_quantities(view, [])] == expected


def test_nothing_inside_what_is_taken_is_a_quantity() -> None:
    text = "ngày 13/3 nhận 5 hồ sơ"
    assert [text[q.start : q.end] for q in find_quantities(TextView(text), [(0, 9)])] == ["5"]


@given(st.text(alphabet=st.sampled_from("0123456789.,/%- đntỷgiệu\n()")))
def test_any_text_gives_quantities_inside_it(text: str) -> None:
    text = nfc(text)
    for quantity in find_quantities(TextView(text), []):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert any(char.isdigit() for char in text[quantity.start : quantity.end])


@pytest.mark.parametrize("unit", ["1 ", "1/", "1.", "1,", "12 nghìn ", "5-", "(3/4) "])
def test_a_long_line_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        view = TextView(unit * (length // len(unit)))
        started = time.perf_counter()
        find_quantities(view, [])
        return time.perf_counter() - started

    seconds(1_000)
    assert seconds(80_000) < 40 * max(seconds(10_000), 0.01)
