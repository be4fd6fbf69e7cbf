"""The store of a run: for each shard a part of records (JSON lines) and one of rows (Arrow), whole or absent.

A part is written to a name with the process in it, flushed to the disk and renamed: what has its name is
whole, whatever happens to the machine.
"""

from __future__ import annotations

import os
from collections.abc import Container, Sequence
from functools import lru_cache
from io import BufferedRandom, BufferedWriter
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import pyarrow as pa

from cchc_extract.export.columns import SCHEMAS, Row, rows
from cchc_extract.schema import Record

TABLES = tuple(SCHEMAS)
"""The order of the tables in a part of rows, and of the numbers in `PartWriter.rows`."""

OPEN_PARTS = 16
"""Parts of rows kept open while tables are put together."""


class Stretch(NamedTuple):
    """A piece of a part: bytes ``[start, stop)`` of its records; of each table ``rows`` from ``first`` on."""

    part: int
    start: int
    stop: int
    first: tuple[int, ...]
    rows: tuple[int, ...]

    def joins(self, after: Stretch) -> bool:
        """Whether ``after`` stands right behind it."""
        return self.part == after.part and self.stop == after.start

    def through(self, after: Stretch) -> Stretch:
        """Both as one."""
        rows = tuple(one + other for one, other in zip(self.rows, after.rows, strict=True))
        return Stretch(self.part, self.start, after.stop, self.first, rows)


class PartWriter:
    """Writes part ``number`` below ``store``; a context manager that leaves both files, or neither."""

    def __init__(self, store: Path, number: int) -> None:
        self._final = records_path(store, number), rows_path(store, number)
        self._temporary = [path.with_name(f"{path.name}.{os.getpid()}.tmp") for path in self._final]
        self._collected: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.position = 0
        """Bytes of records written so far."""

    @property
    def rows(self) -> tuple[int, ...]:
        """Rows so far, by table."""
        return tuple(map(len, self._collected.values()))

    def __enter__(self) -> Self:
        """Begin the part."""
        self._records: BufferedWriter = self._temporary[0].open("wb")
        return self

    def add(self, record: Record) -> None:
        """Write one record and keep its rows."""
        line = record.model_dump_json().encode() + b"\n"
        self._records.write(line)
        self.position += len(line)
        for name, row in rows(record.model_dump()):
            self._collected[name].append(row)

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Flush both files and give them their names, or remove what was begun."""
        try:
            if kind is None:
                self._finish()
        finally:
            self._records.close()
            for path in self._temporary:
                path.unlink(missing_ok=True)

    def _finish(self) -> None:
        flush(self._records)
        with self._temporary[1].open("wb") as file:
            for name, collected in self._collected.items():
                with pa.ipc.new_stream(file, SCHEMAS[name]) as stream:
                    stream.write_table(pa.Table.from_pylist(collected, SCHEMAS[name]))
            flush(file)
        for temporary, final in zip(reversed(self._temporary), reversed(self._final), strict=True):
            temporary.replace(final)


def keep_part(store: Path, number: int, records: bytes, rows: bytes) -> None:
    """Write a part that was made elsewhere."""
    for path, content in ((rows_path(store, number), rows), (records_path(store, number), records)):
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        with temporary.open("wb") as file:
            file.write(content)
            flush(file)
        temporary.replace(path)


def flush(file: BufferedWriter | BufferedRandom) -> None:
    """Bring a file to the disk."""
    file.flush()
    os.fsync(file.fileno())


def records_path(store: Path, number: int) -> Path:
    """The records of a part."""
    return store / f"part-{number:07}.jsonl"


def rows_path(store: Path, number: int) -> Path:
    """The rows of a part."""
    return store / f"part-{number:07}.arrow"


def remove_parts(store: Path, wanted: Container[int]) -> None:
    """Remove the parts that nothing points to, and what an interrupted run left unfinished."""
    for path in store.glob("part-*"):
        if path.suffix == ".tmp" or int(path.name[5:12]) not in wanted:
            path.unlink(missing_ok=True)


@lru_cache(maxsize=OPEN_PARTS)
def read_rows(path: Path) -> Sequence[pa.Table]:
    """The rows of a part by table, in the order of `TABLES`; read where they lie, not into memory."""
    with pa.memory_map(str(path)) as file:
        return [pa.ipc.open_stream(file).read_all() for _ in TABLES]
