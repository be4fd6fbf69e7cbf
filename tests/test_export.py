"""Tables: a row an article, a row an item, dates as dates, numbers as nullable numbers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from cchc_extract import RunError, Tables, load_records, run
from tests.conftest import SAMPLES


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    run(SAMPLES, folder)
    return folder


@pytest.fixture(scope="module")
def tables(out: Path) -> Tables:
    return load_records(out)


def test_every_item_of_every_record_has_its_row(out: Path, tables: Tables) -> None:
    records = [json.loads(line) for line in (out / "records.jsonl").open(encoding="utf-8")]
    assert list(tables.articles["record_id"]) == [record["record_id"] for record in records]
    for name in ("officials", "units", "documents", "figures", "findings", "discrepancies"):
        keys = [(record["record_id"], index) for record in records for index in range(len(record[name]))]
        frame: pd.DataFrame = getattr(tables, name)
        assert list(zip(frame["record_id"], frame["index"], strict=True)) == keys
        assert list(tables.articles[f"n_{name}"]) == [len(record[name]) for record in records]


def test_types(tables: Tables) -> None:
    assert pd.api.types.is_datetime64_any_dtype(tables.articles["published_on"])
    assert pd.api.types.is_datetime64_any_dtype(tables.articles["event_start"])
    assert pd.api.types.is_datetime64_any_dtype(tables.documents["issued_on"])
    for column in ("value", "total", "percent", "change"):
        assert tables.figures[column].dtype == pd.Float64Dtype()
    assert tables.figures["start"].dtype == pd.Int32Dtype()
    assert all(isinstance(value, list) for value in tables.articles["topics"])
    assert all(isinstance(value, list) for value in tables.officials["positions"])


def test_the_wording_is_what_stands_in_the_article(tables: Tables) -> None:
    texts = tables.articles.set_index("record_id")["text"]
    for frame in (tables.officials, tables.figures, tables.findings):
        assert len(frame) > 0
        for row in frame.itertuples():
            assert texts[row.record_id][row.start : row.end] == row.wording


def test_says_what_to_do_where_there_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cchc-extract run"):
        load_records(tmp_path)


def test_a_number_larger_than_a_float_can_hold_exactly_is_written(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Tin xã\nXã nhận 526494310527550451 hồ sơ.\n", encoding="utf-8")
    summary = run(tmp_path / "in", tmp_path / "out")
    assert summary.failed == 0
    assert len(load_records(tmp_path / "out").articles) == 1


def test_only_what_is_asked_for_is_loaded(out: Path, tables: Tables) -> None:
    asked = load_records(
        out,
        columns={"articles": ["record_id", "title"], "figures": ["record_id", "value"]},
        where=[("event_kind", "==", "supervision"), ("published_on", ">=", date(2020, 1, 1))],
    )
    whole = tables.articles
    expected = whole[(whole["event_kind"] == "supervision") & (whole["published_on"] >= "2020-01-01")]
    assert list(asked.articles.columns) == ["record_id", "title"]
    assert list(asked.articles["record_id"]) == list(expected["record_id"])
    assert 0 < len(asked.articles) < len(whole)
    assert list(asked.figures.columns) == ["record_id", "value"]
    of_them = tables.figures[tables.figures["record_id"].isin(expected["record_id"])]
    assert list(asked.figures["record_id"]) == list(of_them["record_id"])
    assert set(asked.units["record_id"]) <= set(expected["record_id"])


@pytest.mark.parametrize(
    "wrong",
    [{"columns": {"people": ["name"]}}, {"columns": {"units": ["nam"]}}, {"where": [("kind", "==", "none")]}],
)
def test_says_which_table_or_column_there_is_not(out: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(RunError, match=r"there is no table|has no column"):
        load_records(out, **wrong)
