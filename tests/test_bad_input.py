"""Bad input is normal: each kind is reported with its path and reason, and nothing else is lost."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_extract.batch import run, shard
from cchc_extract.batch.sources import Folder

GOOD = (
    "Đoàn kiểm tra làm việc tại xã Nam Mẫu\n"
    "Ngày 26/10/2023, Đoàn kiểm tra cải cách hành chính của huyện Ba Bể làm việc tại xã Nam Mẫu. "
    "Xã đã tiếp nhận 1.286 hồ sơ.\n"
)


def dangling(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere.txt")


def linked_folder(path: Path) -> None:
    target = path.parent.parent / "elsewhere"
    target.mkdir()
    path.symlink_to(target, target_is_directory=True)


KINDS: list[tuple[str, str, Callable[[Path], object], str]] = [
    ("empty", "empty.txt", lambda path: path.write_bytes(b""), "empty"),
    ("blank", "blank.txt", lambda path: path.write_bytes(b" \n\t\n\xc2\xa0\n"), "empty"),
    ("binary", "binary.txt", lambda path: path.write_bytes(bytes(range(256)) * 40), "binary"),
    (
        "a picture",
        "photo.html",
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 99),
        "binary",
    ),
    ("50 MB of one line", "line.txt", lambda path: path.write_bytes(b"a " * 25_000_000), "too_large"),
    ("50 MB of markup", "line.html", lambda path: path.write_bytes(b"<div>" * 10_000_000), "too_large"),
    (
        "invalid UTF-8",
        "odd.txt",
        lambda path: path.write_bytes("Xã tiếp nhận hồ sơ".encode() + b"\xff\xfe\x81 " * 9),
        "encoding",
    ),
    ("a folder", "folder.txt", lambda path: path.mkdir(), "is_a_folder"),
    ("a broken link", "link.txt", dangling, "dangling_link"),
    ("a link to a folder", "linked", linked_folder, "linked_folder"),
    ("a pipe", "pipe.txt", lambda path: os.mkfifo(path), "not_a_file"),
]


@pytest.mark.parametrize(("name", "make", "code"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_each_is_reported_and_nothing_else_is_lost(
    tmp_path: Path, name: str, make: Callable[[Path], object], code: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    make(folder / name)
    summary = run(folder, tmp_path / "out")
    errors = [
        json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text("utf-8").splitlines()
    ]
    assert [(error["path"], error["code"]) for error in errors] == [(name, code)]
    assert len(errors[0]["reason"]) > 15
    assert summary.records == 1
    assert summary.failures == {code: 1}


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the super-user may read everything, so the refusal is played here
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("closed.txt", "good.txt"):
        (folder / name).write_text(GOOD, encoding="utf-8")
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    closed, good = read_here(folder, tmp_path)
    assert [(failure.code, "Permission denied" in failure.reason) for failure in closed.failures] == [
        ("unreadable", True)
    ]
    assert (closed.records, good.records) == (0, 1)


def read_here(folder: Path, store: Path) -> list[shard.FileRead]:
    """Read a folder as a worker does, in this process."""
    paths = tuple(sorted(path.name for path in folder.iterdir()))
    return shard.read_shard(shard.Shard(1, Folder(folder), paths, store), print).files


@pytest.mark.parametrize("stage", ["load", "read"])
def test_a_mistake_of_ours_costs_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(GOOD + name, encoding="utf-8")
    real = getattr(shard, stage)
    calls: list[object] = []

    def fail_once(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 1:
            raise RuntimeError("boom")
        return real(*arguments)

    monkeypatch.setattr(shard, stage, fail_once)
    first, second = read_here(folder, tmp_path)
    assert [(failure.path, failure.code) for failure in first.failures] == [("a.txt", "internal_error")]
    assert "RuntimeError: boom" in first.failures[0].reason
    assert (first.records, second.records, second.failures) == (0, 1, ())


def test_a_name_that_is_no_utf8_is_read_and_shown(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    odd = os.fsdecode(os.fsencode(folder) + b"/b\xe0i.txt")
    with open(odd, "w", encoding="utf-8") as file:  # noqa: PTH123 - Path would do the same
        file.write(GOOD)
    assert run(folder, tmp_path / "out").records == 1
    record = json.loads((tmp_path / "out" / "records.jsonl").read_text("utf-8"))
    assert record["source"]["path"] == "b\\xe0i.txt"
