"""The tables of a run as pandas DataFrames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cchc_extract.errors import RunError
from cchc_extract.export.columns import SCHEMAS

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
    folder: str | Path,
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
    where: Condition | None = None,
) -> Tables:
    """Load what ``cchc-extract run … --out folder`` wrote; `RunError` where there is nothing.

    ``columns`` names, by table, the columns to read (all of a table that it does not name); ``where``
    chooses articles by their columns, as ``[("event_kind", "==", "inspection"), ("event_start", ">=",
    date(2023, 1, 1))]``, and of the other tables the rows of those articles. What is not asked for is
    not read from the disk.
    """
    folder, wanted = Path(folder), columns or {}
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


def _chosen(folder: Path, where: Condition) -> list[str]:
    """The ids of the articles that fulfil a condition."""
    for column, *_ in where:
        _check("articles", [column])
    table = pq.read_table(_path(folder, "articles"), columns=["record_id"], filters=list(where))
    ids: list[str] = table["record_id"].to_pylist()
    return ids


def _path(folder: Path, name: str) -> Path:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise RunError(f"no table at {path}: run `cchc-extract run FOLDER --out {folder}` first")
    return path


def _frame(
    folder: Path, name: str, columns: Sequence[str] | None, where: Condition | None, chosen: list[str] | None
) -> pd.DataFrame:
    condition = where if name == "articles" else None if chosen is None else [("record_id", "in", chosen)]
    filters = list(condition) if condition else None
    wanted = list(columns) if columns is not None else None
    table = pq.read_table(_path(folder, name), columns=wanted, filters=filters)
    frame: pd.DataFrame = table.to_pandas(types_mapper=_NULLABLE.get)
    for column in table.schema:
        if column.type == pa.date32():
            frame[column.name] = pd.to_datetime(frame[column.name])
        elif pa.types.is_list(column.type):
            frame[column.name] = frame[column.name].map(list, na_action="ignore")
    return frame


_NULLABLE = {
    pa.int32(): pd.Int32Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.string(): pd.StringDtype(),
}
