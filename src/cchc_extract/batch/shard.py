"""A shard: some files of a folder, read one after the other, their records kept in one part of the store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cchc_extract.batch.failure import Failure, printable
from cchc_extract.batch.parts import PartWriter, Stretch
from cchc_extract.batch.sources import FileOf, Source
from cchc_extract.batch.stages import Stages
from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.loading.containers import documents
from cchc_extract.loading.documents import DEFAULT, Document, Refused, Settings
from cchc_extract.pipeline import read
from cchc_extract.schema import Record

Begin = Callable[[str], None]
"""Told the path of each document before it is read, so that somebody knows if the process dies of it."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What a worker is to read: files of ``source``, into part ``number`` of the store.

    ``poisoned`` says of documents that killed a process before which failure to report instead;
    ``settings`` bound pages and containers and name the fields of rows.
    """

    number: int
    source: Source
    paths: tuple[str, ...]
    store: Path
    poisoned: Mapping[str, Failure] = field(default_factory=dict)
    settings: Settings = DEFAULT

    def without(self, poisoned: Mapping[str, Failure]) -> Shard:
        """The same files, some documents given up."""
        return replace(self, poisoned=poisoned)

    def apart(self, numbers: Iterator[int]) -> Iterator[Shard]:
        """Each file as a shard of its own."""
        return (replace(self, number=next(numbers), paths=(path,)) for path in self.paths)


class FileRead(NamedTuple):
    """What a file gave: where it stands in the part, and what failed."""

    path: str
    stretch: Stretch
    failures: tuple[Failure, ...]

    @property
    def records(self) -> int:
        """How many records."""
        return self.stretch.rows[0]


class ShardRead(NamedTuple):
    """What the files of a shard gave, and the seconds that it took by stage."""

    files: list[FileRead]
    spent: Stages


def read_shard(shard: Shard, begin: Begin) -> ShardRead:
    """Read each file; a document that fails is reported and costs no other."""
    spent = Stages()
    with shard.source.opened(shard.paths) as file_of:
        with PartWriter(shard.store, shard.number) as part:
            reader = _Reader(shard, begin, file_of, part, spent)
            files = [reader.read_into_part(path) for path in shard.paths]
            finishing = time.perf_counter()
        spent["store"] += time.perf_counter() - finishing
    return ShardRead(files, spent)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the files of a shard, one after the other, and keeps account of the time."""

    shard: Shard
    begin: Begin
    file_of: FileOf
    part: PartWriter
    spent: Stages

    def read_into_part(self, path: str) -> FileRead:
        """Read one file; its records go into the part."""
        part = self.part
        start, first = part.position, part.rows
        failures = []
        for outcome in self._outcomes(path):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                with self.spent.time("store"):
                    part.add(outcome)
        rows = tuple(now - then for now, then in zip(part.rows, first, strict=True))
        return FileRead(path, Stretch(self.shard.number, start, part.position, first, rows), tuple(failures))

    def _outcomes(self, path: str) -> Iterator[Record | Failure]:
        """The record of each document in a file (a page is one, a container holds many), or why none."""
        shard, name = self.shard, printable(path)
        if name in shard.poisoned:
            yield shard.poisoned[name]
            return
        self.begin(name)
        try:
            file = self.file_of(path)
        except (FileNotFoundError, PermissionError) as error:
            yield Failure(name, "read", "unreadable", f"it cannot be fetched: {error}")
            return
        for found in documents(file, name, shard.settings):
            if isinstance(found, Refused):
                yield Failure(printable(found.path), "read", found.code, found.reason)
            elif isinstance(found, Document):
                inside = printable(found.path)
                self.begin(inside)
                yield shard.poisoned.get(inside) or self._document(found)
                self.begin(name)

    def _document(self, document: Document) -> Record | Failure:
        """One document's record, or why there is none."""
        path, stage = printable(document.path), "load"
        try:
            with self.spent.time(stage):
                article = load(document.data, path, document.given, self.shard.settings)
            stage = "extract"
            with self.spent.time(stage):
                return read(article)
        except UnreadableDocument as error:
            return Failure(path, stage, error.code, error.reason)
        except MemoryError:
            return Failure(
                path, stage, "out_of_memory", "it needs more memory than a worker may use (--memory)"
            )
        except Exception as error:
            # the one place that catches everything: one document must not cost the others
            mistake = f"{type(error).__name__}: {error}"
            reason = f"this is a mistake in cchc-extract, please report it with the file: {mistake}"
            return Failure(path, stage, "internal_error", reason)


def shards(template: Shard, paths: Iterator[str], numbers: Iterator[int], size: int) -> Iterator[Shard]:
    """The shards of a stream of paths, ``size`` files each, all like ``template``."""
    while chosen := tuple(islice(paths, size)):
        yield replace(template, number=next(numbers), paths=chosen)
