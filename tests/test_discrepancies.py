"""Every contradiction between figures, and no false alarm."""

from __future__ import annotations

import pytest

from cchc_extract.extraction.discrepancies import find_discrepancies
from cchc_extract.view import TextView
from tests.figure_cases import figures_of

CONTRADICTIONS = [
    ("a share of a ratio", "giải quyết 3.214/3.298 hồ sơ, đạt 98,4%", [("percent", 98.4, 97.5)]),
    ("a share of what was received", "nhận 2.760 hồ sơ, trả đúng hạn 2.602 hồ sơ, chiếm 96,2%", [("percent", 96.2, 94.3)]),
    ("a difference", "giảm từ 230 ngày xuống 154 ngày (giảm 70 ngày)", [("change", -70, -76)]),
    ("parts of a whole", "tiếp nhận 365 hồ sơ, gồm 102 hồ sơ đất đai, 101 hồ sơ hộ tịch, 159 hồ sơ xây dựng", [("sum", 365, 362)]),
    ("a share of the whole of a ratio", "333/424 công chức có mặt, 91 công chức vắng mặt, trong đó 28 công chức (chiếm 6,59%) không rõ lý do",
     [("percent", 6.59, 6.6)]),
    ("received and resolved has parts and outcomes",
     "tiếp nhận và giải quyết 1.216 hồ sơ, gồm 48 hồ sơ trực tuyến; 87 hồ sơ kỳ trước chuyển qua; 1.090 hồ sơ mới. "
     "Đã giải quyết 1.141 hồ sơ; đang giải quyết 74 hồ sơ", [("sum", 1216, 1225), ("sum", 1216, 1215)]),
    ("present and absent", "có mặt 27/30 người, vắng 02 người", [("sum", 30, 29)]),
    ("resolved in time and late", "đã giải quyết 114 hồ sơ, trong đó 109 hồ sơ đúng hạn, 4 hồ sơ quá hạn", [("sum", 114, 113)]),
    ("absent unit by unit",
     "trong tổng số 120 người, có 9 người vắng. Cụ thể, xã A vắng 2/40 người, xã B vắng 3/40 người, xã C vắng 5/40 người",
     []),
    ("absent unit by unit, counted alike",
     "trong tổng số 120 người, vắng 9 người. Cụ thể, xã A vắng 2/40 người, xã B vắng 3/40 người, xã C vắng 5/40 người",
     [("sum", 9, 10)]),
]  # fmt: skip
CONSISTENT = [
    ("rounded", "giải quyết 1.742/1.744 hồ sơ, đạt 99,9%"),
    ("cut", "giải quyết 1.742/1.744 hồ sơ, đạt 99,8%"),
    ("rounded to a whole", "nhận 3.718 hồ sơ, nộp trực tuyến 2.255 hồ sơ, chiếm 61%"),
    ("a share of what was resolved, not received",
     "nhận 2.310 hồ sơ; đã giải quyết 1.600 hồ sơ, trong đó 1.520 hồ sơ đúng hạn, đạt 95%"),
    ("parts that add up, and what is in hand beside them",
     "nhận 940 hồ sơ, đã giải quyết 931 hồ sơ, trong đó trước hạn 600 hồ sơ, đúng hạn 331 hồ sơ; 09 hồ sơ đang giải quyết"),
    ("only some of the parts", "nhận 1.000 hồ sơ, trong đó 120 hồ sơ đất đai, 80 hồ sơ hộ tịch"),
    ("about", "giải quyết hơn 900/1.000 hồ sơ, đạt 93%"),
    ("a relative rise", "tăng từ 200 hồ sơ lên 250 hồ sơ, tăng 25%"),
    ("a part of a part", "55 cơ sở, trong đó 46 cơ sở đạt, 9 cơ sở chưa đạt, 1 cơ sở bị đình chỉ"),
    ("rounded numbers", "18.960 hồ sơ, gồm 11.000 hồ sơ đất đai, 8.000 hồ sơ hộ tịch"),
    ("parts that are about", "365 hồ sơ, gồm hơn 100 hồ sơ đất đai, 101 hồ sơ hộ tịch, 159 hồ sơ xây dựng"),
    ("decimals that add up", "19,7 km, gồm 2,6 km đường xã, 17,1 km đường huyện"),
    ("present and absent", "có mặt 27/29 người, vắng 02 người (1 người đi học)"),
    ("a share of a whole that is not there", "nhận 100 hồ sơ, trả 90 hồ sơ, trong đó trực tuyến 45 hồ sơ, đạt 60%"),
    ("unit by unit, not all units",
     "trong tổng số 150 người, vắng 9 người. Cụ thể, xã A vắng 2/40 người, xã B vắng 3/40 người, xã C vắng 5/40 người"),
    ("a share of something else", "Xã có 158 TTHC, 100% được niêm yết"),
]  # fmt: skip


def found(text: str) -> list[tuple[str, float, float]]:
    return [(d.kind, d.stated, d.expected) for d in find_discrepancies(TextView(text), figures_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in CONTRADICTIONS], ids=[row[0] for row in CONTRADICTIONS]
)
def test_contradictions(text: str, expected: list[tuple[str, float, float]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", [row[1] for row in CONSISTENT], ids=[row[0] for row in CONSISTENT])
def test_no_false_alarm(text: str) -> None:
    assert found(text) == []
