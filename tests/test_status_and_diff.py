"""What a run says of itself, and what changed between two."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock

from cchc_extract import run
from cchc_extract.batch.difference import difference, lines
from cchc_extract.batch.ledger import Ledger
from cchc_extract.batch.status import status
from cchc_extract.cli import main
from cchc_extract.errors import RunError

TEXT = "Xã Nam Mẫu nhận hồ sơ\nNăm 2023, xã tiếp nhận {} hồ sơ.\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, number in (("a.txt", 5), ("b.txt", 6), ("c.txt", 7)):
        (folder / name).write_text(TEXT.format(number), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    run(folder, tmp_path / "out")
    return tmp_path / "out"


def test_a_run_that_came_to_its_end(out: Path) -> None:
    said = CliRunner().invoke(main, ["status", str(out)])
    assert said.exit_code == 0
    for part in ("3 records, 1 failed", "files read so far: 4", "failed, empty: 1", "empty.txt: empty: "):
        assert part in said.output


def test_a_run_that_is_under_way(out: Path) -> None:
    with FileLock(out / ".store" / "lock"):
        assert status(out).running


def test_a_run_that_was_interrupted_and_other_rules(out: Path) -> None:
    (out / "run.json").unlink()
    ledger = Ledger(out / ".store" / "ledger.sqlite")
    ledger.set_meta("fingerprint", "of other rules")
    ledger.close()
    said = CliRunner().invoke(main, ["status", str(out)]).output
    assert "no run has come to its end yet" in said
    assert "reads everything again" in said


def test_where_there_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cchc-extract run"):
        status(tmp_path)
    with pytest.raises(RunError, match="cchc-extract run"):
        difference(tmp_path, tmp_path)


def test_the_same_run_twice(out: Path) -> None:
    said = CliRunner().invoke(main, ["diff", str(out), str(out)])
    assert (said.exit_code, said.output) == (0, "the same in both: 3 records\n")


def test_what_changed_by_field(out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    records = [json.loads(line) for line in (out / "records.jsonl").read_text("utf-8").splitlines()]
    records[0]["figures"][0]["value"] = 50
    records[1]["title"] = None
    records[2]["source"]["path"] = "d.txt"
    (other / "records.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
    found = difference(out, other)
    assert (found.same, found.only_in_a, found.only_in_b) == (0, ["c.txt"], ["d.txt"])
    assert dict(found.changed) == {"figures": 1, "title": 1}
    assert (found.gained["figures"], found.lost["figures"]) == (1, 1)
    said = "\n".join(lines(found))
    assert 'a.txt: + {"kind": "count", "value": 50' in said
    assert 'b.txt: "Xã Nam Mẫu nhận hồ sơ" -> null' in said
    assert CliRunner().invoke(main, ["diff", str(out), str(other)]).exit_code == 1
