"""One statement, one figure: kinds, numbers, units, qualifiers, periods."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.vietnamese import nfc
from tests.figure_cases import figures_of, numbers

STATEMENTS: list[tuple[str, str, list[tuple[str, dict[str, Any], str | None]]]] = [
    ("a count", "Xã tiếp nhận 34.113 hồ sơ.", [("count", {"value": 34113}, "hồ sơ")]),
    ("a ratio with its share", "Huyện giải quyết 110.274/110.274 hồ sơ, đạt 100%.",
     [("ratio", {"value": 110274, "total": 110274, "percent": 100}, "hồ sơ")]),
    ("a share with its ratio in brackets", "Hồ sơ trực tuyến đạt 22,4% (288/1.286 hồ sơ).",
     [("ratio", {"value": 288, "total": 1286, "percent": 22.4}, "hồ sơ")]),
    ("two counts, the second with a share", "Tiếp nhận 21.519 hồ sơ, đã giải quyết 20.889, đạt 97,1%.",
     [("count", {"value": 21519}, "hồ sơ"), ("count", {"value": 20889, "percent": 97.1}, "hồ sơ")]),
    ("a share in brackets", "Còn 133 hồ sơ trễ hẹn (8,93%).", [("count", {"value": 133, "percent": 8.93}, "hồ sơ")]),
    ("a share of something else stands alone", "Nhận 2.300 hồ sơ, hồ sơ trực tuyến đạt 61,8%.",
     [("count", {"value": 2300}, "hồ sơ"), ("percent", {"percent": 61.8}, "%")]),
    ("a change with its difference", "Thời gian giải quyết giảm từ 230 ngày xuống 154 ngày (giảm 76 ngày).",
     [("change", {"value": 154, "previous": 230, "change": -76}, "ngày")]),
    ("a change of shares", "nâng tỷ lệ trực tuyến từ 61% lên 80%", [("change", {"value": 80, "previous": 61}, "%")]),
    ("trở lên is no change", "đạt từ 95% trở lên, hồ sơ trực tuyến đạt trên 50%.",
     [("percent", {"percent": 95}, "%"), ("percent", {"percent": 50}, "%")]),
    ("a difference alone", "số công chức giảm 8,4% so với năm 2017", [("change", {"change": -8.4}, "%")]),
    ("a list shares its verb", "tỉnh đã giảm 31 phòng của các sở, 47 đơn vị sự nghiệp",
     [("change", {"change": -31}, "phòng"), ("change", {"change": -47}, "đơn vị")]),
    ("procedures that are cut are counted", "đề nghị cắt giảm 19/37 TTHC",
     [("ratio", {"value": 19, "total": 37}, "TTHC")]),
    ("a score, its difference, a rank", "Chỉ số CCHC đạt 85,6 điểm, tăng 1,2 điểm, xếp thứ 5/63 tỉnh, thành phố.",
     [("score", {"value": 85.6, "change": 1.2}, "điểm"), ("rank", {"value": 5, "total": 63}, "tỉnh, thành phố")]),
    ("a rank and its difference", "quận xếp thứ 4/30 quận, huyện, thị xã, tăng 2 bậc",
     [("rank", {"value": 4, "total": 30, "change": 2}, "quận, huyện, thị xã")]),
    ("a second difference stands alone", "xếp thứ 13/63, tăng 4 bậc so với năm 2020 và tăng 17 bậc so với năm 2016",
     [("rank", {"value": 13, "total": 63, "change": 4}, None), ("change", {"change": 17}, "bậc")]),
    ("an index in percent is a score", "Chỉ số PAR INDEX của tỉnh đạt 88,4%.", [("score", {"value": 88.4}, "%")]),
    ("satisfaction in percent is a share", "Chỉ số SIPAS đạt 88,4%.", [("percent", {"percent": 88.4}, "%")]),
    ("money", "cấp khoảng 120 triệu đồng và 75 USD",
     [("money", {"value": 120_000_000}, "đồng"), ("money", {"value": 75}, "USD")]),
    ("a pair of nouns", "xử lý 6 phản ánh, kiến nghị", [("count", {"value": 6}, "phản ánh, kiến nghị")]),
    ("acronyms are kept", "vắng 1 Phó Chủ tịch; rà soát 5 TTHC",
     [("count", {"value": 1}, "phó chủ tịch"), ("count", {"value": 5}, "TTHC")]),
    ("the noun before the number", "số hồ sơ giải quyết đúng hạn là 1.825", [("count", {"value": 1825}, "hồ sơ")]),
    ("a time limit", "thời hạn giải quyết là 45 ngày làm việc", [("count", {"value": 45}, "ngày")]),
    ("elapsed time is none", "sau 4 ngày hoạt động, sau gần 2 năm thực hiện", []),
    ("a range", "mất từ 3-5 tháng để được cấp phép", [("count", {"value": 3, "upper": 5}, "tháng")]),
    ("a document is none", "theo Kế hoạch số 115/KH-UBND ngày 11/4/2023", []),
    ("glued to its unit", "cách trung tâm khoảng 40km", [("count", {"value": 40}, "km")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in STATEMENTS], ids=[row[0] for row in STATEMENTS]
)
def test_statements(text: str, expected: list[tuple[str, dict[str, Any], str | None]]) -> None:
    assert [(figure.kind, numbers(figure), figure.unit) for figure in figures_of(text)] == expected


QUALIFIERS = [
    ("so many each quarter at least", "kiểm tra ít nhất mỗi quý 1 cuộc", "over"),
    ("nothing said", "nhận 5 hồ sơ", "exact"),
    ("hơn", "nhận hơn 5 nghìn hồ sơ", "over"),
    ("tối thiểu", "đạt tối thiểu 80%", "over"),
    ("trở lên", "đạt 95% trở lên", "over"),
    ("gần", "đón gần 6.500 lượt khách", "under"),
    ("dưới", "kéo tỷ lệ xuống dưới 2%", "under"),
    ("khoảng", "mới đạt khoảng 21%", "about"),
    ("a range", "thu 9-11%", "about"),
    ("trên is where", "giải quyết trên 5 lĩnh vực", "exact"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in QUALIFIERS], ids=[row[0] for row in QUALIFIERS]
)
def test_qualifiers(text: str, expected: str) -> None:
    assert [figure.qualifier for figure in figures_of(text)] == [expected]


PERIODS = [
    ("in the clause", "Năm 2022, xã nhận 5 hồ sơ.", ["2022"]),
    ("carried on in the paragraph", "Năm 2022, xã nhận 5 hồ sơ. Xã trả 4 hồ sơ.", ["2022", "2022"]),
    ("not to the next paragraph", "Năm 2022, xã nhận 5 hồ sơ.\nXã trả 4 hồ sơ.", ["2022", None]),
    ("until another is named", "Năm 2021 nhận 5 hồ sơ. Quý I/2022 nhận 4 hồ sơ.", ["2021", "2022-Q1"]),
    ("a comparator gives none", "Xã nhận 5 hồ sơ, tăng so với năm 2022.", [None]),
    ("to now gives none", "Năm 2022 nhận 5 hồ sơ. Đến nay, xã có 4 máy tính.", ["2022", None]),
    ("after the number", "phấn đấu đạt 80% trong quý IV/2023", ["2023-Q4"]),
    ("since the year began", "Từ đầu năm đến ngày 20/10/2023, xã nhận 5 hồ sơ.", ["2023-01-01..2023-10-20"]),
    ("a stretch of days", "Từ ngày 1/7 đến ngày 30/9, xã nhận 5 hồ sơ.", ["2023-07-01..2023-09-30"]),
    ("up to a day", "Tính đến 15/9, phường nhận 5 hồ sơ.", ["2023-09-15"]),
    (
        "who is there has none of a sentence before",
        "Tổng kết năm 2022 của huyện. Tham dự có lãnh đạo 15 xã.",
        [None],
    ),
    (
        "the end of a year is no bare year",
        "Trong tháng 6, xã niêm yết; phấn đấu đến hết năm 2023 đạt 60%.",
        ["2023"],
    ),
    (
        "what is asked for has none",
        "Năm 2022, xã nhận 5 hồ sơ. Bà đề xuất thành phố tuyển thêm 25 nhân viên.",
        ["2022", None],
    ),
    ("a time limit has none", "Năm 2022, thời hạn giải quyết là 5 ngày làm việc.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PERIODS], ids=[row[0] for row in PERIODS])
def test_periods(text: str, expected: list[str | None]) -> None:
    assert [figure.period for figure in figures_of(text)] == expected


def test_a_headline_gives_no_period_and_what_is_inherited_is_said() -> None:
    figure = figures_of("Năm 2022, xã nhận 5 hồ sơ. Xã trả đúng hạn 4.")[1]
    assert figure.unit == "hồ sơ"
    assert set(figure.context) == {"unit", "period"}


PIECES = [*"0123456789.,/%- ;()\n", "hồ sơ ", "đạt ", "từ ", "xuống ", "tăng ", "ngày ", "thứ "]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_figures_inside_it(text: str) -> None:
    text = nfc(text)
    for figure in figures_of(text):
        (span,) = figure.evidence
        assert 0 <= span.start < span.end <= len(text)
        assert numbers(figure)


@pytest.mark.parametrize("unit", ["đạt 5% ", "5 hồ sơ, ", "từ 5 ngày ", "tăng 5% và ", "thứ 4/11 "])
def test_a_long_line_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        started = time.perf_counter()
        figures_of(text)
        return time.perf_counter() - started

    seconds(1_000)
    assert seconds(40_000) < 20 * max(seconds(5_000), 0.05)


def test_a_cell_of_a_table_is_read_under_the_head_of_its_column() -> None:
    text = "Kết quả như sau:\nLĩnh vực\nTiếp nhận (hồ sơ)\nĐúng hạn (hồ sơ)\nĐất đai\n1.250\n1.213\nHộ tịch\n3.604\n3.600\nToàn huyện có 15 xã."
    found = [(figure.value, figure.unit, figure.indicator) for figure in figures_of(text)]
    assert found == [
        (1250, "hồ sơ", "dossiers_received"),
        (1213, "hồ sơ", "dossiers_on_time"),
        (3604, "hồ sơ", "dossiers_received"),
        (3600, "hồ sơ", "dossiers_on_time"),
        (15, "xã", "other"),
    ]
