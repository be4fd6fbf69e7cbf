"""The tables of a run as pandas DataFrames."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from cchc_extract.errors import RunError
from cchc_extract.export.columns import SCHEMAS


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


def load_records(folder: str | Path) -> Tables:
    """Load what ``cchc-extract run … --out folder`` wrote; `RunError` where there is nothing."""
    folder = Path(folder)
    return Tables(**{table.name: _frame(folder, table.name) for table in fields(Tables)})


def _frame(folder: Path, name: str) -> pd.DataFrame:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise RunError(f"no table at {path}: run `cchc-extract run FOLDER --out {folder}` first")
    frame: pd.DataFrame = pq.read_table(path).to_pandas(types_mapper=_NULLABLE.get)
    for column in SCHEMAS[name]:
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
