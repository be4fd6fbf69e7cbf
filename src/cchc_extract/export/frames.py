"""The tables of a run as pandas DataFrames."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cchc_extract.errors import RunError
from cchc_extract.export.columns import SCHEMAS
from cchc_extract.remote import Place, file_system, is_address

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

PARTITIONS = pa.schema([("article_year", pa.int32()), ("article_province", pa.string())])
"""What tables may be partitioned by: columns of the layout, not of the tables."""

Condition = Sequence[tuple[str, str, Any]]
"""Column, comparison (``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=``, ``in``, ``not in``), value; all hold."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A run's tables. ``articles`` has one row a record; the others one row an item, keyed by ``record_id``.

    Dates are ``datetime64``, numbers nullable (``Int32``, ``Float64``), text is ``string``; columns of
    several values (``positions``, ``topics``) hold lists.
    """

    articles: pd.DataFrame
    officials: pd.DataFrame
    units: pd.DataFrame
    documents: pd.DataFrame
    figures: pd.DataFrame
    findings: pd.DataFrame
    discrepancies: pd.DataFrame


def load_records(
    folder: Place,
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
    where: Condition | None = None,
) -> Tables:
    """Load what ``cchc-extract run … --out folder`` wrote; `RunError` where there is nothing.

    ``columns`` names, by table, the columns to read (all of a table that it does not name); ``where``
    chooses articles by their columns, as ``[("event_kind", "==", "inspection"), ("event_start", ">=",
    date(2023, 1, 1))]``, and of the other tables the rows of those articles. Where the run was partitioned,
    ``where`` may name ``article_year`` or ``article_province`` too, and no other partition is opened.
    What is not asked for is not read from the disk.
    """
    wanted = columns or {}
    for table, names in wanted.items():
        _check(table, names)
    chosen = _chosen(folder, where) if where else None
    return Tables(
        **{
            table.name: _frame(folder, table.name, wanted.get(table.name), where, chosen)
            for table in fields(Tables)
        }
    )


def _check(table: str, names: Sequence[str]) -> None:
    if table not in SCHEMAS:
        raise RunError(f"there is no table {table!r}: the tables are {', '.join(SCHEMAS)}")
    if unknown := [name for name in names if name not in SCHEMAS[table].names]:
        raise RunError(
            f"table {table!r} has no column {unknown[0]!r}: it has {', '.join(SCHEMAS[table].names)}"
        )


def _chosen(folder: Place, where: Condition) -> list[str]:
    """The ids of the articles that fulfil a condition."""
    for column, *_ in where:
        if column not in PARTITIONS.names:
            _check("articles", [column])
    ids: list[str] = _read(folder, "articles", ["record_id"], where)["record_id"].to_pylist()
    return ids


def _frame(
    folder: Place, name: str, columns: Sequence[str] | None, where: Condition | None, chosen: list[str] | None
) -> pd.DataFrame:
    condition: Condition | None = where
    if name != "articles" and where is not None:
        condition = [*(each for each in where if each[0] in PARTITIONS.names), ("record_id", "in", chosen)]
    table = _read(folder, name, columns if columns is not None else SCHEMAS[name].names, condition)
    frame: pd.DataFrame = table.to_pandas(types_mapper=_NULLABLE.get)
    for column in table.schema:
        if column.type == pa.date32():
            frame[column.name] = pd.to_datetime(frame[column.name])
        elif pa.types.is_list(column.type):
            frame[column.name] = frame[column.name].map(list, na_action="ignore")
    return frame


def _read(folder: Place, name: str, columns: Sequence[str], where: Condition | None) -> pa.Table:
    """Some columns of a table, from its one file or from its partitions."""
    from pyarrow.dataset import partitioning  # reserves over a gigabyte, which workers must not

    system, root = file_system(str(folder)) if is_address(folder) else (None, str(folder))
    exists = system.exists if system else os.path.exists
    whole, parted = f"{root}/{name}.parquet", f"{root}/{name}"
    found = next((path for path in (whole, parted) if exists(path)), None)
    if found is None:
        raise RunError(f"no table at {folder}/{name}.parquet: run `cchc-extract run … --out {folder}` first")
    key = next((column for column, *_ in where or () if column in PARTITIONS.names), None)
    if key and (found == whole or not _is_parted_by(key, found, system)):
        raise RunError(
            f"{folder} is not partitioned by {key}: run with --partition-by {key.removeprefix('article_')}"
        )
    return pq.read_table(
        found,
        schema=SCHEMAS[name] if found == whole else pa.schema([*SCHEMAS[name], *PARTITIONS]),
        columns=list(columns),
        filters=list(where) if where else None,
        filesystem=system,
        partitioning=None if found == whole else partitioning(PARTITIONS, flavor="hive"),
    )


def _is_parted_by(key: str, folder: str, system: AbstractFileSystem | None) -> bool:
    names = system.ls(folder, detail=False) if system else Path(folder).iterdir()
    return any(PurePath(name).name.startswith(f"{key}=") for name in names)


_NULLABLE = {
    pa.int32(): pd.Int32Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.string(): pd.StringDtype(),
}
