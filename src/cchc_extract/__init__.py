"""cchc-extract: Vietnamese local-government news on administrative reform, read into grounded records.

The public API; everything is loaded at first use, so that ``import cchc_extract`` costs nothing::

    from cchc_extract import explain, extract, extract_file, load_records, run
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cchc_extract.api import extract, extract_file
    from cchc_extract.batch import run
    from cchc_extract.errors import CchcError, RuleError, RunError, UnreadableDocument
    from cchc_extract.explanation import Explanation, explain
    from cchc_extract.export import Tables, load_records
    from cchc_extract.schema import (
        Credit,
        Discrepancy,
        Document,
        Event,
        Figure,
        Finding,
        Official,
        Record,
        Source,
        Unit,
    )

__version__ = "0.1.0"

_HOME = {
    **dict.fromkeys(("extract", "extract_file"), "api"),
    "run": "batch",
    **dict.fromkeys(("CchcError", "RuleError", "RunError", "UnreadableDocument"), "errors"),
    **dict.fromkeys(("Explanation", "explain"), "explanation"),
    **dict.fromkeys(("Tables", "load_records"), "export"),
    **dict.fromkeys(
        (
            "Credit",
            "Discrepancy",
            "Document",
            "Event",
            "Figure",
            "Finding",
            "Official",
            "Record",
            "Source",
            "Unit",
        ),
        "schema",
    ),
}

__all__ = [
    "CchcError",
    "Credit",
    "Discrepancy",
    "Document",
    "Event",
    "Explanation",
    "Figure",
    "Finding",
    "Official",
    "Record",
    "RuleError",
    "RunError",
    "Source",
    "Tables",
    "Unit",
    "UnreadableDocument",
    "__version__",
    "explain",
    "extract",
    "extract_file",
    "load_records",
    "run",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'cchc_extract' has no attribute {name!r}")
    return getattr(import_module(f"cchc_extract.{_HOME[name]}"), name)
