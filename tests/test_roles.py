"""The part each official has in the event."""

from __future__ import annotations

import pytest

from cchc_extract.extraction.people import find_people
from cchc_extract.extraction.roles import cast
from cchc_extract.schema import Event, EventKind
from cchc_extract.view import TextView

ROLES: list[tuple[str, str, EventKind, list[str], list[str]]] = [
    ("head, member, host", "Đoàn do ông Lê Văn An, Trưởng phòng Nội vụ làm Trưởng đoàn; cùng đi có bà Ma Thị Hiền, Phó Chánh Văn "
     "phòng. Tiếp đoàn có đ/c Đồng Phúc Lâm, Chủ tịch UBND xã.", "inspection", [], ["delegation_head", "delegation_member", "host"]),
    ("a list of hosts", "Làm việc với đoàn có ông Lê Văn An, Chủ tịch UBND huyện; bà Ma Thị Hiền, Chánh Văn phòng.",
     "supervision", [], ["host", "host"]),
    ("head before the name", "Chủ trì đoàn có đồng chí: Mai Thúy Vân - Trưởng Ban Pháp chế HĐND tỉnh.", "supervision", [],
     ["delegation_head"]),
    ("deputy head", "ông Vũ Mạnh Hà, Vụ trưởng làm Trưởng đoàn; bà Đinh Thị Thu, Phó Chánh Thanh tra làm Phó Trưởng đoàn.",
     "inspectorate", [], ["delegation_head", "delegation_member"]),
    ("a post that sounds like one", "Ông Kiều Sơn Lâm, Phó Trưởng đoàn ĐBQH tỉnh làm Trưởng đoàn.", "announcement", [],
     ["delegation_head"]),
    ("chair and attendee", "Chủ trì hội nghị là đồng chí Hoàng Văn Thụ, Chủ tịch UBND tỉnh. Dự hội nghị có bà Ma Thị Hiền, Vụ trưởng.",
     "review_meeting", [], ["chair", "attendee"]),
    ("only quoted", "Theo Phó Giám đốc Sở Nội vụ Lê Văn An, công tác này còn khó khăn.", "review_meeting", [], ["other"]),
    ("of the inspected unit", "Ông Lê Văn An, Chủ tịch UBND xã Nam Mẫu cho biết.", "inspection", ["xã Nam Mẫu"], ["host"]),
    ("of its level", "Bà Lê Thị An, Chủ tịch UBND xã cho biết.", "supervision", ["xã Nam Mẫu"], ["host"]),
    ("head right before the name", "Trưởng đoàn Lê Văn An đề nghị xã khắc phục.\nÔng Lê Văn An, Phó Giám đốc Sở Nội vụ.", "inspection", ["xã Nam Mẫu"],
     ["delegation_head"]),
    ("chairs a supervision", "Đồng chí Lê Văn An, Trưởng Ban Pháp chế HĐND tỉnh chủ trì buổi giám sát.", "supervision", ["huyện Ba Bể"],
     ["delegation_head"]),
    ("deputy head after a post", "Bà Ma Thị Hiền, Phó Trưởng Ban Pháp chế HĐND tỉnh, Phó Trưởng đoàn giám sát đề nghị.", "supervision",
     ["huyện Ba Bể"], ["delegation_member"]),
    ("a list of who makes up the team", "Đoàn gồm ông Lê Văn An, Phó Giám đốc Sở Nội vụ - Trưởng đoàn; bà Ma Thị Hiền, Trưởng phòng CCHC - "
     "thành viên.", "inspection", ["huyện Ba Bể"], ["delegation_head", "delegation_member"]),
    ("a list with one verb", "Các đồng chí: Lê Văn An, Bí thư Tỉnh ủy; Ma Thị Hiền, Chủ tịch UBND tỉnh đồng chủ trì hội nghị.",
     "review_meeting", [], ["chair", "chair"]),
    ("a chair beside who presents", "Ông Lê Văn An, Chủ tịch UBND xã chủ trì; bà Ma Thị Hiền, Phó Chủ tịch UBND xã trình bày báo cáo.",
     "review_meeting", [], ["chair", "attendee"]),
    ("concludes and asks", "Phát biểu kết luận hội nghị, Chủ tịch UBND huyện Lê Văn An đề nghị các xã khắc phục.", "review_meeting", [],
     ["chair"]),
    ("speaks at the meeting", "Tham luận tại hội nghị, bà Ma Thị Hiền, Chủ tịch UBND xã Nam Mẫu cho biết.", "review_meeting", [],
     ["attendee"]),
    ("giao that asks nobody", "Ông Lê Văn An, Phó Giám đốc Sở GTVT báo cáo công tác an toàn giao thông.", "review_meeting", [],
     ["attendee"]),
    ("head without a post", "Trưởng đoàn kiểm tra Lê Văn An đề nghị xã khắc phục.", "inspection", ["xã Nam Mẫu"], ["delegation_head"]),
    ("head without a post, behind the name", "Đoàn do ông Lê Văn An làm Trưởng đoàn đã làm việc tại xã.", "inspection", ["xã Nam Mẫu"],
     ["delegation_head"]),
    ("a leader of another sort", "Tổ trưởng tổ dân phố Lê Văn An cho biết.", "inspection", ["xã Nam Mẫu"], []),
    ("head without a post, of no event", "Trưởng đoàn Lê Văn An cho biết.", "none", [], []),
    ("no event", "Đoàn do ông Lê Văn An, Trưởng phòng Nội vụ làm Trưởng đoàn.", "none", [], ["other"]),
    ("announced without a delegation", "Ông Lê Văn An, Phó Chủ tịch UBND tỉnh yêu cầu các sở.", "announcement", [], ["other"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "inspected", "expected"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES]
)
def test_roles(text: str, kind: EventKind, inspected: list[str], expected: list[str]) -> None:
    view = TextView(text)
    event = Event(kind=kind, inspected_units=inspected)
    assert [official.role for official in cast(find_people(view, []), view, event)] == expected
