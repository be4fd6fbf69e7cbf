"""Bytes to text, and what is refused."""

from __future__ import annotations

import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import legacy, load
from cchc_extract.loading.decoding import decode

TEXT = "Kiểm tra công vụ tại xã Tân Lập\nĐoàn kiểm tra của huyện đã làm việc với xã và các bộ phận có liên quan.\n"

ENCODINGS = [
    ("plain", TEXT.encode(), "utf-8"),
    ("with a byte order mark", TEXT.encode("utf-8-sig"), "utf-8-sig"),
    ("sixteen bits", TEXT.encode("utf-16"), "utf-16"),
    ("sixteen bits, big end first", b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
    ("decomposed", unicodedata.normalize("NFD", TEXT).encode(), "utf-8"),
    ("line ends of Windows", TEXT.replace("\n", "\r\n").encode(), "utf-8"),
]


@pytest.mark.parametrize(("data", "encoding"), [row[1:] for row in ENCODINGS], ids=[r[0] for r in ENCODINGS])
def test_decode(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


def test_windows_1258() -> None:
    # the code page writes most tones as marks of their own behind the vowel
    legacy = TEXT.translate({ord(char): split for char in set(TEXT) if len(split := _marks_apart(char)) > 1})
    text, encoding = decode(legacy.encode("cp1258"))
    assert (text, encoding) == (TEXT, "windows-1258")


def _marks_apart(char: str) -> str:
    """A letter and its tone mark, the form of the vowel kept (``ể`` as ``ê`` and a hook)."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    marks = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in marks if mark in tones)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone


LEGACY_TEXT = (
    "Kiểm tra công vụ tại xã Tân Lập\n"
    "Đoàn kiểm tra của huyện đã làm việc với xã; ngày 5/3, các bộ phận có liên quan trả được 1.250 hồ sơ, "
    "người dân không phải chờ; đề nghị kiểm điểm, rút kinh nghiệm về việc để quá hạn.\n"
)
TCVN3 = {letter: code for code, letter in legacy._TCVN3.items()}
VNI = {letter: signs for signs, letter in legacy._vni_pairs().items()}


def _drawn_by(font: dict[str, str], text: str) -> str:
    return "".join(font.get(char, char) for char in text)


def _misread(text: str, codec: str, times: int = 1) -> str:
    for _ in range(times):
        text = "".join(
            chr(byte)
            if codec == "latin-1" or byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
            else bytes([byte]).decode(codec)
            for byte in text.encode()
        )
    return text


CONVERTED = [
    ("TCVN3 bytes", _drawn_by(TCVN3, LEGACY_TEXT).encode("latin-1"), "tcvn3"),
    ("TCVN3 as letters of UTF-8", _drawn_by(TCVN3, LEGACY_TEXT).encode(), "utf-8 (tcvn3)"),
    ("VNI bytes", _drawn_by(VNI, LEGACY_TEXT).encode("latin-1"), "vni"),
    ("VNI as letters of UTF-8", _drawn_by(VNI, LEGACY_TEXT).encode(), "utf-8 (vni)"),
    ("UTF-8 read as windows-1252", _misread(LEGACY_TEXT, "cp1252").encode(), "utf-8 (mojibake)"),
    ("UTF-8 read as Latin-1", _misread(LEGACY_TEXT, "latin-1").encode(), "utf-8 (mojibake)"),
    ("the same twice", _misread(LEGACY_TEXT, "cp1252", 2).encode(), "utf-8 (mojibake)"),
    ("sixteen bits without a mark", LEGACY_TEXT.encode("utf-16-le"), "utf-16-le"),
    ("the other end first", LEGACY_TEXT.encode("utf-16-be"), "utf-16-be"),
    ("thirty-two bits", LEGACY_TEXT.encode("utf-32"), "utf-32"),
]


@pytest.mark.parametrize(("data", "encoding"), [row[1:] for row in CONVERTED], ids=[r[0] for r in CONVERTED])
def test_converted(data: bytes, encoding: str) -> None:
    assert decode(data) == (LEGACY_TEXT, encoding)


LEFT_ALONE = [
    ("Vietnamese", LEGACY_TEXT),
    ("French", "Le café où vous êtes allé à Đà Nẵng, déjà vu, là-bas, à côté de la forêt.\n"),
    ("signs beside letters", "Khổ giấy 210×297, giá 5©, nhãn hiệu Vinamilk® và 25°C; tỷ lệ ½ và ¾.\n"),
    ("an example of mojibake in an article", LEGACY_TEXT + "Chữ “cÃ´ng vÄƒn” là lỗi phông chữ.\n"),
    ("decomposed already", unicodedata.normalize("NFD", LEGACY_TEXT)),
]


@pytest.mark.parametrize("text", [row[1] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE])
def test_left_alone(text: str) -> None:
    assert decode(text.encode()) == (unicodedata.normalize("NFC", text), "utf-8")


def test_a_page_drawn_by_a_font_with_a_menu_in_unicode() -> None:
    drawn = "".join(
        f'<p><font face=".VnTime">{_drawn_by(TCVN3, line)}</font></p>' for line in LEGACY_TEXT.splitlines()
    )
    page = f'<html><body><ul><li><a href="#">Thủ tục hành chính</a></li></ul>{drawn}</body></html>'
    article = load(page.encode(), "a.html")
    assert article.text == LEGACY_TEXT.strip()
    assert article.dropped == ("Thủ tục hành chính",)


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_off_inside_a_letter(cut: int) -> None:
    data = (LEGACY_TEXT + "Hết ộ").encode()
    text, encoding = decode(data[:-cut])
    assert (text, encoding) == (LEGACY_TEXT + "Hết ", "utf-8 (1 damaged)")


REFUSED = [
    ("nothing", b"", "a.txt", "empty"),
    ("blanks", b" \r\n\t", "a.txt", "empty"),
    ("signs", "— … °\n".encode(), "a.txt", "empty"),
    ("markup without words", b"<html><body><img src=a></body></html>", "a.html", "empty"),
    ("a document of an office", b"PK\x03\x04" + b"\0" * 99, "a.txt", "binary"),
    ("control characters", bytes(range(1, 32)) * 99, "a.txt", "binary"),
    ("a broken byte order mark", b"\xff\xfe\x00\xd8\x00", "a.txt", "encoding"),
    ("another code page", "Тексты".encode("cp1251") * 9, "a.txt", "encoding"),
    ("too much", b"a" * 20_000_001, "a.txt", "too_large"),
]


@pytest.mark.parametrize(("data", "path", "code"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused(data: bytes, path: str, code: str) -> None:
    with pytest.raises(UnreadableDocument) as error:
        load(data, path)
    assert error.value.code == code
    assert len(error.value.reason) > 15


WORST = [
    ("one line", b"Aa. " * 1_000_000, "a.txt"),
    ("one line of brackets", b"(" * 3_000_000 + b"a", "a.txt"),
    ("blanks", b"a" + b" " * 3_000_000 + b"b", "a.txt"),
    ("many short lines", "Thu Hà\n".encode() * 300_000, "a.txt"),
    ("many boxes", "Đọc thêm\nThông báo\n".encode() * 100_000, "a.txt"),
    ("many dates", b"15/05/2024\n" * 200_000, "a.txt"),
    ("deep elements", b"<div>a" * 300_000, "a.html"),
    ("deep inline elements", b"<b>a" * 300_000, "a.html"),
    ("many paragraphs", b"<p>Tin a b c d e" * 200_000, "a.html"),
    ("many headings", b"<h1>Tin a b c d e f</h1>" * 100_000, "a.html"),
    ("deep data", b'<script type="application/ld+json">' + b"[" * 900_000 + b"</script><p>a", "a.html"),
    ("a class of many names", b'<div class="' + b"nav-" * 900_000 + b'">a', "a.html"),
]


@pytest.mark.parametrize(("data", "path"), [row[1:] for row in WORST], ids=[row[0] for row in WORST])
def test_the_worst_pages_take_bounded_time(data: bytes, path: str) -> None:
    start = time.perf_counter()
    with suppress(UnreadableDocument):
        load(data, path)
    assert time.perf_counter() - start < 15


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1), st.sampled_from(["a.txt", "a.html"]))
def test_any_text_is_read_or_refused(text: str, path: str) -> None:
    try:
        article = load(text.encode("utf-8", "ignore"), path)
    except UnreadableDocument:
        return
    assert unicodedata.is_normalized("NFC", article.text)
    assert article.title_lines <= len(article.text.split("\n"))


LINES = ["Trang chủ", "15/05/2024", "Đọc thêm", "Trả lời", "Thu Hà", "Ảnh: Lê An", "- Xã Tân Lập", TEXT, ""]
LINES += ["Kiểm tra công vụ tại ba xã", "Đoàn đã kiểm tra việc tiếp nhận hồ sơ của người dân."]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1))
def test_no_line_of_a_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    article = load(text.encode(), "a.txt")
    both = set(article.text.split("\n")) | set(article.dropped)
    assert both == {line for line in text.split("\n") if line}


SOURCE = """<html><head><link rel="canonical" href="https://yenson.example.vn/tin/1">
<title>Kiểm tra công vụ</title></head><body><p>Đoàn kiểm tra của huyện đã làm việc với xã.</p></body></html>"""


def test_source() -> None:
    source = load(SOURCE.encode(), "tin/1.html").source
    assert (source.path, source.media_type, source.encoding) == ("tin/1.html", "text/html", "utf-8")
    assert (source.url, source.site) == ("https://yenson.example.vn/tin/1", "yenson.example.vn")
    assert len(source.sha256) == 64


@pytest.mark.parametrize("path", ["page", "page.txt", "page.php"])
def test_markup_is_seen_without_its_ending(path: str) -> None:
    assert load(SOURCE.encode(), path).source.media_type == "text/html"
    assert load(TEXT.encode(), path).source.media_type == "text/plain"
