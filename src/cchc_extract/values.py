"""What each value of each enumeration of the record means, in English with its Vietnamese term.

`schema` takes its field documentation from here; a test holds the two together.
"""

from __future__ import annotations

EVENT_KINDS = {
    "supervision": "giám sát: by a people's council, a National Assembly delegation or the Fatherland Front",
    "inspection": "kiểm tra, phúc tra (planned or đột xuất): by an executive or party body",
    "inspectorate": "thanh tra: by an inspectorate",
    "survey": "khảo sát: working visits to learn the situation",
    "review_meeting": "hội nghị tổng kết, sơ kết, giao ban; a steering committee; publishing of indexes",
    "announcement": "a plan, decision or notice: nothing has taken place yet",
    "none": "no such event on public administration",
}
TOPICS = {
    "administrative_reform": "cải cách hành chính",
    "procedure_control": "kiểm soát thủ tục hành chính",
    "one_stop": "một cửa, trung tâm phục vụ hành chính công",
    "online_services": "dịch vụ công trực tuyến",
    "digital_transformation": "chuyển đổi số, chính quyền điện tử",
    "discipline": "kỷ luật, kỷ cương, công vụ",
    "other": "another part of public administration",
}
ROLES = {
    "delegation_head": "Trưởng đoàn; who chairs the delegation",
    "delegation_member": "Phó Trưởng đoàn, thành viên đoàn",
    "chair": "chairs, or attends and directs, a meeting without a delegation",
    "host": "of the inspected side",
    "attendee": "cùng dự",
    "other": "only quoted or mentioned",
}
CREDIT_ROLES = {"author": "tác giả (tin, bài)", "photographer": "tác giả ảnh"}
LEVELS = {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}
FIGURE_KINDS = {
    "count": "34.113 hồ sơ",
    "ratio": "110.274/110.274 hồ sơ; 20 trên tổng số 25",
    "percent": "a share alone: 100% TTHC",
    "change": "từ 230 ngày xuống 154 ngày; tăng 18,4%",
    "rank": "đứng thứ 04/11",
    "score": "85,6 điểm; PAR INDEX 88,4%",
    "money": "120 triệu đồng",
}
QUALIFIERS = {
    "exact": "nothing said",
    "over": "hơn, trên, ít nhất, tối thiểu, trở lên",
    "under": "gần, dưới, chưa đến, tối đa, không quá",
    "about": "khoảng; the value of a range",
}
INDICATORS = {
    "dossiers_received": "hồ sơ tiếp nhận",
    "dossiers_resolved": "hồ sơ đã giải quyết",
    "dossiers_on_time": "hồ sơ đúng hạn, trước hạn",
    "dossiers_overdue": "hồ sơ quá hạn, trễ hẹn",
    "dossiers_pending": "hồ sơ đang giải quyết, kỳ trước chuyển sang",
    "dossiers_online": "hồ sơ trực tuyến, said so in the clause itself",
    "dossiers_digitized": "số hóa hồ sơ",
    "procedures_total": "thủ tục hành chính provided, run or received one-stop",
    "procedures_published": "thủ tục hành chính công bố, niêm yết, công khai",
    "procedures_reviewed": "thủ tục hành chính rà soát",
    "procedures_simplified": "thủ tục hành chính cắt giảm, đơn giản hóa, bãi bỏ",
    "online_services": "dịch vụ công trực tuyến offered, by level too",
    "processing_time": "thời gian giải quyết",
    "tasks": "nhiệm vụ được giao",
    "documents_issued": "văn bản ban hành, xử lý, gửi điện tử",
    "one_stop_units": "đơn vị thực hiện một cửa",
    "units_inspected": "đơn vị được kiểm tra, giám sát",
    "staff": "biên chế; people present, absent, cut",
    "satisfaction": "mức độ hài lòng, SIPAS",
    "reform_index_rank": "thứ hạng chỉ số cải cách hành chính",
    "reform_index_score": "điểm chỉ số cải cách hành chính, PAR INDEX",
    "payments": "phí, lệ phí, thanh toán trực tuyến",
    "feedback": "phản ánh, kiến nghị, khiếu nại",
    "training": "đào tạo, tập huấn",
    "awards": "khen thưởng",
    "other": "anything else (PAPI, PCI and ICT indexes too)",
}
FINDING_KINDS = {
    "achievement": "kết quả, ưu điểm; reported performance",
    "limitation": "tồn tại, hạn chế; late dossiers",
    "recommendation": "what the delegation or chair asks the unit to do",
    "request": "kiến nghị, đề xuất of the inspected side",
}
DISCREPANCY_KINDS = {
    "percent": "a share that its ratio does not give (20.889/21.519 stated as 98%)",
    "sum": "parts that do not add up (365 in all, but 102 + 101 + 159)",
    "change": "a difference that its ends do not give (230 → 154 stated as giảm 70)",
}
