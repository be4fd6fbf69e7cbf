"""A run: the same records whatever the workers, in path order, and an honest account of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_extract import Record, batch, run
from cchc_extract.batch.ledger import Ledger
from cchc_extract.batch.walk import Other, Seen, walk
from cchc_extract.errors import RunError
from cchc_extract.loading.documents import settings_of
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


def test_finds_articles_at_any_depth(folder: Path) -> None:
    found = list(walk(folder))
    assert sorted(each.path for each in found if isinstance(each, Seen)) == [
        "a.HTM",
        "b.txt",
        "b/x.txt",
        "c/d/y.html",
    ]
    assert sorted(each.suffix for each in found if isinstance(each, Other)) == ["(none)", ".jpg"]


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
        ".store",
        "records.jsonl", "errors.jsonl", "run.json", "articles.parquet", "officials.parquet", "units.parquet",
        "documents.parquet", "figures.parquet", "findings.parquet", "discrepancies.parquet",
    }  # fmt: skip


def test_says_what_each_stage_cost(folder: Path, tmp_path: Path) -> None:
    summary = run(folder, tmp_path / "out", workers=1)
    account = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["seconds_by_stage"]
    assert set(account) == {"load", "extract", "store", "find", "records", "copies", "tables"}
    assert all(account[stage] > 0 for stage in ("load", "extract", "store", "find", "tables"))
    assert sum(account.values()) < summary.seconds + 0.01


def test_the_records_do_not_depend_on_the_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SHARD_SIZE", 3)
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


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.suffix in (".jsonl", ".parquet")}


def test_a_run_that_breaks_leaves_what_was_there_and_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(folder, out)
    before = contents(out)
    (folder / "new.txt").write_text("Xã Nam Mẫu\nNăm 2023, xã tiếp nhận 7 hồ sơ.\n", encoding="utf-8")

    def broken(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "write_tables", broken)
    with pytest.raises(KeyboardInterrupt):
        run(folder, out)
    assert contents(out) == before
    monkeypatch.undo()
    summary = run(folder, out)
    assert (summary.read, summary.kept, summary.records) == (0, 5, 5)


CHANGES = [
    ("nothing", Path.exists, 0),
    ("a new file", lambda folder: (folder / "aa.txt").write_text("Tin xã\nXã nhận 7 hồ sơ.\n", "utf-8"), 1),
    (
        "a changed file",
        lambda folder: (folder / "b.txt").write_text("Tin xã\nXã nhận 9 hồ sơ.\n", "utf-8"),
        1,
    ),
    ("a file less", lambda folder: (folder / "b.txt").unlink(), 0),
    (
        "a file less in the middle, and a new one",
        lambda folder: (folder / "b" / "x.txt").rename(folder / "bb.txt"),
        1,
    ),
]


@pytest.mark.parametrize(("change", "read"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_second_run_reads_what_is_new_and_ends_with_what_a_first_one_would(
    folder: Path, tmp_path: Path, change: Callable[[Path], object], read: int
) -> None:
    run(folder, tmp_path / "again")
    change(folder)
    assert run(folder, tmp_path / "again").read == read
    run(folder, tmp_path / "anew")
    assert contents(tmp_path / "again") == contents(tmp_path / "anew")


def test_other_rules_read_everything_again_and_say_so(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(folder, out).because is None
    ledger = Ledger(out / ".store" / "ledger.sqlite")
    ledger.set_meta("fingerprint", "of other rules")
    ledger.close()
    summary = run(folder, out)
    assert (summary.read, summary.kept) == (4, 0)
    assert "the rules" in (summary.because or "")


def test_parts_that_nothing_points_to_are_removed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    for name in ("part-0000099.jsonl", "part-0000001.jsonl.123.tmp"):
        (out / ".store" / name).write_text("x")
    run(folder, out)
    assert sorted(path.name for path in out.glob(".store/part-*")) == [
        "part-0000001.arrow",
        "part-0000001.jsonl",
    ]


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


def test_the_loader_can_be_set_and_another_setting_reads_everything_again(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    rows = [
        {"tieu_de": f"Tin xã số {n}", "noi_dung": "Năm 2023, xã Nam Mẫu tiếp nhận 1.286 hồ sơ."}
        for n in (1, 2)
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    named = settings_of(fields=["title=tieu_de", "content=noi_dung"])
    summary = run(folder, out, settings=named)
    assert (summary.records, summary.failed) == (2, 0)
    assert run(folder, out, settings=named).read == 0
    small = run(folder, out, settings=settings_of(max_bytes=20, fields=["title=tieu_de", "content=noi_dung"]))
    assert (small.records, small.failed, small.kept) == (0, 2, 0)
    assert "setting" in (small.because or "")
