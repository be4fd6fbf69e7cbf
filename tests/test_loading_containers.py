"""Files that hold many documents: each is found under its path, and what is broken costs nothing else."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cchc_extract import run
from cchc_extract.loading import load
from cchc_extract.loading.containers import documents, is_read
from cchc_extract.loading.documents import Document, Fields, Ignored, Refused, Settings
from cchc_extract.loading.limits import Limits

TITLE = "Đoàn kiểm tra của huyện làm việc tại xã Nam Mẫu"
LEAD = "Ngày 26/10/2023, Đoàn kiểm tra cải cách hành chính của huyện Ba Bể đã làm việc tại xã Nam Mẫu."
BODY = "Theo báo cáo, xã tiếp nhận 1.286 hồ sơ, trả đúng hạn 1.279 hồ sơ; còn 07 hồ sơ đang giải quyết."
TEXT = f"{TITLE}\n{LEAD}\n{BODY}".encode()
PAGE = f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p></body></html>".encode()
LINES = [TITLE, LEAD, BODY]


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def warc(*answers: tuple[str, str, str, bytes], compressed: bool = False) -> bytes:
    """An archive of answers: address, status, media type, content."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "test"}))
    for url, status, kind, content in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=headers)
        )
    return out.getvalue()


def rows(*items: object) -> bytes:
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in items).encode()


ROW = {"title": TITLE, "content": f"{LEAD}\n{BODY}", "url": "https://x.example.vn/1", "date": "2023-10-27"}
ANSWERS = [
    ("https://x.example.vn/a", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://x.example.vn/b", "404 Not Found", "text/html", PAGE),
    ("https://x.example.vn/c.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://x.example.vn/d", "200 OK", "text/plain", TEXT),
]

# the file's name, what it holds, and the paths of its documents
CONTAINERS: list[tuple[str, bytes, list[str]]] = [
    ("a.txt", TEXT, ["a.txt"]),
    ("a.html", PAGE, ["a.html"]),
    ("a.html.gz", gzip.compress(PAGE), ["a.html.gz/a.html"]),
    ("a.txt.bz2", bz2.compress(TEXT), ["a.txt.bz2/a.txt"]),
    ("a.htm.xz", lzma.compress(PAGE), ["a.htm.xz/a.htm"]),
    ("crawl.zip", zipped({"a/b.html": PAGE, "c.txt": TEXT}), ["crawl.zip/a/b.html", "crawl.zip/c.txt"]),
    ("stored.ZIP", zipped({"tin/1.HTM": PAGE}, zipfile.ZIP_STORED), ["stored.ZIP/tin/1.HTM"]),
    ("crawl.tar", tarred({"a.html": PAGE, "b/c.txt": TEXT}), ["crawl.tar/a.html", "crawl.tar/b/c.txt"]),
    ("crawl.tar.gz", gzip.compress(tarred({"a/b.html": PAGE})), ["crawl.tar.gz/a/b.html"]),
    ("crawl.tgz", gzip.compress(tarred({"a/b.html": PAGE})), ["crawl.tgz/a/b.html"]),
    ("outer.zip", zipped({"in/inner.zip": zipped({"a.html": PAGE})}), ["outer.zip/in/inner.zip/a.html"]),
    ("outer.tar", tarred({"inner.zip": zipped({"a.html": PAGE})}), ["outer.tar/inner.zip/a.html"]),
    ("outer2.zip", zipped({"a.html.gz": gzip.compress(PAGE)}), ["outer2.zip/a.html.gz/a.html"]),
    ("rows.jsonl", rows(ROW, ROW), ["rows.jsonl/1", "rows.jsonl/2"]),
    ("blank-lines.jsonl", b"\n" + rows(ROW) + b"\n\n", ["blank-lines.jsonl/2"]),
    ("marked.jsonl", b"\xef\xbb\xbf" + rows(ROW), ["marked.jsonl/1"]),
    ("rows.jsonl.gz", gzip.compress(rows(ROW)), ["rows.jsonl.gz/1"]),
    ("one.json", rows(ROW), ["one.json/1"]),
    ("list.json", json.dumps([ROW, ROW]).encode(), ["list.json/1", "list.json/2"]),
    ("marked.json", b"\xef\xbb\xbf\n " + json.dumps([ROW]).encode(), ["marked.json/1"]),
    ("inside.json", json.dumps({"count": 2, "articles": [ROW, ROW]}).encode(), ["inside.json/1", "inside.json/2"]),
    ("lines.json", rows(ROW, ROW), ["lines.json/1", "lines.json/2"]),
    ("rows.csv", f'title,content,date\n"{TITLE}","{LEAD}\n{BODY}",27/10/2023\n'.encode(), ["rows.csv/1"]),
    ("semicolon.csv", f'url;title;content\nx;"{TITLE}";"{LEAD}\n{BODY}"\n'.encode("utf-8-sig"), ["semicolon.csv/1"]),
    ("rows.tsv", f"title\tcontent\n{TITLE}\t<p>{LEAD}</p><p>{BODY}</p>\n".encode(), ["rows.tsv/1"]),
    ("crawl.warc", warc(*ANSWERS), ["crawl.warc/2", "crawl.warc/5"]),
    ("crawl.warc.gz", warc(*ANSWERS, compressed=True), ["crawl.warc.gz/2", "crawl.warc.gz/5"]),
    ("whole.warc.gz", gzip.compress(warc(*ANSWERS)), ["whole.warc.gz/2", "whole.warc.gz/5"]),
    ("crawl-warc.zip", zipped({"a.warc": warc(*ANSWERS)}), ["crawl-warc.zip/a.warc/2", "crawl-warc.zip/a.warc/5"]),
]  # fmt: skip


def read(tmp_path: Path, name: str, data: bytes, how: Settings | None = None) -> list[object]:
    (tmp_path / name).write_bytes(data)
    return list(documents(tmp_path / name, name, how or Settings()))


@pytest.mark.parametrize(("name", "data", "paths"), CONTAINERS, ids=[row[0] for row in CONTAINERS])
def test_every_document_is_found_and_read(tmp_path: Path, name: str, data: bytes, paths: list[str]) -> None:
    assert is_read(name)
    found = [each for each in read(tmp_path, name, data) if not isinstance(each, Ignored)]
    assert [each.path for each in found] == paths
    for each in found:
        assert isinstance(each, Document)
        article = load(each.data, each.path, each.given)
        assert article.text.split("\n") == LINES
        assert article.title == TITLE
        assert article.source.path == each.path


GIVEN = [
    ("a day", {**ROW, "date": "2023-10-27"}),
    ("a moment", {**ROW, "date": "2023-10-27T08:00:00+07:00"}),
    ("seconds", {**ROW, "date": 1698368400}),
    ("milliseconds", {**ROW, "date": 1698368400000}),
    ("a printed date", {**ROW, "date": "Thứ Sáu, 27/10/2023 08:10"}),
    ("another name", {**ROW, "date": None, "published_at": "2023-10-27 08:00:00"}),
]


@pytest.mark.parametrize("row", [row[1] for row in GIVEN], ids=[row[0] for row in GIVEN])
def test_what_a_row_says_of_its_article(tmp_path: Path, row: dict[str, object]) -> None:
    (found,) = read(tmp_path, "a.jsonl", rows({**row, "author": "Lê An", "site_name": "Báo X"}))
    assert isinstance(found, Document)
    article = load(found.data, found.path, found.given)
    assert article.published_on == date(2023, 10, 27)
    assert (article.source.url, article.source.site) == ("https://x.example.vn/1", "Báo X")
    assert [(credit.name, credit.role) for credit in article.credits] == [("Lê An", "author")]


CONTENTS = [
    ("text", f"{LEAD}\n{BODY}", {}),
    ("text with its headline", f"{TITLE}\n{LEAD}\n{BODY}", {}),
    ("text without its lead", BODY, {"sapo": LEAD}),
    ("text and its lead once more", f"{LEAD}\n{BODY}", {"description": LEAD[:70] + "..."}),
    ("paragraphs of HTML", f"<p>{LEAD}</p>\n<p>{BODY}</p>", {}),
    ("HTML without its lead", f"<div>{BODY}</div>", {"summary": LEAD}),
    ("a whole page", PAGE.decode(), {"description": LEAD}),
    ("lines with breaks", f"{LEAD}<br/>{BODY}", {}),
]


@pytest.mark.parametrize(("content", "more"), [row[1:] for row in CONTENTS], ids=[row[0] for row in CONTENTS])
def test_the_parts_of_an_article_are_put_together(tmp_path: Path, content: str, more: dict[str, str]) -> None:
    (found,) = read(tmp_path, "a.jsonl", rows({"title": TITLE, "content": content, **more}))
    assert isinstance(found, Document)
    article = load(found.data, found.path, found.given)
    assert article.text.split("\n") == LINES
    assert article.title == TITLE


def test_field_names_can_be_set(tmp_path: Path) -> None:
    how = Settings(fields=Fields(title=("t",), content=("c",)))
    (found,) = read(tmp_path, "a.jsonl", rows({"t": TITLE, "c": f"{LEAD}\n{BODY}", "content": "x"}), how)
    assert isinstance(found, Document)
    assert found.data.decode().split("\n") == LINES


def test_where_a_page_of_a_web_archive_came_from(tmp_path: Path) -> None:
    first, missing, picture, _ = read(tmp_path, "a.warc", warc(*ANSWERS))
    assert isinstance(first, Document)
    assert first.given.url == "https://x.example.vn/a"
    assert first.given.media_type == "text/html"
    assert missing == Ignored("a.warc/3", "http 404")
    assert picture == Ignored("a.warc/4", "image/png")


def encrypted(files: dict[str, bytes]) -> bytes:
    """A zip file whose members say that they are encrypted."""
    data = bytearray(zipped(files, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


def wrong_sum(files: dict[str, bytes]) -> bytes:
    data = bytearray(zipped(files, zipfile.ZIP_STORED))
    data[data.find(PAGE) + 20] ^= 0xFF
    return bytes(data)


def in_each_other(depth: int) -> bytes:
    data = zipped({"a.html": PAGE})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


SMALL = Settings(limits=Limits(page_bytes=10_000, expanded_bytes=100_000, expansion=1))
HALF = len(gzip.compress(tarred({"a.html": PAGE, "b.html": PAGE}), mtime=0)) // 2

# what is wrong, name, bytes, settings, the codes of what is refused, how many documents are read all the same
BROKEN: list[tuple[str, str, bytes, Settings, list[str], int]] = [
    ("a zip file that is none", "a.zip", TEXT, Settings(), ["broken"], 0),
    ("an empty zip file", "a.zip", b"", Settings(), ["broken"], 0),
    ("a zip file cut short", "a.zip", zipped({"a.html": PAGE})[:-30], Settings(), ["broken"], 0),
    ("a password", "a.zip", encrypted({"a.html": PAGE}), Settings(), ["encrypted"], 0),
    ("one bad sum", "a.zip", wrong_sum({"a.html": PAGE, "b.txt": TEXT}), Settings(), ["broken"], 1),
    ("a page too large", "a.zip", zipped({"a.txt": b"a " * 9_000, "b.txt": TEXT}), SMALL, ["too_large"], 1),
    ("a bomb", "a.zip", zipped({f"{n}.txt": b"a " * 5_000 for n in range(40)}), SMALL, ["too_large"], 10),
    ("a bomb of gzip", "a.txt.gz", gzip.compress(b"a" * 50_000), SMALL, ["too_large"], 0),
    ("a bomb behind a bomb", "a.tar.gz", gzip.compress(tarred({"a.jpg": b"0" * 900_000})), SMALL, ["too_large"], 0),
    ("containers in containers", "a.zip", in_each_other(9), Settings(), ["nested"], 0),
    ("gzip that is none", "a.html.gz", PAGE, Settings(), ["broken"], 0),
    ("gzip cut short", "a.html.gz", gzip.compress(PAGE)[:-20], Settings(), ["broken"], 0),
    ("tar that is none", "a.tar", PAGE * 20, Settings(), ["broken"], 0),
    ("tar cut short", "a.tar", tarred({"a.html": PAGE, "b.html": PAGE})[:1700], Settings(), ["broken", "broken"], 1),
    ("xz that is none", "a.txt.xz", TEXT, Settings(), ["broken"], 0),
    ("one line is no JSON", "a.jsonl", rows(ROW) + b"\n{\n" + rows(ROW), Settings(), ["json"], 2),
    ("one line is a number", "a.jsonl", rows(ROW, 7), Settings(), ["no_content"], 1),
    ("one line lacks its text", "a.jsonl", rows({"title": "x", "teaser": "y"}, ROW), Settings(), ["no_content"], 1),
    ("one line is endless", "a.jsonl", rows({"content": "a" * 99_000}, ROW), SMALL, ["too_large"], 1),
    ("deep JSON", "a.jsonl", b"[" * 100_000 + b"\n" + rows(ROW), Settings(), ["json"], 1),
    ("JSON cut short", "a.json", json.dumps([ROW, ROW]).encode()[:-9], Settings(), ["broken"], 1),
    ("empty JSON", "a.json", b"", Settings(), ["broken"], 0),
    ("an endless article", "a.json", json.dumps([ROW, {"content": "a" * 900_000}]).encode(), SMALL, ["too_large"], 1),
    ("CSV without such a column", "a.csv", b"a,b\n1,2\n", Settings(), ["no_content"], 0),
    ("a web archive that is none", "a.warc", TEXT, Settings(), ["broken"], 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "how", "codes", "read_all_the_same"),
    [row[1:] for row in BROKEN],
    ids=[row[0] for row in BROKEN],
)
def test_what_is_broken_is_said_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, how: Settings, codes: list[str], read_all_the_same: int
) -> None:
    found = read(tmp_path, name, data, how)
    refused = [each for each in found if isinstance(each, Refused)]
    assert [each.code for each in refused] == codes
    assert all(len(each.reason) > 15 and each.path.startswith(name) for each in refused)
    assert sum(isinstance(each, Document) for each in found) == read_all_the_same


def test_a_name_cannot_lead_out_of_its_container(tmp_path: Path) -> None:
    found = read(tmp_path, "a.zip", zipped({"../../etc/a.txt": TEXT, "/b.txt": TEXT, "c\\d.txt": TEXT}))
    assert [each.path for each in found if isinstance(each, Document)] == [
        "a.zip/etc/a.txt",
        "a.zip/b.txt",
        "a.zip/c/d.txt",
    ]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert [each.code for each in documents(tmp_path / "a.zip", "a.zip") if isinstance(each, Refused)] == ["unreadable"]  # fmt: skip


def test_one_document_at_a_time_is_in_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        for number in range(60):
            file.write(rows({"content": f"{number} " * 200_000}) + b"\n")
    tracemalloc.start()
    try:
        assert sum(1 for _ in documents(path, "a.jsonl")) == 60
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


KINDS: list[Callable[[bytes], tuple[str, bytes]]] = [
    lambda data: ("a.zip", data),
    lambda data: ("a.tar", data),
    lambda data: ("a.warc", data),
    lambda data: ("a.json", data),
    lambda data: ("a.jsonl", data),
    lambda data: ("a.csv", data),
    lambda data: ("a.html.gz", data),
    lambda data: ("a.txt.xz", data),
    lambda data: ("a.txt.bz2", data),
]
WHOLE = [data for _, data, _ in CONTAINERS]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KINDS), st.sampled_from(WHOLE), st.integers(0, 4000), st.binary(max_size=8))
def test_any_bytes_end_in_documents_or_reasons(
    tmp_path_factory: pytest.TempPathFactory,
    kind: Callable[[bytes], tuple[str, bytes]],
    data: bytes,
    at: int,
    noise: bytes,
) -> None:
    name, mutated = kind(data[:at] + noise + data[at + len(noise) :])
    found = read(tmp_path_factory.mktemp("any"), name, mutated)
    assert all(isinstance(each, Document | Refused | Ignored) for each in found)


def test_a_run_gives_one_record_an_article(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT)
    (folder / "crawl.zip").write_bytes(
        zipped({"a/b.html": PAGE, "404.html": b"<h1>404 Not Found</h1>", "c.jpg": b"x"})
    )
    (folder / "rows.jsonl").write_bytes(rows(ROW, {"title": TITLE}))
    summary = run(folder, tmp_path / "out")
    lines = (tmp_path / "out" / "records.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == [
        "a.txt",
        "crawl.zip/a/b.html",
        "rows.jsonl/1",
    ]
    errors = (tmp_path / "out" / "errors.jsonl").read_text("utf-8").splitlines()
    assert {(error["path"], error["code"]) for error in map(json.loads, errors)} == {
        ("crawl.zip/404.html", "not_an_article"),
        ("rows.jsonl/2", "no_content"),
    }
    assert (summary.records, summary.failed) == (3, 2)
