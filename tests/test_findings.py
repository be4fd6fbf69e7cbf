"""Findings: judged clause by clause, in the article's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract import extract
from cchc_extract.extraction import findings
from cchc_extract.extraction.clauses import clauses
from cchc_extract.extraction.finding_model import KINDS, finding_model, read_model
from cchc_extract.extraction.findings import find_findings
from cchc_extract.schema import Event, EventKind
from cchc_extract.vietnamese import nfc
from cchc_extract.view import Span, TextView

CLAUSES = [
    ("semicolons", "Xã nhận 5 hồ sơ; huyện nhận 6 hồ sơ.", ["Xã nhận 5 hồ sơ", "huyện nhận 6 hồ sơ."]),
    ("a turn", "Xã đã làm tốt, song vẫn còn 5 hồ sơ quá hạn.", ["Xã đã làm tốt", "vẫn còn 5 hồ sơ quá hạn."]),
    (
        "a late count",
        "trả đúng hẹn 41 hồ sơ, trễ hẹn 05 hồ sơ.",
        ["trả đúng hẹn 41 hồ sơ", "trễ hẹn 05 hồ sơ."],
    ),
    (
        "a demand joined",
        "chỉ rõ một số hạn chế và đề nghị xã khắc phục.",
        ["chỉ rõ một số hạn chế", "đề nghị xã khắc phục."],
    ),
    (
        "a request joined",
        "xin tiếp thu; đồng thời đề nghị huyện hỗ trợ.",
        ["xin tiếp thu", "đề nghị huyện hỗ trợ."],
    ),
    ("side by side is no turn", "song song với đó, xã làm tốt.", ["song song với đó, xã làm tốt."]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CLAUSES], ids=[row[0] for row in CLAUSES])
def test_clauses(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(TextView(text), Span(0, len(text)))] == expected


A, L, R, Q = "achievement", "limitation", "recommendation", "request"
FINDINGS: list[tuple[str, str, EventKind, list[tuple[str, str]]]] = [
    ("a result", "Năm 2022, xã tiếp nhận 1.286 hồ sơ.", "inspection", [(A, "Năm 2022, xã tiếp nhận 1.286 hồ sơ.")]),
    ("praise", "Đoàn đánh giá cao công tác chuẩn bị của xã.", "inspection", [(A, "Đoàn đánh giá cao công tác chuẩn bị của xã.")]),
    ("a list of shortcomings", "Tuy nhiên, kế hoạch còn sơ sài; phòng làm việc nhỏ; cán bộ thiếu.", "inspection",
     [(L, "Tuy nhiên, kế hoạch còn sơ sài; phòng làm việc nhỏ; cán bộ thiếu.")]),
    ("a result and a late count", "Xã trả đúng hẹn 3.041 hồ sơ, trễ hẹn 05 hồ sơ.", "inspection",
     [(A, "Xã trả đúng hẹn 3.041 hồ sơ"), (L, "trễ hẹn 05 hồ sơ.")]),
    ("after a late count it goes on", "Trả đúng hẹn 41 hồ sơ; còn 9 hồ sơ trễ hẹn; đa số công chức đeo thẻ đúng quy định.", "inspection",
     [(A, "Trả đúng hẹn 41 hồ sơ"), (L, "còn 9 hồ sơ trễ hẹn"), (A, "đa số công chức đeo thẻ đúng quy định.")]),
    ("no lateness is a result", "Không có hồ sơ quá hạn, toàn bộ hồ sơ được trả đúng hạn.", "review_meeting",
     [(A, "Không có hồ sơ quá hạn, toàn bộ hồ sơ được trả đúng hạn.")]),
    ("a demand with who demands", "Kết luận buổi kiểm tra, đồng chí An yêu cầu xã khắc phục ngay; phân công rõ người.", "inspection",
     [(R, "Kết luận buổi kiểm tra, đồng chí An yêu cầu xã khắc phục ngay; phân công rõ người.")]),
    ("praise, shortcoming, demand", "Trưởng đoàn phân tích, làm rõ một số hạn chế và đề nghị xã thực hiện tốt chế độ công vụ.", "inspection",
     [(L, "Trưởng đoàn phân tích, làm rõ một số hạn chế"), (R, "đề nghị xã thực hiện tốt chế độ công vụ.")]),
    ("a request upwards", "UBND xã kiến nghị huyện cấp thêm 02 máy quét.", "inspection",
     [(Q, "UBND xã kiến nghị huyện cấp thêm 02 máy quét.")]),
    ("asked of the inspected province", "Bà An đề nghị tỉnh Thái Nguyên duy trì thứ hạng đã đạt được.", "supervision",
     [(R, "Bà An đề nghị tỉnh Thái Nguyên duy trì thứ hạng đã đạt được.")]),
    ("what citizens send in is no request", "Xã xử lý kịp thời 6 phản ánh, kiến nghị của tổ chức, cá nhân.", "inspection",
     [(A, "Xã xử lý kịp thời 6 phản ánh, kiến nghị của tổ chức, cá nhân.")]),
    ("requests that are noted", "Về những kiến nghị, đề xuất của xã, đoàn ghi nhận, tổng hợp.", "inspection", []),
    ("who came", "Cùng dự có thành viên Ban Chỉ đạo của huyện phụ trách xã.", "inspection", []),
    ("what is planned", "Đoàn sẽ làm việc với 8 sở và 6 huyện trong tháng tới.", "announcement", []),
    ("an order in an announcement", "UBND tỉnh yêu cầu các đơn vị gửi báo cáo trước ngày 30/9.", "announcement",
     [(R, "UBND tỉnh yêu cầu các đơn vị gửi báo cáo trước ngày 30/9.")]),
    ("a caption", "Quang cảnh buổi làm việc tại xã", "inspection", []),
    ("the end is whole", "Đoàn yêu cầu xã xây dựng kế hoạch khắc phục, rõ người, rõ việc./.", "inspection",
     [(R, "Đoàn yêu cầu xã xây dựng kế hoạch khắc phục, rõ người, rõ việc./.")]),
]  # fmt: skip


def found(text: str, kind: EventKind) -> list[tuple[str, str]]:
    inspected = ["tỉnh Thái Nguyên"] if "Thái Nguyên" in text else ["xã Nam Mẫu"]
    event = Event(kind=kind, topics=["administrative_reform"], inspected_units=inspected)
    return [(finding.kind, finding.text) for finding in find_findings(TextView(text), event, [])]


@pytest.mark.parametrize(
    ("text", "kind", "expected"), [row[1:] for row in FINDINGS], ids=[row[0] for row in FINDINGS]
)
def test_findings_by_the_rules_alone(
    monkeypatch: pytest.MonkeyPatch, text: str, kind: EventKind, expected: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(findings, "RULES_WEIGH", 9.0)
    assert found(text, kind) == expected


def test_a_demand_goes_on_in_the_next_sentence() -> None:
    text = "Thứ trưởng yêu cầu các đơn vị chủ động. Đồng thời giao Vụ Tổ chức thành lập tổ công tác. Năm 2022, xã đã đạt 85,5 điểm về CCHC."
    assert [kind for kind, _ in found(text, "review_meeting")] == [R, R, A]


def test_no_findings_where_the_article_is_about_something_else() -> None:
    assert (
        find_findings(
            TextView("Xã tiếp nhận 1.286 hồ sơ trong năm 2022."), Event(kind="inspection", topics=[]), []
        )
        == []
    )


PIECES = [
    "đề nghị ",
    "tuy nhiên, ",
    "; ",
    ". ",
    ", song vẫn còn ",
    "5 hồ sơ ",
    "trễ hẹn ",
    "đạt ",
    "xã ",
    "\n",
    "kiến nghị huyện ",
    "./.",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_verbatim_findings(text: str) -> None:
    text = nfc(text)
    event = Event(kind="inspection", topics=["one_stop"], inspected_units=["xã Nam Mẫu"])
    for finding in find_findings(TextView(text), event, []):
        (span,) = finding.evidence
        assert text[span.start : span.end] == finding.text == finding.text.strip()


ARTICLE = """Chuyện ở quầy tiếp dân xã Nậm Cắn
Sáng 5/9/2023, Đoàn kiểm tra cải cách hành chính huyện Kỳ Sơn do ông Lầu Bá Tu, Trưởng phòng Nội vụ làm Trưởng đoàn kiểm tra tại UBND xã Nậm Cắn.
8 tháng qua, xã nhận 610 hồ sơ, 604 hồ sơ trả sớm và đúng hẹn.
Công chức ngồi quầy nói được tiếng Mông, bà con lên hỏi được chỉ vẽ tận tình.
Có người phải quay lại lần thứ ba mới cầm được giấy khai sinh của con.
Sổ theo dõi bỏ trống cả tháng 7, máy quét hỏng từ đầu năm mà không ai sửa.
Bà Vi Thị Hồng, Chủ tịch UBND xã mong huyện cấp thêm một máy quét và mở lớp tập huấn cho công chức mới.
Trước khi ra về, ông Lầu Bá Tu dặn xã gọi điện xin lỗi từng hộ có hồ sơ chậm, sửa máy quét xong trước ngày 30/9.
Bản Tiền Tiêu nằm cách trung tâm xã 7 km."""


def test_clauses_without_a_cue_are_judged_by_the_model() -> None:
    found = [(finding.kind, finding.text.split()[0]) for finding in extract(ARTICLE).findings]
    assert found == [
        ("achievement", "8"),
        ("achievement", "Công"),
        ("limitation", "Có"),
        ("limitation", "Sổ"),
        ("request", "Bà"),
        ("recommendation", "Trước"),
    ]
    by_model = [finding for finding in extract(ARTICLE).findings if finding.source_rule == "findings.model"]
    assert by_model
    assert all(finding.context["kind"] for finding in by_model)


def test_odds_sum_to_one_and_unknown_features_say_nothing() -> None:
    model = finding_model()
    assert sum(model.odds(["cue=limit", "chưa"])) == pytest.approx(1)
    assert model.odds(["no such feature"]) == model.odds([])
    assert len(model.odds([])) == len(KINDS)


def test_a_model_is_read_from_lines() -> None:
    model = read_model(["bias\t0\t0\t0\t0\t0", "chưa\t0\t0\t9000\t0\t0"])
    odds = model.odds(["chưa"])
    assert KINDS[odds.index(max(odds))] == "limitation"


def test_the_phrases_of_the_training_are_well_formed() -> None:
    path = Path(__file__).parents[1] / "scripts" / "data" / "finding-phrases.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    assert {kind for kind, _ in rows} == {"none", "achievement", "limitation", "recommendation", "request"}
    sentences = [sentence for _, sentence in rows]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence == sentence.strip() and sentence.endswith(".") for sentence in sentences)
