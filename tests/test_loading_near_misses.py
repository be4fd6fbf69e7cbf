"""An article's line is never eaten: every near miss of every rule of furniture, in an article."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


MORE = [
    "Chủ tịch UBND xã Triệu Văn Tá cho biết xã sẽ khắc phục ngay các hạn chế trong tháng 11/2023.",
    "“Người dân chỉ phải đến một lần”, bà Lường Thị Pha, công chức một cửa của xã, nói.",
    "Đoàn cũng kiểm tra việc niêm yết thủ tục tại 9 thôn, trong đó 2 thôn chưa niêm yết đầy đủ.",
]
ABOVE = [
    "Trang chủ",
    "Giới thiệu",
    "Tin tức - Sự kiện",
    "Hôm nay: Thứ hai, 23/11/2026",
    "Trang chủ » Tin tức",
    "Tìm kiếm",
]
BESIDE = [
    "Đăng ngày 27/10/2023",
    "Lượt xem: 96",
    "Cỡ chữ: A- A A+",
    "Nghe đọc bài 0:00/2:41",
    "Chia sẻ:",
    "In bài viết",
]
INSIDE = [
    "Quảng cáo",
    "img_01.jpeg",
    "Lượt xem: 96",
    "Xem thêm",
    "0:00 / 3:12",
    "[Video] Toàn cảnh",
    "Chia sẻ Facebook Zalo",
]
AFTER = [
    "Tin liên quan",
    "Các tin khác:",
    "Bình luận (2)",
    "Từ khóa: thanh tra",
    "© 2023 UBND huyện",
    "Cùng chuyên mục",
]
LINKED = ["Xã Hòa Bình ra quân làm đường", "Lịch trực tháng 11/2023", "Hà Hiệu trồng 20 ha rừng phòng hộ"]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    above=st.lists(st.sampled_from(ABOVE), max_size=6, unique=True),
    beside=st.lists(st.sampled_from(BESIDE), max_size=3, unique=True),
    body=st.permutations([BODY, *MORE]),
    inside=st.lists(st.sampled_from(INSIDE), max_size=3),
    signed=st.sampled_from([[], ["Lan Anh"], ["Tin, ảnh: Lan Anh"], ["LAN ANH"]]),
    after=st.sampled_from(AFTER),
    linked=st.lists(st.sampled_from(LINKED), max_size=3, unique=True),
)
def test_furniture_of_any_sort_costs_no_line_of_the_article(
    above: list[str],
    beside: list[str],
    body: list[str],
    inside: list[str],
    signed: list[str],
    after: str,
    linked: list[str],
) -> None:
    mixed = [line for pair in zip_longest(body, inside) for line in pair if line]
    page = [*above, TITLE, *beside, LEAD, *mixed[:-1], mixed[-1], END, *signed, after, *linked]
    article = load("\n".join(page).encode(), "a.txt")
    assert article.text.split("\n") == [TITLE, LEAD, *body, END, *signed]
    assert article.title == TITLE
