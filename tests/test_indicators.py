"""What a figure measures, by its noun and the words of its clause."""

from __future__ import annotations

import pytest

from tests.figure_cases import figures_of

INDICATORS = [
    ("received", "Xã tiếp nhận 1.286 hồ sơ.", ["dossiers_received"]),
    ("received and resolved", "Xã tiếp nhận và giải quyết 1.286 hồ sơ.", ["dossiers_resolved"]),
    ("each by its own clause", "nhận 46 hồ sơ, trả đúng hẹn 41 hồ sơ, trễ hẹn 05 hồ sơ",
     ["dossiers_received", "dossiers_on_time", "dossiers_overdue"]),
    ("in hand", "còn 07 hồ sơ đang trong thời hạn giải quyết", ["dossiers_pending"]),
    ("cue after the noun", "gồm 4 hồ sơ trực tuyến; 8 hồ sơ kỳ trước chuyển qua; 9 hồ sơ mới",
     ["dossiers_online", "dossiers_pending", "dossiers_received"]),
    ("a share of dossiers", "100% hồ sơ được giải quyết đúng và trước hạn", ["dossiers_on_time"]),
    ("online, though it was low", "tỷ lệ hồ sơ nộp trực tuyến còn thấp, mới đạt khoảng 21%", ["dossiers_online"]),
    ("digitised", "Tỷ lệ số hóa hồ sơ đạt 80%", ["dossiers_digitized"]),
    ("procedures published", "100% TTHC được niêm yết, công khai", ["procedures_published"]),
    ("procedures run", "Xã đang thực hiện 158 TTHC", ["procedures_total"]),
    ("procedures reviewed and cut", "rà soát 37 TTHC; cắt giảm 19 TTHC", ["procedures_reviewed", "procedures_simplified"]),
    ("online services", "cung cấp 808 dịch vụ công trực tuyến mức độ 3", ["online_services"]),
    ("processing time", "thời gian khởi sự giảm từ 17 ngày xuống 6,5 ngày", ["processing_time"]),
    ("tasks", "đã hoàn thành 24/24 nhiệm vụ", ["tasks"]),
    ("one-stop units", "178/178 xã đã thực hiện cơ chế một cửa", ["one_stop_units"]),
    ("units inspected", "Đoàn kiểm tra tại 14 đơn vị cấp xã", ["units_inspected"]),
    ("staff present", "có mặt 27/29 người, vắng 02 người", ["staff", "staff"]),
    ("satisfaction", "Tỷ lệ hài lòng của người dân đạt 98,6%", ["satisfaction"]),
    ("satisfaction ranked", "chỉ số hài lòng (SIPAS) xếp thứ 9/63", ["satisfaction"]),
    ("index rank", "Chỉ số CCHC đứng thứ 04/11", ["reform_index_rank"]),
    ("index score", "Chỉ số PAR INDEX đạt 74,73 điểm", ["reform_index_score"]),
    ("another index", "Chỉ số PCI đạt 66,1 điểm", ["other"]),
    ("payments", "tỷ lệ thanh toán trực tuyến là 97,7%", ["payments"]),
    ("costs are no payments", "tiết kiệm chi phí tuân thủ 75 USD", ["other"]),
    ("feedback", "xử lý kịp thời 6 phản ánh, kiến nghị", ["feedback"]),
    ("awards of a list", "04 tập thể và 09 cá nhân được khen thưởng", ["awards", "awards"]),
    ("drawn by lot", "Kiểm tra ngẫu nhiên 120 hồ sơ", ["other"]),
    ("a certificate is not received", "46 hồ sơ giải quyết chậm, gồm 29 hồ sơ cấp giấy chứng nhận và 16 hồ sơ hộ tịch",
     ["dossiers_overdue", "dossiers_overdue", "dossiers_overdue"]),
    ("how dossiers are resolved is not that they are", "14 hồ sơ không có phiếu kiểm soát quá trình giải quyết", ["other"]),
    ("a rank among units that were scored", "kết quả chấm điểm: huyện xếp 22/27 huyện", ["reform_index_rank"]),
    ("a rank before what satisfies", "Chỉ số CCHC đạt 84,17 điểm, xếp thứ 3/8 huyện; mức độ hài lòng đạt 85%",
     ["reform_index_score", "reform_index_rank", "satisfaction"]),
    ("members of a team are no staff", "Đoàn thanh tra gồm 10 thành viên", ["other"]),
    ("who is there", "có 62 đại biểu dự họp", ["staff"]),
    ("still in time, none late", "làm xong 90 hồ sơ, 62 hồ sơ còn trong hạn, không phát sinh hồ sơ chậm",
     ["dossiers_resolved", "dossiers_pending"]),
    ("what is still in hand begins anew", "đã giải quyết 90 hồ sơ còn 07 hồ sơ đang giải quyết",
     ["dossiers_resolved", "dossiers_pending"]),
    ("online by level", "ít nhất 30% hồ sơ được nộp qua mạng mức độ 3, 4", ["dossiers_online"]),
    ("units whose one-stop desks are looked at", "Đoàn giám sát việc giải quyết TTHC theo cơ chế một cửa ở 02 xã", ["units_inspected"]),
    ("a time that an order sets", "Trưởng đoàn yêu cầu xã khắc phục trong 15 ngày", ["processing_time"]),
    ("rules of an office", "xã ban hành đủ 14 quy chế, quy định làm việc", ["documents_issued"]),
    ("parts of what was received", "trễ hạn chưa giảm, tỉnh tiếp nhận 48 hồ sơ, gồm 18 hồ sơ ở cấp tỉnh và 30 hồ sơ ở cấp xã",
     ["dossiers_received", "dossiers_received", "dossiers_received"]),
    ("parts that say what they are", "tiếp nhận 48 hồ sơ, gồm 18 hồ sơ trực tuyến và 30 hồ sơ kỳ trước chuyển qua",
     ["dossiers_received", "dossiers_online", "dossiers_pending"]),
    ("units with a one-stop desk", "164/164 xã, phường đã có bộ phận tiếp nhận và trả kết quả", ["one_stop_units"]),
    ("places are no score", "xin thêm 3 điểm thu nhận hồ sơ lưu động", ["other"]),
    ("nothing of ours", "Xã có 18 thôn bản", ["other"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in INDICATORS], ids=[row[0] for row in INDICATORS]
)
def test_indicators(text: str, expected: list[str]) -> None:
    assert [figure.indicator for figure in figures_of(text)] == expected
