"""Bytes to text, and what is refused."""

from __future__ import annotations

import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
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
