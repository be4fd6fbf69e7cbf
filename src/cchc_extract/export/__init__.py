"""Records as tables: Parquet files on disk, typed DataFrames in pandas."""

from cchc_extract.export.frames import Tables, load_records

__all__ = ["Tables", "load_records"]
