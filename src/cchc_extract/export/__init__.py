"""Records as tables: Parquet files on disk, typed DataFrames in pandas."""

from cchc_extract.export.frames import Tables, load_records
from cchc_extract.export.parquet import write_tables

__all__ = ["Tables", "load_records", "write_tables"]
