"""A folder of articles in, records and tables out."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cchc_extract.batch.executor import results, split
from cchc_extract.batch.output import Output
from cchc_extract.batch.progress import Progress, Silent
from cchc_extract.batch.shard import Failure, ShardResult
from cchc_extract.batch.walk import list_folder

__all__ = ["Failure", "RunSummary", "run"]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did; the numbers of ``run.json``.

    ``kinds`` counts records by event kind, ``items`` what was found by field, ``articles_with`` in how
    many records a field is not empty, ``failures`` by code, ``ignored`` other files by suffix.
    """

    folder: Path
    out: Path
    records: int
    failures: Counter[str]
    kinds: Counter[str]
    items: Counter[str]
    articles_with: Counter[str]
    ignored: dict[str, int]
    started: datetime
    seconds: float

    @property
    def failed(self) -> int:
        """Documents without a record."""
        return sum(self.failures.values())

    @property
    def rate(self) -> float:
        """Documents a second, over the whole run."""
        return (self.records + self.failed) / self.seconds if self.seconds else 0.0


def run(
    folder: str | Path, out: str | Path, *, workers: int = 1, progress: Progress | None = None
) -> RunSummary:
    """Read every article below ``folder`` and write records, tables, errors and ``run.json`` to ``out``.

    The records do not depend on ``workers``. Raises `RunError` where the run cannot be done at all; a
    document that cannot be read is a line of ``errors.jsonl`` and is counted in the summary.
    """
    folder, out = Path(folder), Path(out)
    shown = progress or Silent()
    started, clock = datetime.now(UTC), time.perf_counter()
    listing = list_folder(folder)
    total = ShardResult((), ())
    failures: Counter[str] = Counter()
    records = 0
    with Output(out) as output, shown.over(len(listing.paths)):
        output.write_failures(listing.refused)
        failures.update(failure.code for failure in listing.refused)
        for result in results(folder, split(listing.paths), workers):
            output.write(result)
            records += len(result.lines)
            failures.update(failure.code for failure in result.failures)
            _add(total, result)
            shown.advance(len(result.lines) + len(result.failures), len(result.failures))
        output.write_tables()
        summary = RunSummary(
            folder,
            out,
            records,
            failures,
            total.kinds,
            total.items,
            total.articles_with,
            listing.ignored,
            started,
            time.perf_counter() - clock,
        )
        output.write_run(summary)
    return summary


def _add(total: ShardResult, result: ShardResult) -> None:
    total.kinds.update(result.kinds)
    total.items.update(result.items)
    total.articles_with.update(result.articles_with)
