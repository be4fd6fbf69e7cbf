"""The loader alone: ``clean``, what it says of dropped lines, and the way back to the source."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_extract.cli import main
from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.loading.decoding import decode
from cchc_extract.loading.documents import Document
from cchc_extract.loading.explained import explain_page, find_place
from tests.test_loading_pages import PAGES

TITLE = "Đoàn kiểm tra của huyện làm việc tại xã Nam Mẫu"
LEAD = "Ngày 26/10/2023, Đoàn kiểm tra cải cách hành chính của huyện Ba Bể đã làm việc tại xã Nam Mẫu."
BODY = "Theo báo cáo, xã tiếp nhận 1.286 hồ sơ, trả đúng hạn 1.279 hồ sơ; còn 07 hồ sơ đang giải quyết."
TEXT = f"Trang chủ\r\n  {TITLE}\r\n27/10/2023\r\n\t{LEAD}\r\nLượt xem: 96\r\n{BODY}\r\n"
PAGE = f"<html><body><ul><li><a href=#>Trang chủ</a></ul>\n<h1>{TITLE}</h1>\n<p>27/10/2023</p><p>{LEAD}</p>\n<p>{BODY}</p></body></html>"


def test_each_dropped_line_says_why() -> None:
    lines = explain_page(Document("a.txt", TEXT.encode()))
    assert [(line.text, line.reason, line.rules) for line in lines if line.reason] == [
        ("Trang chủ", "above the headline", ("furniture.breadcrumb",)),
        ("27/10/2023", "a date or a breadcrumb beside the headline", ()),
        ("Lượt xem: 96", "a tool, a counter or an advertisement", ("furniture.counter",)),
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_line_of_a_page_is_explained_once(path: Path) -> None:
    article = load(path.read_bytes(), path.name)
    lines = explain_page(Document(path.name, path.read_bytes()))
    assert [line.text for line in lines if line.start is not None] == article.text.split("\n")
    assert tuple(line.text for line in lines if line.reason) == article.dropped
    assert all((line.start is None) is (line.reason is not None) for line in lines)


def _check_the_way_back(path: str, data: bytes) -> None:
    try:
        article = load(data, path)
    except UnreadableDocument:
        return
    source, _ = decode(data)
    lines = explain_page(Document(path, data))
    for offset, char in enumerate(article.text):
        line, place = find_place(lines, offset)
        assert place.offset is not None
        if char != "\n":
            assert source[place.offset] == char
            assert place.line == source.count("\n", 0, place.offset) + 1
            assert line.text[offset - (line.start or 0)] == char


@pytest.mark.parametrize(
    "path", [path for path in PAGES if path.suffix == ".txt"], ids=lambda path: path.stem
)
def test_each_character_of_a_text_leads_back_to_the_source(path: Path) -> None:
    _check_the_way_back(path.name, path.read_bytes())


PARTS = [
    "Trang chủ",
    TITLE,
    f"{TITLE} (Cập nhật lúc: 06/12/2023)",
    LEAD,
    BODY,
    "  ",
    "\t",
    "27/10/2023",
    "Lê An",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_each_character_of_any_text_leads_back(parts: list[str], ending: str) -> None:
    _check_the_way_back("a.txt", ending.join(parts).encode())


def test_a_line_of_a_page_leads_back_to_its_element() -> None:
    lines = explain_page(Document("a.html", PAGE.encode()))
    assert [(line.text[:12], line.place.element, line.place.line) for line in lines] == [
        ("Trang chủ", "/html/body/ul/li/a", 1),
        (TITLE[:12], "/html/body/h1", 2),
        ("27/10/2023", "/html/body/p[1]", 3),
        (LEAD[:12], "/html/body/p[2]", 3),
        (BODY[:12], "/html/body/p[3]", 4),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    with zipfile.ZipFile(tmp_path / "crawl.zip", "w") as archive:
        archive.writestr("tin/1.html", PAGE)
        archive.writestr("2.txt", TEXT)
        archive.writestr("empty.txt", "")
    return tmp_path


def _run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_clean_prints_the_article_and_its_metadata(folder: Path) -> None:
    code, out, _ = _run("clean", folder / "a.txt")
    assert code == 0
    head, _, text = out.partition("\n\n")
    assert f"title:     {TITLE}\npublished: 2023-10-27" in head
    assert text.strip().split("\n") == [TITLE, LEAD, BODY]


def test_clean_reads_containers_and_says_what_failed(folder: Path) -> None:
    code, out, err = _run("clean", "--json", folder / "a.txt", folder / "crawl.zip")
    articles = [json.loads(line) for line in out.splitlines()]
    assert [each["source"]["path"] for each in articles] == [
        "a.txt",
        "crawl.zip/tin/1.html",
        "crawl.zip/2.txt",
    ]
    assert all(each["title"] == TITLE and each["published_on"] == "2023-10-27" for each in articles)
    assert (code, err) == (1, "crawl.zip/empty.txt: empty: the file is empty\n")


def test_clean_reads_one_page_of_a_container_and_explains_it(folder: Path) -> None:
    code, out, _ = _run(
        "clean", "--explain", folder / "crawl.zip" / "tin" / "1.html", "--out", folder / "out.txt"
    )
    assert (code, out) == (0, "")
    written = (folder / "out.txt").read_text("utf-8")
    assert f"+ {LEAD}\n" in written
    assert (
        "- Trang chủ\n      /html/body/ul/li/a (line 1): above the headline; furniture.breadcrumb\n"
        in written
    )


REFUSED = [
    ("no such file", ["nothing.txt"], 2, "there is no file"),
    ("no such part", ["crawl.zip/nothing.html"], 2, "holds nothing of that name: crawl.zip/nothing.html"),
    ("a limit", ["a.txt", "--max-bytes", "100"], 1, "a.txt: too_large:"),
    ("a field that is none", ["a.txt", "--field", "body=x"], 2, "'body=x' is no PART=NAME"),
]


@pytest.mark.parametrize(
    ("arguments", "status", "said"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_clean_refuses(folder: Path, arguments: list[str], status: int, said: str) -> None:
    code, _, err = _run("clean", folder / arguments[0], *arguments[1:])
    assert code == status
    assert said in err


def test_fields_of_rows_can_be_named(tmp_path: Path) -> None:
    row = {"nhan_de": TITLE, "than_bai": f"{LEAD}\n{BODY}"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    code, out, _ = _run(
        "clean", "--json", tmp_path / "a.jsonl", "--field", "title=nhan_de", "--field", "content=than_bai"
    )
    assert code == 0
    assert json.loads(out)["text"].split("\n") == [TITLE, LEAD, BODY]


def test_show_says_where_evidence_stands(folder: Path) -> None:
    code, out, _ = _run("show", "--source", folder / "a.txt")
    assert code == 0
    assert "line 6, character" in out
    code, out, _ = _run("show", "--source", folder / "crawl.zip" / "tin" / "1.html")
    assert code == 0
    assert "/html/body/p[3]" in out


def test_show_of_a_container_asks_for_one_page(folder: Path) -> None:
    code, _, err = _run("show", folder / "crawl.zip")
    assert code == 2
    assert "holds 3 documents: name one, as in crawl.zip/2.txt" in err
