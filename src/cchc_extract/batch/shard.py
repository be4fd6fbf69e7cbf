"""A shard: some articles of a folder, read one after the other in one process."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.loading.containers import documents
from cchc_extract.loading.documents import Document, Refused
from cchc_extract.pipeline import read
from cchc_extract.schema import Record

ITEM_FIELDS = ("officials", "units", "documents", "figures", "findings", "discrepancies")


class Failure(NamedTuple):
    """A document that gave no record: where, at which stage, and why."""

    path: str
    stage: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What reading a shard gave: JSON lines in the order of its paths, failures, and counts."""

    lines: tuple[str, ...]
    failures: tuple[Failure, ...]
    kinds: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    articles_with: Counter[str] = field(default_factory=Counter)


def read_shard(folder: Path, paths: Sequence[str]) -> ShardResult:
    """Read each path below ``folder``; a document that fails is reported and costs no other."""
    result = ShardResult((), ())
    lines: list[str] = []
    failures: list[Failure] = []
    for outcome in (outcome for path in paths for outcome in read_file(folder, path)):
        if isinstance(outcome, Failure):
            failures.append(outcome)
            continue
        lines.append(outcome.model_dump_json())
        _count(result, outcome)
    return ShardResult(tuple(lines), tuple(failures), result.kinds, result.items, result.articles_with)


def read_file(folder: Path, path: str) -> Iterator[Record | Failure]:
    """The record of each document in a file (a page is one, a container holds many), or why there is none."""
    for found in documents(folder / path, printable(path)):
        if isinstance(found, Refused):
            yield Failure(printable(found.path), "read", found.code, found.reason)
        elif isinstance(found, Document):
            yield read_document(found)


def read_document(document: Document) -> Record | Failure:
    """One document's record, or why there is none."""
    path = printable(document.path)
    try:
        article = load(document.data, path, document.given)
    except UnreadableDocument as error:
        return Failure(path, "load", error.code, error.reason)
    except Exception as error:
        return _unexpected(path, "load", error)
    try:
        return read(article)
    except Exception as error:
        return _unexpected(path, "extract", error)


def printable(path: str) -> str:
    r"""A path as a record may hold it: bytes of a name that are no UTF-8 become ``\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _unexpected(path: str, stage: str, error: Exception) -> Failure:
    # the one place that catches everything: one document must not cost the others
    reason = (
        f"this is a mistake in cchc-extract, please report it with the file: {type(error).__name__}: {error}"
    )
    return Failure(path, stage, "internal_error", reason)


def _count(result: ShardResult, record: Record) -> None:
    result.kinds[record.event.kind] += 1
    for name, number in _items(record):
        result.items[name] += number
        result.articles_with[name] += number > 0


def _items(record: Record) -> Iterator[tuple[str, int]]:
    for name in ITEM_FIELDS:
        yield name, len(getattr(record, name))
