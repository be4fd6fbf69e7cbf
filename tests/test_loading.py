"""From bytes to the article: pages of many makes, what is kept, and what the page says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_extract.article import Article
from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.loading.decoding import decode
from cchc_extract.loading.limits import MAX_BYTES
from cchc_extract.vietnamese import nfc

TITLE = "Đoàn kiểm tra của huyện làm việc tại xã Nam Mẫu"
LEAD = "Ngày 26/10/2023, Đoàn kiểm tra cải cách hành chính của huyện Ba Bể đã làm việc tại xã Nam Mẫu."
BODY = "Theo báo cáo, xã tiếp nhận 1.286 hồ sơ, trả đúng hạn 1.279 hồ sơ; còn 07 hồ sơ đang giải quyết trong thời hạn."
SIGNED = "Lan Anh"
MENU = ["Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Liên hệ"]
RELATED = ["Xã Nam Mẫu trồng 2 ha rừng phòng hộ", "Lịch trực tháng 11/2023"]


def text_of(*lines: str) -> Article:
    return load("\n".join(lines).encode(), "a.txt")


TEXTS: list[tuple[str, list[str], list[str]]] = [
    ("nothing but the article", [TITLE, LEAD, BODY], [TITLE, LEAD, BODY]),
    ("menu before, related after", [*MENU, TITLE, "Đăng ngày 27/10/2023", LEAD, BODY, SIGNED, "Tin liên quan", *RELATED],
     [TITLE, LEAD, BODY, SIGNED]),
    ("breadcrumb, tools and counter", ["Trang chủ » Tin tức » CCHC", TITLE, "Lượt xem: 96", "Cỡ chữ: A- A A+", LEAD, BODY, "Chia sẻ:", "Facebook"],
     [TITLE, LEAD, BODY]),
    ("the headline twice", ["Xuất bản thông tin", f"null {TITLE}", "Chi tiết bài viết Tin tức", TITLE, LEAD, BODY], [TITLE, LEAD, BODY]),
    ("a kicker", ["Thời sự", "HĐND huyện Ba Bể:", TITLE, "Cập nhật ngày: 27/10/2023 - 22:09", LEAD, BODY],
     ["HĐND huyện Ba Bể:", TITLE, LEAD, BODY]),
    ("captions stay, picture files go", [TITLE, LEAD, "img_01.jpeg", "Quang cảnh buổi làm việc.", BODY], [TITLE, LEAD, "Quang cảnh buổi làm việc.", BODY]),
    ("an audio player", [TITLE, "0:00 / 3:12", "Nam miền Bắc", LEAD, BODY], [TITLE, LEAD, BODY]),
    ("an advertisement in the middle", [TITLE, LEAD, "Quảng cáo", BODY, BODY.replace("xã", "huyện")], [TITLE, LEAD, BODY, BODY.replace("xã", "huyện")]),
    ("comments after", [TITLE, LEAD, BODY, "Ý kiến bạn đọc", "Mong xã nhận hồ sơ cả ngày thứ bảy, tôi chờ 45 phút mới đến lượt mình."], [TITLE, LEAD, BODY]),
    ("footer after", [TITLE, LEAD, BODY, "Địa chỉ: Xã Nam Mẫu, huyện Ba Bể, tỉnh Bắc Kạn", "Điện thoại: 0209.3111.204"], [TITLE, LEAD, BODY]),
    ("a line that looks like a menu", [TITLE, LEAD, "- Luật Hộ tịch số 60/2014/QH13 ngày 20/11/2014;", BODY],
     [TITLE, LEAD, "- Luật Hộ tịch số 60/2014/QH13 ngày 20/11/2014;", BODY]),
    ("tags after", [TITLE, LEAD, BODY, "Tags: thanh tra; Bắc Ninh", "0 Bình luận"], [TITLE, LEAD, BODY]),
    ("weekday and hour", ["Chính trị", "Thứ năm - 29/10/2020 08:14   Xem: 211", TITLE, LEAD, BODY], [TITLE, LEAD, BODY]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_text_pages(lines: list[str], expected: list[str]) -> None:
    article = text_of(*lines)
    assert article.text.split("\n") == expected
    assert article.title == TITLE


P = f"<p>{LEAD}</p><p>{BODY}</p><p><b>{SIGNED}</b></p>"
LINKS = "".join(f'<li><a href="#">{item}</a></li>' for item in MENU)
MORE = "".join(f'<li><a href="#">{item}</a></li>' for item in RELATED)
PAGES = [
    ("nav, article, aside", f"<body><nav><ul>{LINKS}</ul></nav><article><h1>{TITLE}</h1><time>27/10/2023 08:00</time>{P}</article><aside>{MORE}</aside></body>"),
    ("divs with class names", f'<body><div class="top-menu">{LINKS}</div><div class="title">{TITLE}</div><span>Đăng ngày 27/10/2023</span>{P}<div class="related-news">{MORE}</div></body>'),
    ("tables and fonts", f"<BODY><TABLE><TR><TD>{'<BR>'.join(f'<A HREF=#>{m}</A>' for m in MENU)}</TD><TD><FONT SIZE=4><B>{TITLE}</B></FONT><BR><I>27/10/2023</I><BR><BR>{LEAD}<BR><BR>{BODY}<BR>{SIGNED}<HR><B>Tin đã đưa</B><BR>{'<BR>'.join(f'<A HREF=#>{m}</A>' for m in RELATED)}</TD></TR></TABLE></BODY>"),
    ("json-ld and figure", f'<head><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2023-10-27T08:00:00+07:00"}}</script></head><body><h1>{TITLE}</h1>{P}<div>Từ khóa</div><h3>Bình luận (3)</h3><p>Mong xã nhận hồ sơ cả ngày thứ bảy, tôi chờ 45 phút mới đến lượt.</p></body>'),
    ("og:title and meta date", f'<head><meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2023-10-27"></head><body><h2>Cổng thông tin</h2><div><strong>{TITLE}</strong></div>{P}</body>'),
    ("the page's clock", f"<body><div>Hôm nay: Thứ Sáu, ngày 21 tháng 11 năm 2025</div><h1>{TITLE}</h1><p>(Cập nhật lúc: 27/10/2023 08:10)</p>{P}</body>"),
    ("blanks of every kind", f"<body><h1>{TITLE}</h1><p>27/10/2023</p><p>&nbsp;&nbsp;{LEAD}</p><p>\n  {BODY}\t</p><p>{SIGNED}</p></body>"),
    ("scripts, hidden parts, comments", f"<body><script>var a='<p>x</p>'</script><!-- {LEAD} --><h1>{TITLE}</h1><p>27/10/2023</p><style>p{{}}</style>{P}<noscript>JavaScript</noscript></body>"),
    ("never closed", f"<html><body><h1>{TITLE}<p>27/10/2023<p>{LEAD}<p>{BODY}<p>{SIGNED}"),
]  # fmt: skip


@pytest.mark.parametrize("markup", [row[1] for row in PAGES], ids=[row[0] for row in PAGES])
def test_html_pages(markup: str) -> None:
    article = load(markup.encode(), "a.html")
    assert article.text.split("\n") == [TITLE, LEAD, BODY, SIGNED]
    assert article.title == TITLE
    assert article.published_on == date(2023, 10, 27)
    assert [credit.name for credit in article.credits] == [SIGNED]


def test_what_the_page_says_of_itself() -> None:
    markup = f'<head><meta property="og:url" content="https://x.example.vn/a"><meta property="og:site_name" content="Báo X"></head><h1>{TITLE}</h1>{P}'
    source = load(markup.encode(), "sub/a.html").source
    assert (source.url, source.site, source.path, source.media_type) == (
        "https://x.example.vn/a",
        "Báo X",
        "sub/a.html",
        "text/html",
    )


def test_cells_of_a_table_are_lines() -> None:
    markup = (
        f"<h1>{TITLE}</h1><p>{LEAD}</p><table><tr><td>Đất đai</td><td>1.250</td></tr></table><p>{BODY}</p>"
    )
    assert load(markup.encode(), "a.html").text.split("\n") == [TITLE, LEAD, "Đất đai", "1.250", BODY]


DATES = [
    ("after the headline in brackets", [f"{TITLE} (11/10/2018)", LEAD, BODY], date(2018, 10, 11)),
    ("in words", [TITLE, "Thứ Tư, 15 Tháng Ba, 2023 212 lượt xem", LEAD, BODY], date(2023, 3, 15)),
    ("with blanks", [TITLE, "Đăng ngày 14 - 04 - 2022", LEAD, BODY], date(2022, 4, 14)),
    ("before the headline", ["Thứ sáu, 23/09/2022 17:10", TITLE, LEAD, BODY], date(2022, 9, 23)),
    ("with its author", [TITLE, "Thu Cúc 08/03/2024 - 18:33", LEAD, BODY], date(2024, 3, 8)),
    ("not the event's", [TITLE, LEAD, BODY], None),
    ("not a related link's", [TITLE, LEAD, BODY, "Tin đã đưa", "Họp báo quý I (12/01/2020)"], None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_published_on(lines: list[str], expected: date | None) -> None:
    assert text_of(*lines).published_on == expected


BOTH = ("author", "photographer")
CREDITS: list[tuple[str, list[str], list[tuple[str, str]]]] = [
    ("text and photo", ["Tin, ảnh: Hồng Vân"], [("Hồng Vân", role) for role in BOTH]),
    ("two of them", ["Tin, ảnh: Hồng Vân - Quốc Trà"], [(name, role) for role in BOTH for name in ("Hồng Vân", "Quốc Trà")]),
    ("another wording", ["Bài và ảnh: Thu Hằng;"], [("Thu Hằng", role) for role in BOTH]),
    ("a post after the name", ["Tin, ảnh: Nông Thị Xoan – Công chức Văn phòng"], [("Nông Thị Xoan", role) for role in BOTH]),
    ("a signature", ["Trường Thi"], [("Trường Thi", "author")]),
    ("in capitals", ["MAI CHI"], [("MAI CHI", "author")]),
    ("with an initial", ["B.Hạnh"], [("B.Hạnh", "author")]),
    ("a pair", ["Phương Thảo - Văn Tâm"], [("Phương Thảo", "author"), ("Văn Tâm", "author")]),
    ("a photographer", ["Bộ phận một cửa. Ảnh: Minh Đăng", "Trường Nam"], [("Minh Đăng", "photographer"), ("Trường Nam", "author")]),
    ("behind the last sentence", [f"{BODY} Diệu Thùy"], [("Diệu Thùy", "author")]),
    ("nobody", ["Quang cảnh hội nghị"], []),
]  # fmt: skip


@pytest.mark.parametrize(("last", "expected"), [row[1:] for row in CREDITS], ids=[row[0] for row in CREDITS])
def test_credits(last: list[str], expected: list[tuple[str, str]]) -> None:
    article = text_of(TITLE, LEAD, BODY, *last)
    assert [(credit.name, credit.role) for credit in article.credits] == expected


ENCODED = [
    ("UTF-8", TITLE.encode(), "utf-8"),
    ("UTF-8 with a mark", TITLE.encode("utf-8-sig"), "utf-8-sig"),
    ("UTF-16", TITLE.encode("utf-16"), "utf-16"),
]


@pytest.mark.parametrize(("data", "encoding"), [row[1:] for row in ENCODED], ids=[row[0] for row in ENCODED])
def test_decode(data: bytes, encoding: str) -> None:
    assert decode(data) == (TITLE, encoding)


def test_decode_windows_1258() -> None:
    data = b"C\xe1n b\xf4 v\xe0 ng\xfd\xf6i c\xf3 trong c\xe1c t\xe2p; c\xf3 l\xe0 v\xe0 trong."
    text, encoding = decode(data)
    assert encoding == "windows-1258"
    assert "và" in text


def test_decomposed_text_is_composed() -> None:
    import unicodedata

    text, _ = decode(unicodedata.normalize("NFD", TITLE).encode())
    assert text == TITLE


REFUSED = [
    ("empty", b"", "empty"),
    ("signs only", b"--- *** ---", "empty"),
    ("binary", bytes(range(256)) * 9, "binary"),
    ("a picture", b"\x89PNG\r\n\x1a\n123", "binary"),
    ("neither UTF-8 nor Vietnamese", b"abc \xff\xfe\x81 def", "encoding"),
    ("too large", b"a" * (MAX_BYTES + 1), "too_large"),
]


@pytest.mark.parametrize(("data", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        load(data, "a.txt")
    assert caught.value.code == code
    assert len(caught.value.reason) > 15


@settings(max_examples=200)
@given(st.binary() | st.text().map(str.encode), st.sampled_from(["a.txt", "a.html"]))
def test_any_bytes_give_an_article_or_a_reason(data: bytes, path: str) -> None:
    try:
        article = load(data, path)
    except UnreadableDocument as error:
        assert error.reason
    else:
        assert article.text == nfc(article.text)
        assert article.text.strip()


HOSTILE = [
    ("deep nesting", b"<div>" * 100_000 + b"Xin ch\xc3\xa0o</div>", "a.html"),
    ("a million short lines", b"ab\n" * 1_000_000, "a.txt"),
    ("one line of a megabyte", "Xã nhận hồ sơ và trả kết quả ".encode() * 30_000, "a.txt"),
    ("many links", b"<a href=x>tin</a> " * 50_000, "a.html"),
    ("open angle brackets", b"<" * 500_000 + b"Xin ch\xc3\xa0o", "a.html"),
]


@pytest.mark.parametrize(("data", "path"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_pages_end(data: bytes, path: str) -> None:
    try:
        assert load(data, path).text
    except UnreadableDocument as error:
        assert error.reason
