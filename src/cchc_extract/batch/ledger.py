"""The ledger of a run: which file of the folder was read when it was how, and what came of it.

SQLite in WAL mode: what is committed survives whatever happens to the process or the machine. A shard is
entered when its part of the store is whole; so a file that stands in the ledger never needs reading again,
and one that does not is read, whether the run before was interrupted or the file is new.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from cchc_extract.batch.failure import Failure
from cchc_extract.batch.parts import Stretch
from cchc_extract.batch.shard import FileRead
from cchc_extract.batch.walk import Seen

NAME = "ledger.sqlite"

DEATHS = 2
"""Processes that a document may kill before it is given up: one may have been killed by somebody else."""

_BATCH = 5_000

_TABLES = """
create table if not exists meta (key text primary key, value text) without rowid;
create table if not exists files (
    path blob primary key, size int, changed int, part int, start int, stop int, first text, rows text
) without rowid;
create table if not exists failures (file blob, place int, path text, stage text, code text, reason text);
create index if not exists failures_of_file on failures (file);
create table if not exists deaths (path text primary key, number int, code text, reason text) without rowid;
create temp table seen (path blob primary key, size int, changed int) without rowid;
"""


class Ledger:
    """The ledger at ``path``."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = normal")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def meta(self, key: str) -> str | None:
        """A remark about the whole run, such as the rules it was made with."""
        row = self._db.execute("select value from meta where key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep a remark."""
        self._db.execute("insert or replace into meta values (?, ?)", (key, value))

    def forget_all(self) -> None:
        """Everything is to be read again."""
        self._db.executescript("delete from files; delete from failures; delete from deaths;")

    def compare(self, seen: Iterable[Seen]) -> int:
        """Compare with what the folder holds now; forget what changed or is gone: how many files that was."""
        rows = ((os.fsencode(each.path), each.size, each.changed) for each in seen)
        while batch := list(islice(rows, _BATCH)):
            self._db.executemany("insert or replace into seen values (?, ?, ?)", batch)
        self._db.execute("begin")
        gone = "select path from files f where not exists (select 1 from seen s where s.path = f.path"
        same = " and s.size = f.size and s.changed = f.changed)"
        self._db.execute(f"delete from failures where file in ({gone}{same})")
        forgotten = self._db.execute(f"delete from files where path in ({gone}{same})").rowcount
        self._db.execute("commit")
        return forgotten

    def count_pending(self) -> int:
        """How many files are still to be read."""
        query = "select count(*) from seen where path not in (select path from files)"
        return int(self._db.execute(query).fetchone()[0])

    def pending(self) -> Iterator[str]:
        """The files still to be read, in path order."""
        last = b""
        query = (
            "select path from seen s where path > ? and not exists"
            " (select 1 from files f where f.path = s.path) order by path limit ?"
        )
        while rows := self._db.execute(query, (last, _BATCH)).fetchall():
            yield from (os.fsdecode(path) for (path,) in rows)
            last = rows[-1][0]

    def next_part(self) -> int:
        """A number that no part of the store has."""
        return int(self._db.execute("select coalesce(max(part), 0) + 1 from files").fetchone()[0])

    def parts(self) -> set[int]:
        """The parts of the store that files point to."""
        return {number for (number,) in self._db.execute("select distinct part from files")}

    def enter(self, files: Iterable[FileRead]) -> None:
        """A shard was read: its part is whole."""
        self._db.execute("begin")
        for file in files:
            key, (part, start, stop, first, rows) = os.fsencode(file.path), file.stretch
            self._db.execute(
                "insert or replace into files"
                " select path, size, changed, ?, ?, ?, ?, ? from seen where path = ?",
                (part, start, stop, _joined(first), _joined(rows), key),
            )
            self._db.executemany(
                "insert into failures values (?, ?, ?, ?, ?, ?)",
                [(key, number, *failure) for number, failure in enumerate(file.failures)],
            )
        self._db.execute("commit")

    def add_death(self, failure: Failure) -> int:
        """A process died while it read a document; how many have by now."""
        self._db.execute(
            "insert into deaths values (?, 1, ?, ?) on conflict (path) do update set number = number + 1,"
            " code = excluded.code, reason = excluded.reason",
            (failure.path, failure.code, failure.reason),
        )
        row = self._db.execute("select number from deaths where path = ?", (failure.path,)).fetchone()
        return int(row[0])

    def poisoned(self) -> dict[str, Failure]:
        """The documents that are given up, with the failure to report."""
        rows = self._db.execute("select path, code, reason from deaths where number >= ?", (DEATHS,))
        return {path: Failure(path, "process", code, reason) for path, code, reason in rows}

    def stretches(self) -> Iterator[Stretch]:
        """Where every file stands in the store, in path order."""
        query = "select part, start, stop, first, rows from files order by path"
        for part, start, stop, first, rows in self._db.execute(query):
            yield Stretch(part, start, stop, _split(first), _split(rows))

    def failures(self) -> Iterator[Failure]:
        """Every failure, by the path of its file."""
        query = "select path, stage, code, reason from failures order by file, place"
        for row in self._db.execute(query):
            yield Failure(*row)

    def count_files(self) -> int:
        """How many files were read."""
        return int(self._db.execute("select count(*) from files").fetchone()[0])

    def count_failures(self) -> int:
        """How many documents of the files read failed."""
        return int(self._db.execute("select count(*) from failures").fetchone()[0])


def _joined(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _split(numbers: str) -> tuple[int, ...]:
    return tuple(map(int, numbers.split(",")))
