"""A run: the same records whatever the workers, in path order, and an honest account of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_extract import Record, run
from cchc_extract.batch import executor
from cchc_extract.batch.walk import list_folder
from cchc_extract.errors import RunError
from tests.conftest import SAMPLES

NAMES = ("b/x.txt", "a.HTM", "c/d/y.html", "b.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    for number, name in enumerate(NAMES):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"Xã Nam Mẫu nhận hồ sơ\nNăm 2023, xã tiếp nhận 1.2{number}0 hồ sơ.\n", encoding="utf-8"
        )
    (root / "photo.jpg").write_bytes(b"x")
    (root / "README").write_bytes(b"x")
    return root


def test_lists_articles_at_any_depth_in_path_order(folder: Path) -> None:
    listing = list_folder(folder)
    assert listing.paths == ("a.HTM", "b.txt", "b/x.txt", "c/d/y.html")
    assert listing.ignored == {"(none)": 1, ".jpg": 1}


def test_writes_records_in_path_order_and_an_account(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = run(folder, out)
    records = [
        Record.model_validate_json(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()
    ]
    assert [record.source.path for record in records] == ["a.HTM", "b.txt", "b/x.txt", "c/d/y.html"]
    account = json.loads((out / "run.json").read_text("utf-8"))
    assert account["records"] == summary.records == 4
    assert account["failed"] == 0
    assert account["ignored_files"] == {"(none)": 1, ".jpg": 1}
    assert len(account["rules"]) == 64
    assert set(account["versions"]) >= {"cchc_extract", "python", "schema", "pydantic"}
    assert {path.name for path in out.iterdir()} == {
        "records.jsonl", "errors.jsonl", "run.json", "articles.parquet", "officials.parquet", "units.parquet",
        "documents.parquet", "figures.parquet", "findings.parquet", "discrepancies.parquet",
    }  # fmt: skip


def test_the_records_do_not_depend_on_the_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "SHARD_SIZE", 3)
    for workers in (1, 2):
        run(SAMPLES, tmp_path / str(workers), workers=workers)
    one, two = ((tmp_path / str(workers) / "records.jsonl").read_bytes() for workers in (1, 2))
    assert one == two
    assert one.count(b"\n") >= 14


def test_a_record_does_not_depend_on_what_was_read_before(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "all")
    run(folder / "b", tmp_path / "part")
    ids = [
        {json.loads(line)["record_id"] for line in (tmp_path / name / "records.jsonl").open()}
        for name in ("part", "all")
    ]
    assert ids[0] < ids[1]


def test_a_run_that_breaks_leaves_what_was_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def broken(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(executor, "read_shard", broken)
    with pytest.raises(KeyboardInterrupt):
        run(folder, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_says_what_to_do_where_it_cannot_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="is not a folder"):
        run(tmp_path / "nowhere", tmp_path / "out")
    (tmp_path / "in").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="cannot write to"):
        run(tmp_path / "in", tmp_path / "file")


def test_an_empty_folder_gives_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert run(tmp_path / "in", tmp_path / "out").records == 0
    assert (tmp_path / "out" / "records.jsonl").read_text() == ""
