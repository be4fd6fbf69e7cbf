"""On a Dask cluster a run gives what it gives on this machine, also where a worker dies under way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_extract import RunError, run

distributed = pytest.importorskip("distributed")

TEXT = "Xã Nam Mẫu nhận hồ sơ\nNăm 2023, xã tiếp nhận 1.2{}0 hồ sơ.\n"
FILES = ("records.jsonl", "errors.jsonl", "articles.parquet", "figures.parquet")


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:04}.txt").write_text(TEXT.format(number % 10), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_the_output_is_the_same(cluster: distributed.LocalCluster, folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "here", workers=2)
    run(folder, tmp_path / "there", scheduler=cluster.scheduler_address)
    for name in FILES:
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def test_a_worker_that_is_killed_loses_nothing(
    cluster: distributed.LocalCluster, folder: Path, tmp_path: Path
) -> None:
    pids = [worker.process.pid for worker in cluster.workers.values()]

    def kill() -> None:
        deadline = time.monotonic() + 20
        while not list(tmp_path.glob("out/.store/part-*.arrow")) and time.monotonic() < deadline:
            time.sleep(0.005)
        os.kill(pids[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    summary = run(folder, tmp_path / "out", scheduler=cluster.scheduler_address)
    killer.join()
    assert (summary.records, summary.failed) == (300, 1)


def test_where_no_scheduler_answers(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc_extract.batch.cluster._WAIT", "1s")
    with pytest.raises(RunError, match="no Dask scheduler answers"):
        run(folder, tmp_path / "out", scheduler="tcp://127.0.0.1:9")


def test_the_command_line_reaches_a_scheduler(
    cluster: distributed.LocalCluster, folder: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "cchc_extract.cli", "run", str(folder), "--out", str(tmp_path / "out")]
    done = subprocess.run(
        [*command, "--scheduler", cluster.scheduler_address, "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "300 records, 1 failed" in done.stdout
