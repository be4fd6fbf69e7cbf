"""What a run costs by number of files and workers, beside a plain loop; and a nightly re-run.

    python benchmarks/batch.py FOLDER [--files 20000] [--scratch DIR] [--plain]

FOLDER holds articles (.txt); as many files as asked for are made of them, each with a line of its own, so
that no two are alike. Prints, for 1 and 2 workers, files a second, CPU seconds, and the peak memory of the
parent and of its largest worker; then a second run after 1 % new files. ``--plain`` adds the peer: a loop
over the same files in one process that writes JSON lines and nothing else.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLAIN = """
import sys
from pathlib import Path
from cchc_extract import extract_file
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
        out.write(extract_file(path).model_dump_json() + "\\n")
"""


def make(source: Path, target: Path, first: int, last: int) -> None:
    """Files ``first`` to ``last`` of the folder, a thousand a subfolder."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(source.rglob("*.txt"))]
    for number in range(first, last):
        folder = target / f"{number % 997:03}"
        folder.mkdir(parents=True, exist_ok=True)
        text = f"{texts[number % len(texts)]}\nBài số {number} của tập thử.\n"
        (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")


def measure(command: list[str]) -> dict[str, float]:
    """Seconds, CPU seconds of all processes, and the peak memory (MB) of the largest of them."""
    cpu: dict[str, float] = {}
    memory = 0.0
    started = time.perf_counter()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while run.poll() is None:
        for process in Path("/proc").glob("[0-9]*"):
            seconds, megabytes = cost_of(process, run.pid)
            cpu[process.name] = max(cpu.get(process.name, 0.0), seconds)
            memory = max(memory, megabytes)
        time.sleep(0.1)
    if run.returncode:
        raise SystemExit(f"{command} ended with status {run.returncode}")
    return {"seconds": time.perf_counter() - started, "cpu": sum(cpu.values()), "memory": memory}


def cost_of(process: Path, group: int) -> tuple[float, float]:
    """CPU seconds and peak memory (MB) so far of a process, nothing if it is of another group."""
    try:
        fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
        status = (process / "status").read_text() if int(fields[2]) == group else ""
    except OSError:
        return 0.0, 0.0
    if "VmHWM:" not in status:
        return 0.0, 0.0
    peak = float(status.split("VmHWM:")[1].split()[0]) / 1024
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), peak


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    print("| run | files | seconds | files a second | CPU seconds | peak memory of a process, MB |")
    print("| --- | --- | --- | --- | --- | --- |")

    def row(name: str, files: int, cost: dict[str, float]) -> None:
        seconds = cost["seconds"]
        numbers = f"{seconds:.1f} | {files / seconds:.0f} | {cost['cpu']:.1f} | {cost['memory']:.0f}"
        print(f"| {name} | {files:,} | {numbers} |", flush=True)

    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        pages, out = Path(scratch, "pages"), Path(scratch, "out")
        make(options.folder, pages, 0, options.files)
        command = [sys.executable, "-m", "cchc_extract.cli", "run", str(pages), "--quiet", "--out"]
        if options.plain:
            plain = [sys.executable, "-c", PLAIN, str(pages), str(Path(scratch, "plain.jsonl"))]
            row("plain loop", options.files, measure(plain))
        for workers in options.workers:
            target = f"{out}{workers}"
            row(f"{workers} workers", options.files, measure([*command, target, "--workers", str(workers)]))
        more = options.files // 100
        make(options.folder, pages, options.files, options.files + more)
        nightly = measure([*command, f"{out}{options.workers[-1]}", "--workers", str(options.workers[-1])])
        row(f"again with {more:,} new files, {options.workers[-1]} workers", options.files + more, nightly)


if __name__ == "__main__":
    main()
