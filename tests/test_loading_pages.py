"""Whole pages, as content management systems make them and as people copy them out of a browser.

Each page of ``test_loading_pages/`` has beside it what it must become: every line of the article, and no other.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_extract.loading import load

PAGES = sorted(
    path for path in (Path(__file__).parent / "test_loading_pages").iterdir() if path.suffix != ".json"
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_becomes_its_article(path: Path) -> None:
    article = load(path.read_bytes(), path.name)
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert {
        "title": article.title,
        "published_on": article.published_on and str(article.published_on),
        "credits": [f"{credit.name}: {credit.role}" for credit in article.credits],
        "text": article.text.split("\n"),
    } == wanted


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_headline_is_where_it_is_said_to_be(path: Path) -> None:
    article = load(path.read_bytes(), path.name)
    assert article.text.split("\n")[article.title_lines - 1].startswith(article.title or "")


@pytest.mark.parametrize(
    "path", [path for path in PAGES if path.suffix == ".txt"], ids=lambda path: path.stem
)
def test_every_line_of_a_text_is_kept_or_dropped(path: Path) -> None:
    article = load(path.read_bytes(), path.name)
    lines = [line.strip() for line in path.read_text("utf-8").split("\n") if any(map(str.isalnum, line))]
    assert sorted(lines) == sorted([*article.text.split("\n"), *article.dropped])


def test_a_text_without_furniture_comes_through_whole(wild: Path) -> None:
    for path in sorted(wild.rglob("*.txt"))[::10]:
        data = path.read_bytes()
        article = load(data, path.name)
        lines = [line.strip() for line in article.text.split("\n")]
        assert article.title == lines[0], path.name
        assert not article.dropped, path.name
