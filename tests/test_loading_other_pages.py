"""Pages that are no article are said to be that; articles that look like them are read."""

from __future__ import annotations

import pytest

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load

TITLE = "Xã Nam Mẫu khắc phục lỗi 404 hồ sơ trễ hẹn"
LEAD = "Ngày 26/10/2023, Đoàn kiểm tra cải cách hành chính của huyện Ba Bể đã làm việc tại xã Nam Mẫu."
HEADS = [
    "Xã Hòa Bình ra quân làm giao thông nông thôn",
    "Khai mạc Giải bóng chuyền nông dân lần thứ VII",
    "Chủ tịch UBND huyện tiếp công dân định kỳ tháng 5",
    "Bàn giao nhà đại đoàn kết cho 12 hộ nghèo",
    "Hội Nông dân huyện tổng kết phong trào thi đua",
]
SUMMARY = "Sáng nay, lãnh đạo huyện đã dự và biểu dương các tập thể, cá nhân có thành tích xuất sắc trong phong trào."
MENU = "".join(
    f'<li><a href="#">{name}</a></li>' for name in ("Trang chủ", "Giới thiệu", "Tin tức", "Liên hệ")
)
LINKS = "".join(f'<li><a href="#">{head}</a></li>' for head in HEADS)
LOGIN = '<form><input name="u"><input type="password"><button>Đăng nhập</button></form>'

NO_ARTICLES = [
    ("an error page", "a.html", f"<title>404 Not Found</title><ul>{MENU}</ul><h1>Không tìm thấy trang</h1>"),
    ("an error that says sorry", "a.html", f"<ul>{MENU}</ul><h2>Rất tiếc!</h2><p>Trang bạn yêu cầu không tồn tại hoặc đã bị xóa.</p>"),
    ("an error of IIS", "a.html", "<title>Runtime Error</title><h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>Description: An application error occurred on the server.</p>"),
    ("an error of nginx", "a.html", "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>"),
    ("a wall", "a.html", "<title>Just a moment...</title><script>x</script><p>Checking your browser before accessing the site.</p>"),
    ("a repair", "a.html", "<h1>Hệ thống đang bảo trì, vui lòng quay lại sau</h1>"),
    ("an error copied as text", "a.txt", "Trang chủ\n404\nKhông tìm thấy trang\nQuay lại"),
    ("a login page", "a.html", f"<title>Đăng nhập</title><h1>Đăng nhập hệ thống</h1>{LOGIN}<a href=#>Quên mật khẩu?</a>"),
    ("an empty shell", "a.html", '<html><head><title>Cổng thông tin</title></head><body><div id="root"></div><script src="app.js"></script></body></html>'),
    ("a shell that loads", "a.html", '<body><div id="app">Đang tải dữ liệu...</div><script src="app.js"></script></body>'),
    ("a shell that says so", "a.html", "<body><p>You need to enable JavaScript to run this app.</p><script></script></body>"),
    ("a redirect", "a.html", '<html><head><meta http-equiv="refresh" content="0;url=/tin"></head><body></body></html>'),
    ("a list of links", "a.html", f"<ul>{MENU}</ul><h1>Tin tức - Sự kiện</h1><ul>{LINKS}</ul><p>Trang 1 2 3</p>"),
    ("a list with summaries", "a.html", f"<ul>{MENU}</ul><h1>Tin tức</h1>" + "".join(f'<div class="item"><h3><a href="#">{head}</a></h3><span>12/05/2023</span><p>{SUMMARY}</p></div>' for head in HEADS)),
    ("a list copied as text", "a.txt", "Tin tức\n" + "\n".join(f"{head}\n1{number}/05/2023\n{SUMMARY}" for number, head in enumerate(HEADS))),
]  # fmt: skip


@pytest.mark.parametrize(("path", "page"), [row[1:] for row in NO_ARTICLES], ids=[r[0] for r in NO_ARTICLES])
def test_no_article(path: str, page: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        load(page.encode(), path)
    assert error.value.code == "not_an_article"
    assert len(error.value.reason) > 15


ARTICLES = [
    ("short, with a login box", "a.html", f"<h1>{TITLE}</h1><p>{LEAD}</p>{LOGIN}<ul>{LINKS}</ul>"),
    ("about errors", "a.html", f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{LEAD}</p><p>Lỗi 404 trên trang một cửa đã được sửa.</p>"),
    ("short, behind a long menu and many links", "a.html", f"<ul>{MENU * 9}</ul><h1>{TITLE}</h1><p>{LEAD}</p><ul>{LINKS * 4}</ul>"),
    ("with scripts and little text", "a.html", f"<script>x</script><h1>{TITLE}</h1><p>{LEAD[:60]}.</p>"),
    ("of pictures and captions", "a.html", f"<h1>{TITLE}</h1><p>27/10/2023</p>" + "".join(f"<figure><img><figcaption>{head}, ngày 26/10, tại trụ sở xã Nam Mẫu</figcaption></figure>" for head in HEADS)),
    ("its related links with summaries", "a.html", f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{LEAD}</p>" + "".join(f'<div><h3><a href="#">{head}</a></h3><p>{SUMMARY}</p></div>' for head in HEADS)),
    ("a text of two lines", "a.txt", f"{TITLE}\n{LEAD}"),
    ("a text of one headline", "a.txt", TITLE),
    ("a text with a log of days", "a.txt", f"{TITLE}\n12/05/2023\n{LEAD}\n{LEAD[:70]}.\n13/05/2023\n{SUMMARY}\n14/05/2023\n{SUMMARY}\n15/05/2023\n{SUMMARY}"),
    ("how to log in", "a.txt", f"Hướng dẫn đăng nhập Cổng dịch vụ công\n{LEAD}\nĐăng nhập\n{SUMMARY}"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "page"), [row[1:] for row in ARTICLES], ids=[row[0] for row in ARTICLES])
def test_articles_that_look_like_one(path: str, page: str) -> None:
    assert load(page.encode(), path).text
