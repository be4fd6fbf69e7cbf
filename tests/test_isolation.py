"""What a document may do to the process that reads it costs that document, and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

POISON = Path(__file__).parent / "data" / "poison"
GOOD = "Xã Nam Mẫu nhận hồ sơ\nNăm 2023, xã tiếp nhận 1.2{}0 hồ sơ.\n"
HARM = {
    "crash": "crashed",
    "exit": "crashed",
    "hang": "timed_out",
    "memory": "out_of_memory",
    "error": "internal_error",
}


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(POISON), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "cchc_extract.cli", "run", str(folder), "--out", str(out), "--quiet"]
    return subprocess.Popen(
        [*command, *options],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def fill(folder: Path, good: int) -> None:
    folder.mkdir()
    for number in range(good):
        (folder / f"good{number:04}.txt").write_text(GOOD.format(number % 10), encoding="utf-8")


def living(group: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(entry.name))
    return found


def all_gone(group: int) -> bool:
    deadline = time.monotonic() + 2
    while living(group) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not living(group)


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")


def test_poisoned_documents_are_named_and_cost_no_other(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    fill(folder, 40)
    for harm in HARM:
        for number in range(2):
            (folder / f"{harm}{number}.txt").write_text(
                GOOD.format(1) + f"Dòng POISON-{harm.upper()} ở đây.\n", encoding="utf-8"
            )
    (folder / "empty.txt").write_bytes(b"")
    run = start(folder, out, "--workers", "2", "--timeout", "1.5")
    assert run.wait(120) == 1
    assert (out / "records.jsonl").read_bytes().count(b"\n") == 40
    errors = [json.loads(line) for line in (out / "errors.jsonl").read_text("utf-8").splitlines()]
    expected = {f"{harm}{number}.txt": code for harm, code in HARM.items() for number in range(2)}
    assert {error["path"]: error["code"] for error in errors} == {**expected, "empty.txt": "empty"}
    assert all(error["reason"] for error in errors)


@needs_proc
def test_ctrl_c_ends_everything_within_two_seconds_and_the_run_goes_on(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    fill(folder, 400)
    run = start(folder, out, "--workers", "2")
    while not list(out.glob(".store/part-*.arrow")):
        assert run.poll() is None
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    started = time.monotonic()
    _, said = run.communicate(timeout=30)
    assert time.monotonic() - started < 2
    assert run.returncode in (0, 130)
    assert run.returncode == 0 or "the same command goes on" in said
    assert all_gone(run.pid)
    assert start(folder, out, "--workers", "1").wait(60) == 0
    assert (out / "records.jsonl").read_bytes().count(b"\n") == 400


@needs_proc
@pytest.mark.parametrize("victim", ["parent", "worker"])
def test_killed_at_any_moment_the_output_is_the_same(tmp_path: Path, victim: str) -> None:
    folder, whole, broken = tmp_path / "in", tmp_path / "whole", tmp_path / "broken"
    fill(folder, 400)
    assert start(folder, whole, "--workers", "2").wait(60) == 0
    for pause in (0.9, 1.3):
        run = start(folder, broken, "--workers", "2")
        time.sleep(pause)
        children = [pid for pid in living(run.pid) if pid != run.pid]
        if run.poll() is None:
            os.kill(run.pid if victim == "parent" or not children else children[-1], signal.SIGKILL)
        if victim == "parent":
            run.wait()
            assert all_gone(run.pid)
        else:
            run.communicate(timeout=60)
    assert start(folder, broken, "--workers", "2").wait(60) == 0
    for name in ("records.jsonl", "errors.jsonl", "articles.parquet", "figures.parquet"):
        assert (whole / name).read_bytes() == (broken / name).read_bytes()


def test_a_second_run_into_the_same_folder_is_refused(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    fill(folder, 3)
    (folder / "hang.txt").write_text(GOOD.format(1) + "Dòng POISON-HANG ở đây.\n", encoding="utf-8")
    first = start(folder, out, "--workers", "1", "--timeout", "30")
    while not (out / ".store" / "lock").exists():
        time.sleep(0.02)
    time.sleep(0.5)
    second = start(folder, out)
    _, said = second.communicate(timeout=30)
    first.kill()
    assert second.returncode == 2
    assert "another run is writing to" in said


def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    fill(tmp_path / "in", 3)
    script = tmp_path / "script.py"
    script.write_text(
        f"from cchc_extract import run\nrun({str(tmp_path / 'in')!r}, {str(tmp_path / 'out')!r})\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "must do so below" in done.stderr
