"""Kills a run again and again, goes on each time, and compares what comes out with a run left in peace.

    python scripts/kill_runs.py FOLDER [--kills 50] [--seed 1]

Each time, at a random moment, a worker or the parent is killed with SIGKILL; then the same command is
started again. Prints each kill, and at the end whether every output file is the same byte for byte, and
whether any process of a killed run was alive two seconds after its parent.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMPARED = ("records.jsonl", "errors.jsonl", "articles.parquet", "figures.parquet", "units.parquet")


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    """The run, as a user would start it, at the head of a process group of its own."""
    command = [sys.executable, "-m", "cchc_extract.cli", "run", str(folder), "--out", str(out), "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)


def group_of(leader: int) -> list[int]:
    """The living processes of a process group."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(state[2]) == leader and state[0] != "Z":
                found.append(int(entry.name))
    return found


def kill_one(run: subprocess.Popen[bytes], chance: random.Random) -> str:
    """Kill the parent, or one of its children; says which."""
    children = [pid for pid in group_of(run.pid) if pid != run.pid]
    victim = run.pid if not children or chance.random() < 0.5 else chance.choice(children)
    os.kill(victim, signal.SIGKILL)
    return "parent" if victim == run.pid else "child"


def orphans_after(run: subprocess.Popen[bytes]) -> int:
    """How many of its processes are alive two seconds after the parent ended."""
    run.wait()
    deadline = time.monotonic() + 2
    while (left := group_of(run.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return len(left)


def main() -> None:
    """Kill, go on, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, orphans, kills, finished = random.Random(options.seed), 0, 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        whole, broken = Path(scratch, "whole"), Path(scratch, "broken")
        started = time.monotonic()
        start(options.folder, whole).wait()
        length = time.monotonic() - started
        while kills < options.kills:
            run = start(options.folder, broken)
            time.sleep(chance.uniform(0.2, length))
            if run.poll() is None:
                victim = kill_one(run, chance)
                kills += 1
                print(f"{kills}: a {victim} killed", flush=True)
            if run.poll() is None:
                time.sleep(chance.uniform(0, 0.5))
                run.kill()
            orphans += orphans_after(run)
            if chance.random() < 0.2:  # now and then to the end, and all anew
                start(options.folder, broken).wait()
                finished += 1
                report(whole, broken)
                subprocess.run(["rm", "-rf", str(broken)], check=True)
        start(options.folder, broken).wait()
        same = report(whole, broken)
        print(f"{kills} kills, {finished + 1} runs to the end, {orphans} orphans after 2 s")
        sys.exit(0 if same and not orphans else 1)


def report(whole: Path, broken: Path) -> bool:
    """Whether the outputs are the same."""
    different = [name for name in COMPARED if (whole / name).read_bytes() != (broken / name).read_bytes()]
    print("byte-identical" if not different else f"DIFFERENT: {different}", flush=True)
    return not different


if __name__ == "__main__":
    main()
