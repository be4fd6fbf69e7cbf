"""An article's line is never eaten: every near miss of every rule of furniture, in an article."""

from __future__ import annotations

import pytest

from cchc_extract.loading import load
from cchc_extract.patterns import load as load_rules

TITLE = "Đoàn kiểm tra của huyện làm việc tại xã Nam Mẫu"
LEAD = "Ngày 26/10/2023, Đoàn kiểm tra cải cách hành chính của huyện Ba Bể đã làm việc tại xã Nam Mẫu."
BODY = "Theo báo cáo, xã tiếp nhận 1.286 hồ sơ, trả đúng hạn 1.279 hồ sơ; còn 07 hồ sơ đang giải quyết."
END = "Kết luận buổi làm việc, Trưởng đoàn đề nghị xã khắc phục các tồn tại trước ngày 30/11/2023."
MENU = "".join(
    f'<li><a href="#">{name}</a></li>' for name in ("Trang chủ", "Giới thiệu", "Tin tức", "Văn bản")
)

NEAR_MISSES = [
    (rule.name, line) for rule in load_rules("furniture") if rule.value != "part" for line in rule.near_misses
]
LINES = [
    *("Chia sẻ khó khăn", "Xem thêm nhiều mô hình hay", "Tin vui cho người dân", "Video giám sát tại trụ sở"),
    *("Lượt hồ sơ: 1.286", "Địa chỉ hỗ trợ người dân", "Đánh giá của người dân", "Bình luận của chuyên gia"),
    *(
        "Liên kết vùng",
        "Nhận xét của đoàn",
        "Trang thiết bị",
        "In ấn, sao chụp hồ sơ",
        "Gửi hồ sơ qua bưu chính",
    ),
    *("Hôm nay: 35 hồ sơ", "Tổng số: 1.286 hồ sơ", "Thứ nhất, về công khai thủ tục", "Tác giả của sáng kiến"),
    *(
        "1. Kết quả",
        "2. Tồn tại, hạn chế",
        "II. PHƯƠNG HƯỚNG",
        "- Xã Tân Lập: 12 hồ sơ",
        "Nguồn lực còn hạn chế",
    ),
]


@pytest.mark.parametrize("line", [line for _, line in NEAR_MISSES] + LINES)
@pytest.mark.parametrize("where", ["text", "page", "page without an element of its own"])
def test_a_line_between_paragraphs_stays(line: str, where: str) -> None:
    lines = [TITLE, LEAD, line, BODY, END]
    paragraphs = "".join(f"<p>{each}</p>" for each in lines[1:])
    page = {
        "text": "\n".join(["Trang chủ", *lines, "Tin liên quan", "Xã Hòa Bình ra quân làm đường"]),
        "page": f"<ul>{MENU}</ul><div><h1>{TITLE}</h1><div>{paragraphs}</div></div><ul>{MENU}</ul>",
        "page without an element of its own": f"<ul>{MENU}</ul><h1>{TITLE}</h1>{paragraphs}<ul>{MENU}</ul>",
    }[where]
    article = load(page.encode(), "a.txt" if where == "text" else "a.html")
    assert article.text.split("\n") == lines
    assert article.title == TITLE


def test_every_rule_of_lines_has_a_near_miss() -> None:
    of_lines = [rule for rule in load_rules("furniture") if rule.value != "part"]
    assert [rule.name for rule in of_lines if not rule.near_misses] == []
