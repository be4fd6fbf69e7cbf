"""When a page was published; not what day it is, nor when anything else happened."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_extract.loading import load
from cchc_extract.loading.datelines import is_date_line, name_in_date_line, read_date

TITLE = "Đoàn kiểm tra công vụ của tỉnh làm việc tại huyện Yên Sơn"
BODY = (
    "Ngày 2/4/2024, đoàn kiểm tra của tỉnh đã làm việc với huyện về kỷ luật, kỷ cương hành chính.\n"
    "Đoàn đề nghị huyện khắc phục các tồn tại trước ngày 30/6/2024 và báo cáo kết quả.\n"
)

LINES = [
    ("Đăng ngày 27/10/2023 bởi admin_xa", (2023, 10, 27), True),
    ("THỨ BA, 20/09/2022 16:03:31", (2022, 9, 20), True),
    ("Thứ Tư, 15 Tháng Ba, 2023 212 lượt xem Chia sẻ bài viết:", (2023, 3, 15), True),
    ("Cập nhật lúc: 07:15, Thứ Tư, 15/05/2024 (GMT+7)", (2024, 5, 15), True),
    ("Ngày 11/11/2022-09:13:00 AM", (2022, 11, 11), True),
    ("22/02/2023   admin   0 Bình luận", (2023, 2, 22), True),
    ("Đăng ngày 14 - 04 - 2022", (2022, 4, 14), True),
    ("15/05/2024 3:05:00 CH", (2024, 5, 15), True),
    ("Thu Cúc 08/03/2024 - 18:33", (2024, 3, 8), True),
    ("Thứ tư, ngày 15 tháng 5 năm 2024 | 7:30", (2024, 5, 15), True),
    ("Quyết định số 15/QĐ-UBND ngày 15/5/2024", (2024, 5, 15), False),
    ("- Luật Hộ tịch số 60/2014/QH13 ngày 20/11/2014;", (2014, 11, 20), False),
    ("Đoàn kiểm tra làm việc ngày 15/5/2024", (2024, 5, 15), False),
    ("Ngày 31/2/2024", None, False),
    ("từ ngày 1/7 đến ngày 30/9", None, False),
    ("Tỷ lệ 12/63/2024", None, False),
]


@pytest.mark.parametrize(("line", "day", "is_line"), LINES, ids=[row[0] for row in LINES])
def test_date_lines(line: str, day: tuple[int, int, int] | None, is_line: bool) -> None:
    assert read_date(line) == (date(*day) if day else None)
    assert is_date_line(line) is is_line


def test_the_name_on_a_date_line() -> None:
    assert name_in_date_line("Thu Cúc 08/03/2024 - 18:33") == "Thu Cúc"
    assert name_in_date_line("15/05/2024 | Hoàng Lan") == "Hoàng Lan"
    assert name_in_date_line("Đăng ngày 15/05/2024 bởi admin") is None


TEXTS = [
    ("in brackets behind the headline", f"{TITLE} (11/10/2018)\n{BODY}", (2018, 10, 11)),
    ("below the headline", f"Tin tức\n{TITLE}\n15/05/2024\n{BODY}", (2024, 5, 15)),
    ("right above the headline", f"Tin tức\n15/05/2024 10:20\n{TITLE}\n{BODY}", (2024, 5, 15)),
    ("below the lead", f"Tin tức\n{TITLE}\n" + BODY.replace("\n", "\n(15/05/2024)\n", 1), (2024, 5, 15)),
    ("after the article", f"Trang chủ\n{TITLE}\n{BODY}Cập nhật: 15/05/2024", (2024, 5, 15)),
    ("a clock and a date", f"Thứ hai, 23/11/2026\nTin tức\n{TITLE}\n15/05/2024\n{BODY}", (2024, 5, 15)),
    ("a clock that says so", f"Hôm nay, 23/11/2026\n{TITLE}\n{BODY}", None),
    ("a clock above a menu", f"Thứ hai, 23/11/2026\nTrang chủ\nTin tức\nVăn bản\n{TITLE}\n{BODY}", None),
    ("dates in the body", f"{TITLE}\n{BODY}", None),
    ("dates of related news", f"{TITLE}\n{BODY}Tin liên quan\nKhánh thành cầu mới (20/05/2024)", None),
]


@pytest.mark.parametrize(("text", "day"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_texts(text: str, day: tuple[int, int, int] | None) -> None:
    assert load(text.encode(), "a.txt").published_on == (date(*day) if day else None)


LD = '<script type="application/ld+json">'
HEADS = [
    ("a meta element", '<meta property="article:published_time" content="2024-05-15T07:00:00+07:00">'),
    ("microdata", '<meta itemprop="datePublished" content="2024-05-15">'),
    ("JSON-LD", LD + '{"@type":"NewsArticle","datePublished":"2024-05-15T07:00:00+07:00"}</script>'),
    ("the evening in UTC", LD + '{"@type":"Article","datePublished":"2024-05-14T20:10:00Z"}</script>'),
    ("a list of others first", LD + '[{"@type":"NewsArticle","headline":"Tin khác","datePublished":"2023-01-01"},'
     + f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2024-05-15"}}]</script>'),
    ("modified later", '<meta name="dateModified" content="2024-06-01"><meta name="pubdate" content="15/05/2024">'),
    ("broken JSON-LD", LD + '{"datePublished": </script><meta name="pubdate" content="2024-05-15 08:00">'),
]  # fmt: skip


@pytest.mark.parametrize("head", [row[1] for row in HEADS], ids=[row[0] for row in HEADS])
def test_the_markup_says_so(head: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{body}</body></html>"
    assert load(page.encode(), "a.html").published_on == date(2024, 5, 15)


def test_a_time_element_with_other_words() -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    page = f'<body><h1>{TITLE}</h1><time datetime="2024-05-15">hai ngày trước</time>{body}</body>'
    assert load(page.encode(), "a.html").published_on == date(2024, 5, 15)
