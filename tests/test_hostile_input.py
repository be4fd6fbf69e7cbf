"""Hostile and broken input: each kind ends soon, in an article or a plain reason, within bounded memory."""

from __future__ import annotations

import gzip
import io
import json
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.loading.containers import documents
from cchc_extract.loading.documents import Document, Ignored
from cchc_extract.loading.limits import Limits
from tests.test_loading_containers import BODY, LEAD, PAGE, TEXT, TITLE, tarred, warc, zipped

READ = "read"
SLOW = 10.0
"""Seconds that any of these may take on a busy machine; nearly all take less than one."""

P = f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p>"
LAUGHS = "<!DOCTYPE html [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


def wide_zip(count: int, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.bin", data)
    return out.getvalue()


def nested_zips(depth: int) -> bytes:
    data = zipped({"a.html": PAGE})
    for _ in range(depth):
        data = zipped({"a.zip": data, "b.zip": data})
    return data


# kind, name of the file, its bytes, the outcomes of its documents (a code, or that one is read)
KINDS: list[tuple[str, str, Callable[[], bytes], set[str]]] = [
    ("nothing", "a.html", lambda: b"", {"empty"}),
    ("blanks only", "a.txt", lambda: b" \n\t" * 1000, {"empty"}),
    ("signs only", "a.html", lambda: b"<p>" + b"* - " * 999, {"empty"}),
    ("zero bytes only", "a.txt", lambda: b"\0" * 5000, {"binary"}),
    ("a text with zero bytes", "a.txt", lambda: TEXT.replace(b" ", b" \0", 1), {READ}),
    ("a picture named like a page", "a.html", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99, {"binary"}),
    ("a program", "a.txt", lambda: b"\x7fELF" + bytes(range(256)) * 99, {"binary"}),
    ("50 MB of markup", "a.html", lambda: b"<div>" * 10_000_000, {"too_large"}),
    ("6 MB of markup", "a.html", lambda: b"<br><hr>" * 750_000 + P.encode(), {READ}),
    ("100,000 nested elements", "a.html", lambda: b"<div>" * 100_000 + P.encode(), {"too_deep"}),
    ("100,000 nested elements of text", "a.html", lambda: (f"<b>{TITLE}" * 10_000).encode(), {"too_deep"}),
    ("5,000 nested tables", "a.html", lambda: b"<table><tr><td>" * 5_000 + P.encode(), {"too_deep"}),
    ("500 nested tables", "a.html", lambda: b"<table><tr><td>" * 500 + P.encode(), {READ}),
    ("a table of 150,000 cells", "a.html", lambda: P.encode() + b"<table>" + b"<tr><td>1<td>2" * 75_000, {READ}),
    ("entities that multiply", "a.html", lambda: (LAUGHS + f"]><p>&j;</p>{P}").encode(), {READ}),
    ("two million entities", "a.html", lambda: P.encode() + b"<p>" + b"&nbsp;&#x41;" * 1_000_000, {READ}),
    ("entities out of range", "a.html", lambda: P.encode() + b"<p>&#xFFFFFFFF;&#0;&#xD800;&#99999999999;</p>", {READ}),
    ("a script of 15 MB", "a.html", lambda: b"<script>" + b"var a='<p>x</p>';" * 900_000 + b"</script>" + P.encode(), {READ}),
    ("a script that is never closed", "a.html", lambda: P.encode() + b"<script>" + b"a<b;" * 100_000, {READ}),
    ("a comment that is never closed", "a.html", lambda: P.encode() + b"<!--" + b"-a" * 500_000, {READ}),
    ("a picture of 10 MB inside", "a.html", lambda: b'<img src="data:image/png;base64,' + b"QUJD" * 2_500_000 + b'">' + P.encode(), {READ}),
    ("an attribute of 5 MB", "a.html", lambda: b'<div class="' + b"nav menu-" * 550_000 + b'">' + P.encode(), {READ}),
    ("100,000 attributes", "a.html", lambda: b"<div " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">" + P.encode(), {READ}),
    ("a hidden farm of 100,000 links", "a.html", lambda: b'<div style="display:none">' + b"<a href=/x>mua ban nha dat gia re</a> " * 100_000 + b"</div>" + P.encode(), {READ}),
    ("an open farm of 50,000 links", "a.html", lambda: P.encode() + b"<li><a href=/x>mua ban nha dat gia re nhat</a></li>" * 50_000, {READ}),
    ("a headline of 1 MB", "a.html", lambda: f"<title>{'Xã ' * 300_000}</title><h1>{'Xã ' * 300_000}</h1>{P}".encode(), {READ}),
    ("JSON-LD 300,000 deep", "a.html", lambda: b'<script type="application/ld+json">' + b"[" * 300_000 + b"</script>" + P.encode(), {READ}),
    ("JSON-LD of 200,000 articles", "a.html", lambda: ('<script type="application/ld+json">[' + '{"@type":"NewsArticle","headline":"x"},' * 200_000 + f"0]</script>{P}").encode(), {READ}),
    ("tags that never end", "a.html", lambda: P.encode() + b"<" * 2_000_000, {READ}),
    ("a frameset", "a.html", lambda: b"<frameset><frame src=a><frame src=b></frameset>", {"empty"}),
    ("a feed", "a.html", lambda: f"<?xml version='1.0'?><rss><channel><item><title>{TITLE}</title><description>{LEAD}</description></item></channel></rss>".encode(), {READ}),
    ("a million short lines", "a.txt", lambda: b"ab\n" * 1_000_000, {"too_large"}),
    ("a million empty lines", "a.txt", lambda: b"\n" * 1_000_000 + TEXT, {READ}),
    ("one line of 19 MB", "a.txt", lambda: "Xã nhận hồ sơ, trả kết quả. ".encode() * 500_000, {READ}),
    ("5 MB of digits", "a.txt", lambda: TEXT + b"\n" + b"1/" * 2_500_000, {READ}),
    ("2 MB of brackets", "a.txt", lambda: TEXT + b"\n" + b"([" * 1_000_000, {READ}),
    ("100,000 dates", "a.txt", lambda: TEXT + b"\n12/05/2023" * 100_000, {READ}),
    ("100,000 headings of boxes", "a.txt", lambda: TEXT + "\nTin liên quan\nQuảng cáo".encode() * 50_000, {READ}),
    ("100,000 items of a list", "a.txt", lambda: TEXT + b"\nTin khac" + b"\n- xa Nam Mau 12 ho so" * 100_000, {READ}),
    ("200,000 marks on one letter", "a.txt", lambda: TEXT + b"\na" + "\u0323\u0301".encode() * 100_000, {READ}),
    ("letters from right to left, without width", "a.txt", lambda: TEXT + "\n\u202eabc\u200b\u2066\ufeff\u0000".encode(), {READ}),
    ("half a surrogate", "a.txt", lambda: b"\xff\xfe" + TEXT.decode().encode("utf-16-le") + b"\x00\xd8", {"encoding"}),
    ("an odd byte of UTF-16", "a.txt", lambda: TEXT.decode().encode("utf-16") + b"x", {"encoding"}),
    ("another alphabet's code page", "a.txt", lambda: ("Проверка административной реформы. " * 9).encode("cp1251"), {"encoding"}),
    ("a zip bomb", "a.zip", lambda: zipped({"a.txt": b"a " * 15_000_000}), {"too_large"}),
    ("a zip bomb of many files", "a.zip", lambda: wide_zip(60, b"\0" * 1_000_000), set()),
    ("a zip file of zip files of zip files", "a.zip", lambda: nested_zips(6), {"nested"}),
    ("a gzip bomb", "a.html.gz", lambda: gzip.compress(b"<p>" * 10_000_000), {"too_large"}),
    ("a tar file of a gzip bomb", "a.tar", lambda: tarred({"a.txt.gz": gzip.compress(b"a" * 30_000_000), "b.txt": TEXT}), {"too_large", READ}),
    ("a name of 60,000 letters", "a.zip", lambda: zipped({"a" * 60_000 + ".txt": TEXT}), {READ}),
    ("a web archive that lies about its lengths", "a.warc", lambda: warc(("http://x/a", "200 OK", "text/html", PAGE)).replace(b"Content-Length: ", b"Content-Length: 9", 2), {"broken"}),
    ("rows without text", "a.jsonl", lambda: b"{}\n[]\n1\nnull\n" * 50, {"no_content"}),
    ("numbers that are none", "a.jsonl", lambda: json.dumps({"content": TEXT.decode(), "date": float("inf")}).encode(), {READ}),
    ("a column of 100,000 columns", "a.csv", lambda: b"content," + b"x," * 100_000 + b"\n" + b'"' + TEXT + b'"\n', {READ}),
    ("a quote that is never closed", "a.csv", lambda: b'title,content\n"a,' + b"b," * 100_000, {"no_content"}),
]  # fmt: skip


def outcome(document: object) -> str | None:
    """What becomes of a document: a code, or that it is read."""
    if isinstance(document, Ignored):
        return None
    if not isinstance(document, Document):
        code: str = document.code  # type: ignore[attr-defined]
        return code
    try:
        article = load(document.data, document.path, document.given)
    except UnreadableDocument as error:
        assert len(error.reason) > 15
        return error.code
    assert unicodedata.is_normalized("NFC", article.text)
    return READ


@pytest.mark.parametrize(
    ("name", "make", "wanted"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS]
)
def test_each_kind_ends_in_an_article_or_a_reason(
    tmp_path: Path, name: str, make: Callable[[], bytes], wanted: set[str]
) -> None:
    (tmp_path / name).write_bytes(make())
    start = time.perf_counter()
    found = {outcome(document) for document in documents(tmp_path / name, name)}
    assert time.perf_counter() - start < SLOW
    assert found - {None} == wanted


def test_the_article_of_a_hostile_page_is_still_found() -> None:
    for kind, name, make, wanted in KINDS:
        data = make() if name == "a.html" and wanted == {READ} and "farm" in kind else b""
        if data:
            assert load(data, name).text.split("\n") == [TITLE, LEAD, BODY], kind


def test_there_are_at_least_thirty_kinds() -> None:
    assert len({kind for kind, *_ in KINDS}) >= 30


@pytest.mark.parametrize("limit", ["page_bytes", "page_lines", "nesting", "expansion"])
def test_limits_can_be_set(limit: str) -> None:
    assert getattr(Limits(**{limit: 5}), limit) == 5
