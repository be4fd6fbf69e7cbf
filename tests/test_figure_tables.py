"""Tables of figures: which head, row and period a number stands under."""

from __future__ import annotations

import time
from datetime import date

import pytest

from cchc_extract.extraction.tables import find_tables
from cchc_extract.view import TextView
from tests.figure_cases import figures_of


def cells(text: str) -> list[tuple[str, str, str]]:
    """Number, head of its column, label of its row."""
    return [
        (text[slice(*cell.span)], text[slice(*cell.head)], text[slice(*cell.label)])
        for cell in find_tables(TextView(text)).cells.values()
    ]


TABLES = [
    ("a label and two columns", "Kết quả:\nLĩnh vực\nNhận\nTrả\nĐất đai\n5\n4\nHộ tịch\n7\n7\nHết bài.",
     [("5", "Nhận", "Đất đai"), ("4", "Trả", "Đất đai"), ("7", "Nhận", "Hộ tịch"), ("7", "Trả", "Hộ tịch")]),
    ("rows with a number of their own", "Kết quả:\nTT\nLĩnh vực\nNhận\n1\nĐất đai\n5\n2\nHộ tịch\n7\nHết bài.",
     [("5", "Nhận", "Đất đai"), ("7", "Nhận", "Hộ tịch")]),
    ("months down the side", "Kết quả:\nTháng\nNhận\nTrả\n7/2025\n5\n4\n8/2025\n7\n7\nHết bài.",
     [("5", "Nhận", "7/2025"), ("4", "Trả", "7/2025"), ("7", "Nhận", "8/2025"), ("7", "Trả", "8/2025")]),
    ("numbers with their noun", "Kết quả:\nPhường\nĐiểm\nHạng\nAn Biên\n93,25 điểm\n1/15\nVĩnh Niệm\n81 điểm\n9/15\nHết bài.",
     [("93,25 điểm", "Điểm", "An Biên"), ("1/15", "Hạng", "An Biên"), ("81 điểm", "Điểm", "Vĩnh Niệm"), ("9/15", "Hạng", "Vĩnh Niệm")]),
    ("short lines are no table", "Nơi nhận\nNhư trên\nLưu VT\nẢnh tư liệu\nHết bài.", []),
    ("one number among lines", "Ảnh tư liệu\nNơi nhận\nLưu VT\n5\nHết bài.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
def test_cells(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert cells(text) == expected


def test_months_down_the_side_give_periods_and_the_total_is_of_all() -> None:
    text = (
        "Kết quả từng tháng:\nTháng\nTiếp nhận\nQuá hẹn\n7/2025\n210\n4\n8/2025\n290\n2\n"
        "9/2025\n324\n1\nCộng\n824\n7\nHội nghị kết thúc lúc 11 giờ."
    )
    found = [(f.value, f.unit, f.indicator, f.period) for f in figures_of(text, date(2025, 10, 10))]
    assert found[:2] == [
        (210, "hồ sơ", "dossiers_received", "2025-07"),
        (4, "hồ sơ", "dossiers_overdue", "2025-07"),
    ]
    assert found[-2:] == [
        (824, "hồ sơ", "dossiers_received", "2025-Q3"),
        (7, "hồ sơ", "dossiers_overdue", "2025-Q3"),
    ]
    assert len(found) == 8


@pytest.mark.parametrize("start", ["a\n" * 9, "a\nb\n", ""])
@pytest.mark.parametrize("unit", ["1\n", "a\n1\n", "a\n1\n2\n", "a\n", "cộng\n1\n"])
def test_many_short_lines_take_linear_time(start: str, unit: str) -> None:
    def seconds(length: int) -> float:
        view = TextView(start + unit * (length // len(unit)))
        started = time.perf_counter()
        find_tables(view)
        return time.perf_counter() - started

    seconds(1_000)
    assert seconds(200_000) < 40 * max(seconds(20_000), 0.05)
