"""The annotated samples: each has its article, and says only what stands in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from cchc_extract import schema
from cchc_extract.vietnamese import key
from tests.conftest import GOLD, SAMPLES

ANNOTATIONS = sorted(GOLD.glob("*.json"))
RAW = {path.name: path for path in SAMPLES.rglob("*.*")}


def load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def article(gold: dict[str, Any]) -> str:
    """The article's own lines."""
    if "keep" in gold:
        return key(" \n ".join(gold["keep"]))
    drop = {key(line) for line in gold["drop"]}
    lines = RAW[gold["doc"]].read_text(encoding="utf-8").splitlines()
    return key(" \n ".join(line for line in lines if key(line) not in drop))


def test_every_article_has_its_annotation_and_the_other_way() -> None:
    assert len(ANNOTATIONS) >= 14
    assert {load(path)["doc"] for path in ANNOTATIONS} == set(RAW)


def test_the_samples_cover_kinds_formats_and_times() -> None:
    all_gold = [load(path) for path in ANNOTATIONS]
    assert {gold["event"]["kind"] for gold in all_gold} == set(get_args(schema.EventKind))
    assert {Path(gold["doc"]).suffix for gold in all_gold} == {".txt", ".html"}
    days = [gold["published_on"] for gold in all_gold]
    assert min(days) < "2025-07-01" < max(days)
    assert {item["kind"] for gold in all_gold for item in gold["discrepancies"]} == {
        "percent",
        "sum",
        "change",
    }


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_an_annotation_says_what_its_article_says(path: Path) -> None:
    gold = load(path)
    text = article(gold)
    wordings = [gold["title"], *(credit["name"] for credit in gold["credits"])]
    wordings += [official["name"] for official in gold["officials"]]
    wordings += [
        unit["name"].split(" ", 1)[1].removeprefix("phố ").removeprefix("xã ").removeprefix("trấn ")
        for unit in gold["units"]
    ]
    wordings += [document["number"] for document in gold["documents"]]
    wordings += [finding["text"] for finding in gold["findings"]]
    assert [wording for wording in wordings if key(wording) not in text] == []
    digits = re.sub(r"(?<=\d)[.](?=\d{3})", "", text)
    for figure in gold["figures"]:
        shown = next(abs(figure[n]) for n in ("value", "percent", "change") if figure[n] is not None)
        printed = f"{shown:g}".replace(".", ",")
        assert printed in digits or re.search("nghìn|triệu|tỷ", text), figure


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda path: path.stem)
def test_an_annotation_uses_the_words_of_the_schema(path: Path) -> None:
    gold = load(path)
    assert set(gold["event"]["topics"]) <= set(get_args(schema.Topic))
    assert {official["role"] for official in gold["officials"]} <= set(get_args(schema.Role))
    assert {unit["level"] for unit in gold["units"]} <= set(get_args(schema.Level))
    assert {figure["kind"] for figure in gold["figures"]} <= set(get_args(schema.FigureKind))
    assert {figure["indicator"] for figure in gold["figures"]} <= set(schema.INDICATORS)
    assert {figure["qualifier"] for figure in gold["figures"]} <= set(get_args(schema.Qualifier))
    assert {finding["kind"] for finding in gold["findings"]} <= set(get_args(schema.FindingKind))
