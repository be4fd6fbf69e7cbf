"""Parquet files from a file of records, a batch at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from cchc_extract.export.columns import SCHEMAS, Row, rows
from cchc_extract.schema import Record

BATCH = 1000
"""Records a row group: bounds memory, and is large enough to compress well."""


def write_tables(records: Path, file_of: Callable[[str], Path]) -> None:
    """Write every table of the records in ``records`` (JSON lines); ``file_of(name)`` says where to."""
    with ExitStack() as files, records.open(encoding="utf-8") as lines:
        writers = {
            name: files.enter_context(
                pq.ParquetWriter(file_of(f"{name}.parquet"), schema, compression="zstd")
            )
            for name, schema in SCHEMAS.items()
        }
        for batch in _batches(lines):
            for name, table in batch.items():
                writers[name].write_table(table)


def _batches(lines: Iterator[str]) -> Iterator[dict[str, pa.Table]]:
    while batch := list(islice(lines, BATCH)):
        collected: dict[str, list[Row]] = defaultdict(list)
        for line in batch:
            for name, row in rows(Record.model_validate_json(line).model_dump()):
                collected[name].append(row)
        yield {name: pa.Table.from_pylist(collected[name], SCHEMAS[name]) for name in SCHEMAS}
