"""What a run costs by number of files and workers, beside what else one could do; and a nightly re-run.

    python benchmarks/batch.py FOLDER [--files 1000 10000 100000] [--peers 1000] [--dask] [--docs DIR]

FOLDER holds articles (.txt); as many files as asked for are made of them, each with a line of its own, so
that no two are alike. For each number of files and each of ``--workers`` it measures files a second, CPU
seconds, and the peak memory of the largest process; beside them a plain loop over the fewest files, which
writes JSON lines and no tables; then, of the most files, a second run after 1 % new ones, and with
``--dask`` the same run on a cluster of two workers on this machine. ``--peers N`` adds what one would
otherwise write, on N of the files: spaCy's ``nlp.pipe`` with a `SpanRuler` on two processes, and
underthesea's ``ner`` in a pool of two. ``--docs`` writes the table and a plot there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PLAIN = """
import sys
from pathlib import Path
from cchc_extract import extract_file
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
        out.write(extract_file(path).model_dump_json() + "\\n")
"""


LOOK_UP = """
import sys
from itertools import pairwise
from pathlib import Path
import spacy
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
nlp = spacy.blank("xx")
words = " ".join(texts[:100]).split()
phrases = sorted({f"{a} {b}" for a, b in pairwise(words)})[:2000]
nlp.add_pipe("span_ruler").add_patterns([{"label": "X", "pattern": phrase} for phrase in phrases])
if __name__ == "__main__":
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for doc in nlp.pipe(texts, n_process=2, batch_size=64):
            out.write(f"{[span.text for span in doc.spans['ruler']]}\\n")
"""

NAMES = """
import sys
from multiprocessing import Pool
from pathlib import Path
from underthesea import ner
if __name__ == "__main__":
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
    with Pool(2) as pool, open(sys.argv[2], "w", encoding="utf-8") as out:
        for tagged in pool.imap(ner, texts, chunksize=16):
            out.write(f"{tagged}\\n")
"""

CLUSTER = """
import sys
from distributed import LocalCluster
from cchc_extract import run
if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        run(sys.argv[1], sys.argv[2], scheduler=cluster.scheduler_address)
"""


@dataclass(frozen=True)
class Row:
    """One measured run."""

    name: str
    files: int
    seconds: float
    cpu: float
    memory: float

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.files / self.seconds

    def __str__(self) -> str:
        """A row of a table in Markdown."""
        numbers = f"{self.seconds:.1f} | {self.rate:,.0f} | {self.cpu:.1f} | {self.memory:.0f}"
        return f"| {self.name} | {self.files:,} | {numbers} |"


HEAD = """| run | files | seconds | files a second | CPU seconds | peak memory of a process, MB |
| --- | ---: | ---: | ---: | ---: | ---: |"""


def make(source: Path, target: Path, first: int, last: int) -> None:
    """Files ``first`` to ``last`` of the folder, a thousand a subfolder."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(source.rglob("*.txt"))]
    for number in range(first, last):
        folder = target / f"{number % 997:03}"
        folder.mkdir(parents=True, exist_ok=True)
        text = f"{texts[number % len(texts)]}\nBài số {number} của tập thử.\n"
        (folder / f"{number:07}.txt").write_text(text, encoding="utf-8")


def measure(name: str, files: int, command: list[str]) -> Row:
    """A command as it runs: seconds, CPU of all its processes, peak memory of the largest."""
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
    row = Row(name, files, time.perf_counter() - started, sum(cpu.values()), memory)
    print(row, flush=True)
    return row


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


def measured(options: argparse.Namespace, scratch: Path) -> Iterator[Row]:
    """Every run, the small ones first."""
    pages, done = scratch / "pages", 0
    script = [sys.executable, "-m", "cchc_extract.cli", "run", str(pages), "--quiet", "--out"]
    for files in sorted(options.files):
        make(options.folder, pages, done, files)
        if not done:
            loop = [sys.executable, "-c", PLAIN, str(pages), str(scratch / "plain.jsonl")]
            yield measure("plain loop, no tables", files, loop)
        done = files
        for workers in options.workers:
            out = scratch / f"out{workers}"
            shutil.rmtree(out, ignore_errors=True)
            name = f"{workers} worker{'s' * (workers > 1)}"
            yield measure(name, files, [*script, str(out), "--workers", str(workers)])
    if options.dask:
        yield measure(
            "Dask, 2 workers", done, [sys.executable, "-c", CLUSTER, str(pages), str(scratch / "dask")]
        )
    more = done // 100
    make(options.folder, pages, done, done + more)
    again = [*script, str(out), "--workers", str(options.workers[-1])]
    yield measure(f"again with {more:,} new files", done + more, again)


def peers(options: argparse.Namespace, scratch: Path) -> Iterator[Row]:
    """What one would otherwise write, on a few of the files."""
    pages = scratch / "few"
    make(options.folder, pages, 0, options.peers)
    for name, script in (("spaCy nlp.pipe, SpanRuler, 2", LOOK_UP), ("underthesea ner, pool of 2", NAMES)):
        path = scratch / "peer.py"
        path.write_text(script, encoding="utf-8")
        yield measure(name, options.peers, [sys.executable, str(path), str(pages), str(scratch / "peer.txt")])


def plot(rows: Sequence[Row], target: Path) -> None:
    """Rate and memory by number of files, a line for what was measured with several numbers of them."""
    import matplotlib.pyplot as plt

    lines: dict[str, list[Row]] = {}
    for row in rows:
        lines.setdefault(row.name, []).append(row)
    several = {name: points for name, points in lines.items() if len(points) > 1}
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4))
    labels = {"rate": "files a second", "memory": "MB, largest process"}
    for axis, (value, label) in zip(axes, labels.items(), strict=True):
        for name, points in several.items():
            values = [getattr(row, value) for row in points]
            axis.plot([row.files for row in points], values, marker="o", label=name)
        axis.set(xscale="log", xlabel="files", ylabel=label)
        axis.set_ylim(0, 1.1 * axis.dataLim.y1)
        axis.grid(alpha=0.3)
        axis.legend(frameon=False, loc="lower right")
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--peers", type=int, default=0, metavar="N")
    parser.add_argument("--dask", action="store_true")
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--scratch", type=Path)
    options = parser.parse_args()
    print(HEAD)
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        rows = list(measured(options, Path(scratch)))
        rows += peers(options, Path(scratch)) if options.peers else []
    if options.docs:
        table = "\n".join([HEAD, *map(str, rows)])
        (options.docs / "scaling-measured.md").write_text(f"{table}\n", encoding="utf-8")
        plot(rows, options.docs / "scaling.svg")


if __name__ == "__main__":
    main()
