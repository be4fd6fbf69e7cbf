"""The tables of a run on disk: one Parquet file a table, or one a table and year or province.

Rows come in groups of records and are written as row groups: never all of them are in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from cchc_extract.export.columns import SCHEMAS

Grouped = Mapping[str, pa.Table]
"""The rows of some records by table; the items of a record side by side, in the order of the records."""

Key = Literal["year", "province"]

UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
"""How the folder of articles without a year or province is called, by Hive's custom."""

WAITING = 250
"""Rows of a partition that wait for more: small row groups compress badly, many waiting rows fill memory."""

COMPRESSION = "zstd"

AT_ONCE = 2
"""Tables that are compressed at the same time."""


class Tables(Protocol):
    """Takes the rows of a run, group by group; a context manager that finishes the files."""

    def __enter__(self) -> Self:
        """Nothing is written yet."""

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Everything is written."""

    def write(self, group: Grouped) -> None:
        """Add the rows of some records."""


class WholeTables:
    """A file a table; ``file_of(name)`` says where to write what will be called ``name``."""

    def __init__(self, file_of: Callable[[str], Path]) -> None:
        self._files = ExitStack()
        self._threads = self._files.enter_context(ThreadPoolExecutor(AT_ONCE))
        self._writers = {
            name: self._files.enter_context(
                pq.ParquetWriter(file_of(f"{name}.parquet"), schema, compression=COMPRESSION)
            )
            for name, schema in SCHEMAS.items()
        }

    def __enter__(self) -> Self:
        """The files are open."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the files."""
        self._files.close()

    def write(self, group: Grouped) -> None:
        """A row group of each table, several at a time: to compress them is most of the work."""
        for _ in self._threads.map(lambda name: self._writers[name].write_table(group[name]), group):
            pass


class PartitionedTables:
    """A folder a table, in it one a value of ``key`` (``figures/article_year=2023/``): the layout of Hive."""

    def __init__(self, folder_of: Callable[[str], Path], key: Key) -> None:
        self._folders = {name: folder_of(name) for name in SCHEMAS}
        self._key = key
        self._files = ExitStack()
        self._writers: dict[tuple[str, str], pq.ParquetWriter] = {}
        self._waiting: dict[tuple[str, str], list[pa.Table]] = {}

    def __enter__(self) -> Self:
        """A file is opened when there is a first row for it."""
        for folder in self._folders.values():
            folder.mkdir(parents=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what still waits and finish the files."""
        if kind is None:
            written = {table for table, _ in self._writers} | {table for table, _ in self._waiting}
            for table in SCHEMAS.keys() - written:  # a folder without a file says nothing of its columns
                self._waiting[table, UNKNOWN] = [SCHEMAS[table].empty_table()]
            for table, part in list(self._waiting):
                self._flush(table, part)
        self._files.close()

    def write(self, group: Grouped) -> None:
        """Add rows to the partitions of their articles."""
        articles = group["articles"]
        keys = np.array(_KEYS[self._key](group), dtype=object)
        for name, rows in group.items():
            of_rows = keys if name == "articles" else keys.repeat(articles[f"n_{name}"].to_numpy())
            for part in dict.fromkeys(of_rows):
                waiting = self._waiting.setdefault((name, part), [])
                waiting.append(rows.filter(pa.array(of_rows == part)))
                if sum(piece.num_rows for piece in waiting) >= WAITING:
                    self._flush(name, part)

    def _flush(self, table: str, part: str) -> None:
        rows = pa.concat_tables(self._waiting.pop((table, part))).combine_chunks()
        if (table, part) not in self._writers:
            folder = self._folders[table] / f"article_{self._key}={part}"
            folder.mkdir()
            writer = pq.ParquetWriter(folder / f"{table}.parquet", SCHEMAS[table], compression=COMPRESSION)
            self._writers[table, part] = self._files.enter_context(writer)
        self._writers[table, part].write_table(rows)


def _years(group: Grouped) -> list[str]:
    """Of each article the year it was published in, else that of its event."""
    days = zip(
        group["articles"]["published_on"].to_pylist(),
        group["articles"]["event_start"].to_pylist(),
        strict=True,
    )
    return [str(day.year) if (day := published or event) else UNKNOWN for published, event in days]


def _provinces(group: Grouped) -> list[str]:
    """Of each article the province that most of its units belong to, the first named of several."""
    provinces = group["units"]["province"].to_pylist()
    keys: list[str] = []
    start = 0
    for number in group["articles"]["n_units"].to_pylist():
        named = Counter(each for each in provinces[start : start + number] if each)
        keys.append(max(named, key=lambda each: named[each], default=UNKNOWN))
        start += number
    return keys


_KEYS: dict[str, Callable[[Grouped], Sequence[str]]] = {"year": _years, "province": _provinces}
