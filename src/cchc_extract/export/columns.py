"""The columns of each table and how a record fills them.

`articles` has one row a record. Every other table has one row an item, keyed by ``record_id`` and
``index`` (its place in the record's list), and ends with ``start``, ``end`` and ``wording``: the first
evidence and what stands there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

Json = dict[str, Any]
Row = dict[str, Any]

_TEXTS = pa.list_(pa.string())
_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_DATES = pa.list_(pa.struct([("start", pa.date32()), ("end", pa.date32())]))
_CURRENT = pa.list_(pa.struct([("name", pa.string()), ("code", pa.string()), ("province", pa.string())]))

ARTICLES = pa.schema(
    [
        ("record_id", pa.string()),
        ("path", pa.string()),
        ("sha256", pa.string()),
        ("media_type", pa.string()),
        ("encoding", pa.string()),
        ("url", pa.string()),
        ("site", pa.string()),
        ("title", pa.string()),
        ("published_on", pa.date32()),
        ("authors", _TEXTS),
        ("photographers", _TEXTS),
        ("event_kind", pa.string()),
        ("topics", _TEXTS),
        ("event_start", pa.date32()),
        ("event_end", pa.date32()),
        ("event_dates", _DATES),
        ("lead_body", pa.string()),
        ("inspected_units", _TEXTS),
        *((f"n_{name}", pa.int32()) for name in ("officials", "units", "documents", "figures", "findings")),
        ("n_discrepancies", pa.int32()),
        ("text", pa.string()),
    ]
)

_KEY = [("record_id", pa.string()), ("index", pa.int32())]
_GROUND = [
    ("start", pa.int32()),
    ("end", pa.int32()),
    ("wording", pa.string()),
    ("evidence", pa.list_(_SPAN)),
    ("source_rule", pa.string()),
    ("context", pa.string()),
]
_OWN = {
    "officials": [
        ("name", pa.string()),
        ("honorific", pa.string()),
        ("positions", _TEXTS),
        ("role", pa.string()),
    ],
    "units": [
        ("name", pa.string()),
        ("level", pa.string()),
        ("code", pa.string()),
        ("province", pa.string()),
        ("current", _CURRENT),
    ],
    "documents": [
        ("kind", pa.string()),
        ("number", pa.string()),
        ("issued_on", pa.date32()),
        ("issuer", pa.string()),
        ("title", pa.string()),
    ],
    "figures": [
        ("kind", pa.string()),
        *((name, pa.float64()) for name in ("value", "upper", "total", "percent", "previous", "change")),
        ("unit", pa.string()),
        ("qualifier", pa.string()),
        ("indicator", pa.string()),
        ("period", pa.string()),
        ("label", pa.string()),
    ],
    "findings": [("kind", pa.string()), ("text", pa.string())],
    "discrepancies": [
        ("kind", pa.string()),
        ("stated", pa.float64()),
        ("expected", pa.float64()),
        ("figures", pa.list_(pa.int32())),
    ],
}
SCHEMAS: dict[str, pa.Schema] = {
    "articles": ARTICLES,
    **{name: pa.schema([*_KEY, *own, *_GROUND]) for name, own in _OWN.items()},
}
"""The Arrow schema of each table; the file of a table is ``<name>.parquet``."""


_REAL = {table: [name for name, kind in own if pa.types.is_floating(kind)] for table, own in _OWN.items()}


def rows(record: Json) -> Iterator[tuple[str, Row]]:
    """Every row of a record (as Python values, dates as dates), with the name of its table."""
    yield "articles", _article(record)
    text, record_id = record["text"], record["record_id"]
    for table in _OWN:
        for index, item in enumerate(record[table]):
            row = {**item, "record_id": record_id, "index": index}
            _ground(row, text)
            for name in _REAL[table]:  # Arrow takes no whole number that a float cannot hold exactly
                row[name] = None if item[name] is None else float(item[name])
            yield table, row


def _article(record: Json) -> Row:
    event, dates = record["event"], record["event"]["dates"]
    return {
        **record["source"],
        **record,
        **event,
        "event_kind": event["kind"],
        "event_start": min((day["start"] for day in dates), default=None),
        "event_end": max((day["end"] for day in dates), default=None),
        "event_dates": dates,
        "authors": _signed(record, "author"),
        "photographers": _signed(record, "photographer"),
        **{f"n_{table}": len(record[table]) for table in _OWN},
    }


def _signed(record: Json, role: str) -> list[str]:
    return [credit["name"] for credit in record["credits"] if credit["role"] == role]


def _ground(row: Row, text: str) -> None:
    """Add where the first evidence of an item stands and what it says; its context as JSON."""
    first = row["evidence"][0]
    row["start"], row["end"] = start, end = first["start"], first["end"]
    row["wording"] = text[start:end]
    row["context"] = _encode(row["context"]) if row["context"] else None


_encode = json.JSONEncoder(ensure_ascii=False).encode
