"""The whole way: worst-case articles in linear time, the same record whatever the Unicode form."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_extract import Record, extract
from cchc_extract.loading import load
from cchc_extract.pipeline import read

HEAD = (
    "Kiểm tra cải cách hành chính tại xã Nam Mẫu\n"
    "Ngày 26/10/2023, Đoàn kiểm tra của UBND huyện Ba Bể do ông Hoàng Văn Thử, Phó Trưởng phòng Nội vụ làm Trưởng đoàn "
    "kiểm tra cải cách hành chính tại xã Nam Mẫu. "
)
UNITS = [
    "5 hồ sơ, ", "đạt 5% ", "từ 5 ngày ", "trong đó 5 hồ sơ ", "a b. ", "Nguyễn Văn A, ", "ông Nguyễn Văn A, Chủ tịch UBND xã ",
    "xã Ba Vì, ", "các xã Ba Vì, ", "Hà Nội ", "ngày 3/4, ", "năm 2022 ", "Kế hoạch số 5/KH-UBND ", "đề nghị ", "tại xã ",
    "Đoàn kiểm tra ", "sẽ khảo sát, kiểm tra tại ", "một cửa; ", "(", "PBT - ", "Ảnh: Lê ", "1 nghìn ", "chủ tịch ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        article = load((HEAD + unit * (length // len(unit))).encode(), "a.txt")
        started = time.perf_counter()
        read(article)
        return time.perf_counter() - started

    seconds(1_000)
    assert seconds(60_000) < 24 * max(seconds(10_000), 0.05)


def content(record: Record) -> dict[str, object]:
    return record.model_dump(exclude={"source", "record_id"})


def test_a_record_does_not_depend_on_the_unicode_form() -> None:
    composed = (
        HEAD
        + "Năm 2023, xã tiếp nhận 1.286 hồ sơ, trả đúng hạn 1.250 hồ sơ, đạt 99%; uỷ ban đề nghị huyện hỗ trợ."
    )
    assert content(extract(unicodedata.normalize("NFD", composed))) == content(extract(composed))


def test_reading_twice_gives_the_same() -> None:
    assert extract(HEAD) == extract(HEAD)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=400))
def test_any_text_gives_a_valid_record(tail: str) -> None:
    record = extract(HEAD + tail)
    assert Record.model_validate_json(record.model_dump_json()) == record
    for item in (*record.officials, *record.units, *record.documents, *record.figures, *record.findings):
        for span in item.evidence:
            assert 0 <= span.start < span.end <= len(record.text)
