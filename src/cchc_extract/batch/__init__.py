"""A folder of articles in, records and tables out.

A run compares the folder with its ledger, lets workers read the files that are new or changed into parts
of the store, and puts the output together from the store. So an interrupted run goes on where it stopped,
and a second run over a folder that grew reads what is new.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from cchc_extract.batch.assemble import Account, Group, groups, stories, write_records, write_tables
from cchc_extract.batch.failure import Failure
from cchc_extract.batch.ledger import NAME as LEDGER
from cchc_extract.batch.ledger import Ledger
from cchc_extract.batch.output import Output, fingerprint
from cchc_extract.batch.parts import remove_parts
from cchc_extract.batch.progress import Progress, Silent
from cchc_extract.batch.shard import Shard, shards
from cchc_extract.batch.sources import Source, source_at
from cchc_extract.batch.stages import Stages
from cchc_extract.batch.status import STORE
from cchc_extract.batch.tables import Key, PartitionedTables, WholeTables
from cchc_extract.batch.targets import target_at
from cchc_extract.batch.walk import Other, Seen
from cchc_extract.batch.workers import Bounds, Died, Readers, Workers, prepare
from cchc_extract.errors import RunError
from cchc_extract.export.columns import SCHEMAS
from cchc_extract.loading.documents import DEFAULT, Settings
from cchc_extract.remote import Place

__all__ = ["Bounds", "Failure", "RunSummary", "run"]

MOST_UNEXPLAINED = 8
"""Processes that may end without having begun a document, before a run gives up."""

SHARD_SIZE = 64
"""Files a shard: enough to make its overhead small, few enough that little is lost with one."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did; the numbers of ``run.json``.

    ``kinds`` counts records by event kind, ``items`` what was found by field, ``articles_with`` in how
    many records a field is not empty, ``failures`` by code, ``ignored`` other files by suffix. ``read``
    documents were read by this run, ``kept`` were known from the runs before. ``because`` says why all were
    read again, where they were. ``stages`` holds the seconds of each stage.
    """

    folder: Place
    out: Place
    records: int
    failures: Counter[str]
    kinds: Counter[str]
    items: Counter[str]
    articles_with: Counter[str]
    ignored: dict[str, int]
    started: datetime
    seconds: float
    read: int
    kept: int
    because: str | None
    stages: Stages

    @property
    def failed(self) -> int:
        """Documents without a record."""
        return sum(self.failures.values())

    @property
    def rate(self) -> float:
        """Documents read a second, over the whole run."""
        return self.read / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class _Found:
    """What the walk found beside the files to read."""

    refused: list[Failure] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)

    def files(self, source: Source) -> Iterator[Seen]:
        """The files to read; what else there is, is kept."""
        for each in source.walk():
            if isinstance(each, Seen):
                yield each
            elif isinstance(each, Other):
                self.ignored[each.suffix] += 1
            else:
                self.refused.append(each)


def run(
    folder: Place,
    out: Place,
    *,
    workers: int = 1,
    bounds: Bounds | None = None,
    scheduler: str | None = None,
    state: Path | None = None,
    settings: Settings = DEFAULT,
    dedupe: bool = False,
    partition_by: Key | None = None,
    progress: Progress | None = None,
) -> RunSummary:
    """Read every article below ``folder`` and write records, tables, errors and ``run.json`` to ``out``.

    The output does not depend on ``workers``, nor on how many runs made it. A document that takes more
    than ``bounds`` allows, or that kills its process, is reported like one that cannot be read: a line of
    ``errors.jsonl``. ``settings`` bound pages and containers, and name the fields of rows. With
    ``scheduler``, the address of a Dask scheduler, its workers read the pages in place of processes on this
    machine; they must see the pages by the same path. Both places may be addresses (``s3://bucket/pages``);
    for an output that is one, ``state`` is the folder of this machine in which the run keeps its ledger
    (one of the user's, if not given). With ``partition_by`` a table is a folder with one
    file a year or province of its articles. With ``dedupe``, copies of one story are left out of the
    tables, but for the main one, and listed in ``copies.jsonl``. Raises `RunError` where the run
    cannot be done at all.
    """
    source, target = source_at(folder, settings.limits), target_at(out, state)
    target.check()
    work = target.folder
    started, clock, stages = datetime.now(UTC), time.perf_counter(), Stages()
    if scheduler is None:
        prepare()
    found = _Found()
    with _locked(work):
        ledger = Ledger(work / STORE / LEDGER)
        try:
            with stages.time("find"):
                because = _compare(ledger, found.files(source), settings)
            readers = _readers(workers, bounds or Bounds(), scheduler)
            template = Shard(0, source, (), work / STORE, ledger.poisoned(), settings)
            read = _read_pending(ledger, template, readers, progress or Silent(), stages)
            remove_parts(work / STORE, ledger.parts())
            with Output(work) as output:
                account, failures = _write(
                    ledger, work / STORE, output, found.refused, dedupe, partition_by, stages
                )
                summary = RunSummary(
                    folder,
                    out,
                    account.records,
                    failures,
                    account.kinds,
                    account.items,
                    account.articles_with,
                    dict(sorted(found.ignored.items())),
                    started,
                    time.perf_counter() - clock,
                    read,
                    account.records + ledger.count_failures() - read,
                    because,
                    stages,
                )
                output.write_run(summary)
            with stages.time("publish"):
                target.publish()
        finally:
            ledger.close()
    return summary


def _readers(workers: int, bounds: Bounds, scheduler: str | None) -> Callable[[int], Readers]:
    """What starts the workers for so many shards."""
    if scheduler is None:
        return lambda shards: Workers(min(workers, shards), bounds)
    from cchc_extract.batch.cluster import Cluster

    return lambda _: Cluster(scheduler)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Keep a second run out of the folder; the system does away with the lock when its process ends."""
    lock = FileLock(out / STORE / "lock", timeout=0)
    try:
        (out / STORE).mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise RunError(f"another run is writing to {out}: wait for it, or choose another --out") from None
    except OSError as error:
        raise RunError(f"cannot write to {out}: {error.strerror}") from error
    with lock:
        yield


def _compare(ledger: Ledger, seen: Iterator[Seen], settings: Settings) -> str | None:
    """Forget what is out of date; why everything is, where it is."""
    because = None
    before, now = ledger.meta("fingerprint"), f"{fingerprint()} {settings}"
    if before is not None and before != now:
        because = "the rules, the program, a library it reads with, or a setting changed since the last run"
        ledger.forget_all()
    ledger.set_meta("fingerprint", now)
    ledger.compare(seen)
    return because


def _read_pending(
    ledger: Ledger, template: Shard, readers: Callable[[int], Readers], shown: Progress, stages: Stages
) -> int:
    """Let workers read what the ledger lacks; how many documents that were."""
    pending = ledger.count_pending()
    if not pending:
        return 0
    plan = _Plan(ledger, template)
    read = 0
    with shown.over(pending), readers(-(-pending // SHARD_SIZE)) as workers:
        for result in workers.results(plan.next):
            if isinstance(result, Died):
                plan.repeat(result)
                continue
            files = result.read.files
            ledger.enter(files)
            failed = sum(len(file.failures) for file in files)
            read += failed + sum(file.records for file in files)
            stages.add(result.read.spent)
            shown.advance(len(files), failed, stages)
    return read


class _Plan:
    """The shards still to be read; those come first whose process died."""

    def __init__(self, ledger: Ledger, template: Shard) -> None:
        self._ledger = ledger
        self._numbers = count(ledger.next_part())
        self._planned = shards(template, ledger.pending(), self._numbers, SHARD_SIZE)
        self._again: list[Shard] = []
        self._unexplained = 0

    def next(self) -> Shard | None:
        """The next shard, if there is one now."""
        return self._again.pop() if self._again else next(self._planned, None)

    def repeat(self, died: Died) -> None:
        """Read a shard again: without a document that has killed too many processes, or file by file."""
        if died.failure:
            self._ledger.add_death(died.failure)
            self._again.append(died.shard.without(self._ledger.poisoned()))
            return
        self._unexplained += 1
        if self._unexplained > MOST_UNEXPLAINED:
            raise RunError(
                "worker processes end before they read anything; a script that calls run() must do so below"
                ' `if __name__ == "__main__":`'
            )
        self._again += died.shard.apart(self._numbers)


def _write(
    ledger: Ledger,
    store: Path,
    output: Output,
    refused: list[Failure],
    dedupe: bool,
    partition_by: Key | None,
    stages: Stages,
) -> tuple[Account, Counter[str]]:
    """Put the output together."""
    grouped = list(groups(ledger.stretches()))
    records = output.file("records.jsonl")
    with stages.time("records"), records.open("wb") as file:
        write_records(grouped, store, file)
    output.remove("copies.jsonl")
    with stages.time("copies"):
        dropped = _write_copies(grouped, store, output, records) if dedupe else ()
    for table in SCHEMAS:
        output.remove(f"{table}.parquet" if partition_by else table)
    tables = PartitionedTables(output.file, partition_by) if partition_by else WholeTables(output.file)
    with stages.time("tables"):
        account = write_tables(grouped, store, tables, dropped)
    failures: Counter[str] = Counter()

    def counted() -> Iterator[Failure]:
        for failure in sorted([*refused, *ledger.failures()]):
            failures[failure.code] += 1
            yield failure

    output.write_failures(counted())
    return account, failures


def _write_copies(grouped: Iterable[Group], store: Path, output: Output, records: Path) -> set[str]:
    """List the groups of copies; the paths of all that are not the main one of their group."""
    from cchc_extract.batch.copies import find_copies
    from cchc_extract.batch.disagreements import write_copies

    copies = find_copies(stories(grouped, store))
    with output.file("copies.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        write_copies(copies, records, file)
    return {copy.path for copy in copies if copy.path != copy.main}
