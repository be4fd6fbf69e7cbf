"""The same facts in the words of different journalists: one row a wording, and what it becomes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.figure_cases import figures_of, numbers

Expected = list[tuple[str, dict[str, Any], str | None]]

NUMBERS: list[tuple[str, str, Expected]] = [
    ("thousands with a blank", "Toàn tỉnh nhận 1 286 hồ sơ", [("count", {"value": 1286}, "hồ sơ")]),
    ("magnitude and decimals", "1,2 triệu lượt truy cập", [("count", {"value": 1_200_000}, "lượt")]),
    ("magnitude and rest", "nhận 3 nghìn 500 hồ sơ", [("count", {"value": 3500}, "hồ sơ")]),
    ("two magnitudes", "thu 450 triệu 500 nghìn đồng", [("money", {"value": 450_500_000}, "đồng")]),
    ("a billion and millions", "tiết kiệm 1 tỷ 250 triệu đồng", [("money", {"value": 1_250_000_000}, "đồng")]),
    ("southern thousands", "Gần 45 ngàn hồ sơ", [("count", {"value": 45000}, "hồ sơ")]),
    ("words are none", "Hơn nửa số hồ sơ; hai phần ba cán bộ; ba xã", []),
    ("glued metres", "Quãng đường 40km, rộng 3,5m",
     [("count", {"value": 40}, "km"), ("count", {"value": 3.5}, "m")]),
    ("glued đ", "Kinh phí: 500.000.000đ", [("money", {"value": 500_000_000}, "đồng")]),
    ("millions that are paid", "Máy có giá 15 triệu", [("money", {"value": 15_000_000}, "đồng")]),
    ("millions of people", "Dân số 1,5 triệu người", [("count", {"value": 1_500_000}, "người")]),
    ("a comrade is no money", "Vắng 03 đồng chí", [("count", {"value": 3}, "đồng chí")]),
    ("points of percent", "đạt 97%, thấp hơn 2 điểm phần trăm", [("percent", {"percent": 97, "change": -2}, "%")]),
]  # fmt: skip
RANGES: list[tuple[str, str, Expected]] = [
    ("of days", "Thời hạn trả kết quả là 5-7 ngày", [("count", {"value": 5, "upper": 7}, "ngày")]),
    ("with the noun twice", "đường kính từ 0,4 m đến 1,2 m", [("count", {"value": 0.4, "upper": 1.2}, "m")]),
    ("of shares with the sign twice", "hài lòng đạt từ 90% đến 95%",
     [("percent", {"percent": 90, "upper": 95}, "%")]),
    ("of money", "từ 50.000 - 100.000 đồng", [("money", {"value": 50_000, "upper": 100_000}, "đồng")]),
    ("the lower end has its own thousands", "thu 800.000 - 1,5 triệu đồng",
     [("money", {"value": 800_000, "upper": 1_500_000}, "đồng")]),
]  # fmt: skip
RATIOS: list[tuple[str, str, Expected]] = [
    ("trên tổng số", "288 trên tổng số 1.286 hồ sơ", [("ratio", {"value": 288, "total": 1286}, "hồ sơ")]),
    ("the noun twice", "15 hồ sơ/1.286 hồ sơ", [("ratio", {"value": 15, "total": 1286}, "hồ sơ")]),
    ("/tổng số", "12/tổng số 15 xã", [("ratio", {"value": 12, "total": 15}, "xã")]),
    ("so many of ten", "cứ 10 người được hỏi thì 9 người hài lòng", [("ratio", {"value": 9, "total": 10}, "người")]),
    ("phần", "nộp hộ đến 7 phần 10 số hồ sơ", [("ratio", {"value": 7, "total": 10}, "hồ sơ")]),
    ("trong", "Chỉ 1 trong 5 xã đạt", [("ratio", {"value": 1, "total": 5}, "xã")]),
    ("the share before", "quá hạn chiếm 0,05% (7/14.000 hồ sơ)",
     [("ratio", {"value": 7, "total": 14000, "percent": 0.05}, "hồ sơ")]),
    ("the share before a count", "93,3% hồ sơ (1.200 hồ sơ) đúng hạn",
     [("count", {"value": 1200, "percent": 93.3}, "hồ sơ")]),
    ("a share with a noun of its own", "có 852 dịch vụ, đạt 100% TTHC đủ điều kiện",
     [("count", {"value": 852}, "dịch vụ"), ("percent", {"percent": 100}, "%")]),
    ("a share of the plan", "thành lập 420 hợp tác xã, đạt 52,5% kế hoạch",
     [("count", {"value": 420, "percent": 52.5}, "hợp tác xã")]),
    ("each one's share is no share of it", "2/11 huyện đạt trên 50%",
     [("ratio", {"value": 2, "total": 11}, "huyện"), ("percent", {"percent": 50}, "%")]),
    ("a rate is no ratio", "nhiều nhất 15 hồ sơ/ngày", [("count", {"value": 15}, "hồ sơ")]),
]  # fmt: skip
CHANGES: list[tuple[str, str, Expected]] = [
    ("with a word between", "Rút ngắn thời gian giải quyết 30% đối với 45 TTHC",
     [("change", {"change": -30}, "%"), ("count", {"value": 45}, "TTHC")]),
    ("to a new value", "doanh thu tăng lên 410 tỷ đồng", [("money", {"value": 410 * 10**9}, "đồng")]),
    ("what is left, and by how much", "xuống còn 63 ngày (giảm 19 ngày)",
     [("change", {"value": 63, "change": -19}, "ngày")]),
    ("of dossiers", "Có 4.520 hồ sơ, tăng 320 hồ sơ so với cùng kỳ",
     [("count", {"value": 4520, "change": 320}, "hồ sơ")]),
    ("of another subject", "tiêu dùng đạt 13,26%, sản xuất công nghiệp tăng 21,08%",
     [("percent", {"percent": 13.26}, "%"), ("change", {"change": 21.08}, "%")]),
    ("once more as a share", "149 vụ phạm pháp, tăng 18 vụ (13,7%)", [("count", {"value": 149, "change": 18}, "vụ")]),
    ("of visitors in percent", "đón 6.500 lượt khách, tăng 35%",
     [("count", {"value": 6500}, "lượt khách"), ("change", {"change": 35}, "%")]),
    ("before its rank", "PAR INDEX tụt 4 bậc, xếp 34/63", [("rank", {"value": 34, "total": 63, "change": -4}, None)]),
    ("instead of", "giải quyết xong trong 2 giờ thay vì 8 giờ", [("change", {"value": 2, "previous": 8}, "giờ")]),
    ("a floor is no fall", "không được thấp hơn 30%", [("percent", {"percent": 30}, "%")]),
    ("of ranks", "Tăng từ hạng 45 lên hạng 30", [("change", {"value": 30, "previous": 45}, None)]),
    ("only days", "Bình quân mỗi hồ sơ giảm được 1,5 ngày.", [("change", {"change": -1.5}, "ngày")]),
]  # fmt: skip
LISTS: list[tuple[str, str, Expected]] = [
    ("the noun comes last", "tiếp nhận lần lượt 120, 230 và 310 hồ sơ",
     [("count", {"value": n}, "hồ sơ") for n in (120, 230, 310)]),
    ("verbs between", "công bố mới 12, sửa đổi 25 và bãi bỏ 8 TTHC",
     [("count", {"value": n}, "TTHC") for n in (12, 25, 8)]),
    ("the noun before the colon", "Hồ sơ tiếp nhận gồm: đất đai 05, giao thông 02, hộ tịch 118",
     [("count", {"value": n}, "hồ sơ") for n in (5, 2, 118)]),
    ("in brackets", "kỷ luật 07 trường hợp (khiển trách 05; cảnh cáo 02)",
     [("count", {"value": n}, "trường hợp") for n in (7, 5, 2)]),
    ("places with their numbers", "nhận 3.460 hồ sơ, riêng Cư Pơng 1.985, Ea Ngai 1.475, Ea Tul 12.",
     [("count", {"value": n}, "hồ sơ") for n in (3460, 1985, 1475, 12)]),
    ("a heading with the noun", "Số hồ sơ tiếp nhận: 1.286, đã giải quyết: 1.200",
     [("count", {"value": n}, "hồ sơ") for n in (1286, 1200)]),
    ("items that are nouns themselves", "nhận 87 đơn (khiếu nại 12, tố cáo 3, kiến nghị 72)",
     [("count", {"value": n}, "đơn") for n in (87, 12, 3, 72)]),
    ("a noun of another clause is not shared", "18 phản ánh của người dân, đã xử lý 16",
     [("count", {"value": 18}, "phản ánh"), ("count", {"value": 16}, "phản ánh")]),
    ("the noun behind số", "tỷ lệ dịch vụ công phát sinh hồ sơ là 82/88",
     [("ratio", {"value": 82, "total": 88}, "dịch vụ công")]),
]  # fmt: skip
NO_FIGURES = [
    ("school levels", "Trường cấp 2, 3 trên địa bàn phường 7"),
    ("a list of districts", "tại các quận 1, 3, 5 và huyện Nhà Bè"),
    ("articles of a law", "Điều 34, 35, 36 dự thảo Luật"),
    ("ages and houses", "Ông Nguyễn Văn Ba, 54 tuổi, trú tại số 12 đường Lê Lợi, thôn 3"),
    ("catchwords in quotes", 'phương châm "4 tại chỗ"'),
    ("catchwords", "thực hiện 4 xin, 4 luôn"),
    ("service levels without độ", "dịch vụ công mức 3,4 của tỉnh"),
    ("documents by number", "Nghị quyết Trung ương 04 của, Đề án 06, Chỉ thị số 05"),
    ("a day without a cue", "báo cáo trước 30/6 để tổng hợp"),
    ("a month without a year", "trong tháng 5, đơn vị chuẩn bị"),
    ("days up to a day", "làm việc từ 27 đến 29/9"),
    ("clocks", "lúc 7 giờ, từ 7 giờ đến 11 giờ, 14 giờ chiều 5/6"),
    ("school years", "năm học 2022 - 2023"),
    ("items of a list", "gồm: 1/ Tiếng nói. 2. Chữ viết"),
    ("map scales", "quy hoạch 1/2000 và 1/500"),
    ("villages", "Xã có nhiều thôn: Bản Ba 1, Bản Ba 2"),
    ("a bridge", "dự án cầu Thủ Thiêm 2 giúp kết nối hai bờ"),
    ("an area code", "tổng đài 0511 tại thành phố"),
    ("rooms", "Phòng 205, nhà A1"),
    ("names that go on with a dash", "chuỗi 7-Eleven"),
    ("round the clock", "Hotline 1900.1096 hoạt động 24/7"),
]
STILL_FIGURES = [
    ("a broken superscript", "rộng 2.000 m 2 , giao cho dân", [2000]),
    ("a regular interval", "cứ 3 tháng 1 lần họp", [1]),
    ("a count after a level", "mức độ 3, 13 dịch vụ", [13]),
    ("a price level", "ở mức 22.675 đồng", [22675]),
    ("a total", "với tổng số 133 TTHC", [133]),
    ("discipline is no law", "xử lý kỷ luật 07 trường hợp", [7]),
    ("projects that are counted", "giao dự án 5 đơn vị thực hiện", [5]),
    ("every month", "mỗi tháng 2 buổi xuống thôn", [2]),
    ("a plain rank", "xếp thứ 5 toàn quốc", [5]),
]
_ALL = [*NUMBERS, *RANGES, *RATIOS, *CHANGES, *LISTS]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in _ALL], ids=[row[0] for row in _ALL])
def test_wordings(text: str, expected: Expected) -> None:
    assert [(figure.kind, numbers(figure), figure.unit) for figure in figures_of(text)] == expected


@pytest.mark.parametrize("text", [row[1] for row in NO_FIGURES], ids=[row[0] for row in NO_FIGURES])
def test_no_figures(text: str) -> None:
    assert [numbers(figure) for figure in figures_of(text)] == []


@pytest.mark.parametrize(
    ("text", "values"), [row[1:] for row in STILL_FIGURES], ids=[row[0] for row in STILL_FIGURES]
)
def test_still_figures(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures_of(text)] == values


INDICATORS = [
    ("satisfaction ranked in the next clause", "Chỉ số SIPAS đạt 87,6%, xếp vị trí thứ 3", ["satisfaction"] * 2),
    ("in person", "1.286 hồ sơ (trực tuyến 288 hồ sơ, trực tiếp 998 hồ sơ)",
     ["dossiers_online", "dossiers_online", "dossiers_received"]),
    ("the words before count first", "Số hồ sơ tiếp nhận: 1.286, số đã giải quyết: 1.200, quá hạn: 12",
     ["dossiers_received", "dossiers_resolved", "dossiers_overdue"]),
    ("given back", "thị trấn tiếp nhận 2.109 hồ sơ, trả 2.100 hồ sơ", ["dossiers_received", "dossiers_resolved"]),
    ("a sentence that divides the one before",
     "Tỉnh cung cấp trực tuyến 707 TTHC toàn trình. Cụ thể, Sở Y tế thực hiện 85 TTHC; Sở Xây dựng thực hiện 74 TTHC",
     ["online_services"] * 3),
    ("comrades who are absent", "Vắng 03 đồng chí, trong đó 02 đồng chí đi học", ["staff"] * 2),
    ("costs are no procedures", "phấn đấu cắt giảm 20% chi phí tuân thủ TTHC", ["other"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in INDICATORS], ids=[row[0] for row in INDICATORS]
)
def test_indicators(text: str, expected: list[str]) -> None:
    assert [figure.indicator for figure in figures_of(text)] == expected


PERIODS = [
    ("years are no finer than one of them",
     "Giai đoạn 2016 - 2020 còn dài. Năm 2016, huyện nhận 5 hồ sơ.", ["2016"]),
    ("a half year stays within its year", "6 tháng đầu năm 2022 của năm 2022, huyện nhận 5 hồ sơ.", ["2022-H1"]),
    ("what is asked for later is not counted then",
     "Năm 2022, xã nhận 5 hồ sơ. Đồng chí đề nghị huyện cấp 4 máy tính.", ["2022", None]),
    ("requests that are dossiers", "Năm 2022, xã nhận 5 hồ sơ; giải quyết 4 phản ánh, kiến nghị.", ["2022"] * 2),
    ("parts of a law have no time", "Năm 2022, xã nhận 5 hồ sơ. Luật gồm 8 chương.", ["2022", None]),
    ("in brackets behind", "tăng từ 12,3% (năm 2021) lên 45,6% (năm 2022)", ["2022"]),
    ("what the bracket compares with is not it", "đạt 45% (năm 2021 đạt 40%)", [None, "2021"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PERIODS], ids=[row[0] for row in PERIODS])
def test_periods(text: str, expected: list[str | None]) -> None:
    assert [figure.period for figure in figures_of(text)] == expected
