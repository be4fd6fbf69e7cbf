"""Who speaks in a clause, and where the one stands who is asked."""

import pytest

from cchc_extract.extraction.finding_speakers import Speakers, addressee, height
from cchc_extract.schema import Event, Evidence, Official
from cchc_extract.view import Span, TextView

ADDRESSEES = [
    ("a commune asks the district", ["xã Nam Mẫu"], "UBND xã đề xuất huyện cấp thêm máy quét.", "above"),
    ("a commune asks the province's office", ["xã Nam Mẫu"], "Xã kiến nghị với Sở Nội vụ mở lớp tập huấn.", "above"),
    ("a delegation asks the commune", ["xã Nam Mẫu"], "Đoàn đề nghị xã niêm yết đầy đủ thủ tục.", "here"),
    ("a province asks its districts", ["tỉnh Bắc Kạn"], "Đoàn đề nghị các huyện rà soát thủ tục.", "here"),
    ("a centre asks the province", ["Trung tâm Phục vụ hành chính công"], "Ông An đề xuất tỉnh nâng cấp đường truyền.", "above"),
    ("a department asks its own province", ["Sở Nội vụ tỉnh Lạng Sơn"], "Sở đề nghị tỉnh bố trí kinh phí.", "above"),
    ("nobody is named", ["xã Nam Mẫu"], "Đoàn yêu cầu khắc phục ngay hạn chế.", "unnamed"),
    ("nothing is asked", ["xã Nam Mẫu"], "Xã đã niêm yết đầy đủ thủ tục của huyện.", None),
    ("it is not known what is inspected", [], "Đoàn đề nghị huyện rà soát thủ tục.", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("inspected", "text", "expected"), [row[1:] for row in ADDRESSEES], ids=[row[0] for row in ADDRESSEES]
)
def test_addressee(inspected: list[str], text: str, expected: str | None) -> None:
    event = Event(kind="inspection", topics=["one_stop"], inspected_units=inspected)
    assert addressee(TextView(text), Span(0, len(text)), event) == expected


def test_heights() -> None:
    assert [height(name) for name in ("xã A", "thị xã B", "tỉnh C", "Bộ Nội vụ".lower(), "thôn D")] == [
        1,
        2,
        3,
        4,
        0,
    ]


TEXT = "Ông An phát biểu. Bà Bình đề nghị huyện hỗ trợ; đồng thời mong tỉnh quan tâm. Xã sẽ khắc phục.\nKết quả tốt."


def official(name: str, role: str) -> Official:
    start = TEXT.index(name)
    return Official(
        evidence=[Evidence(start=start, end=start + len(name))],
        source_rule="people.addressed",
        name=name,
        honorific=None,
        positions=["Chủ tịch UBND xã"],
        role=role,
    )


@pytest.mark.parametrize(
    ("clause", "here", "before"),
    [
        ("Ông An phát biểu.", "chair", None),
        ("Bà Bình đề nghị huyện hỗ trợ;", "host", "chair"),
        ("đồng thời mong tỉnh quan tâm.", "host", "chair"),
        ("Xã sẽ khắc phục.", None, "host"),
        ("Kết quả tốt.", None, None),
    ],
)
def test_who_speaks(clause: str, here: str | None, before: str | None) -> None:
    speakers = Speakers(TextView(TEXT), [official("Bình", "host"), official("An", "chair")])
    start = TEXT.index(clause)
    span = Span(start, start + len(clause))
    assert (speakers.role_at(span), speakers.role_before(span)) == (here, before)
