"""The output of a run, put together from the store in path order: whatever runs made it, it is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from cchc_extract.batch.copies import Story
from cchc_extract.batch.parts import TABLES, Stretch, read_rows, records_path, rows_path
from cchc_extract.batch.tables import Tables

GROUP = 1_000
"""Records a row group of Parquet: bounds memory, and is large enough to compress well."""

_BLOCK = 1 << 20
"""Bytes copied at a time."""

ITEM_TABLES = tuple(name for name in TABLES if name != "articles")


@dataclass(slots=True)
class Account:
    """What the records hold: how many, by event kind; items by field; records in which a field has some."""

    records: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    articles_with: Counter[str] = field(default_factory=Counter)

    def add(self, articles: pa.Table) -> None:
        """Count some rows of the table `articles`."""
        self.records += articles.num_rows
        for each in pc.value_counts(articles["event_kind"]).to_pylist():
            self.kinds[each["values"]] += each["counts"]
        for name in ITEM_TABLES:
            numbers = articles[f"n_{name}"]
            self.items[name] += pc.sum(numbers).as_py() or 0
            self.articles_with[name] += pc.sum(pc.greater(numbers, 0)).as_py() or 0


Group = Sequence[Stretch]
"""Where the records of some files stand in the store, in path order."""


def groups(stretches: Iterable[Stretch]) -> Iterator[Group]:
    """Files in groups of at least `GROUP` records, those side by side in one part as one stretch."""
    group: list[Stretch] = []
    records = 0
    for stretch in stretches:
        if group and group[-1].joins(stretch):
            group[-1] = group[-1].through(stretch)
        else:
            group.append(stretch)
        records += stretch.rows[0]
        if records >= GROUP:
            yield group
            group, records = [], 0
    if group:
        yield group


def write_records(grouped: Iterable[Group], store: Path, target: BinaryIO) -> None:
    """All records, a line each."""
    for stretch in chain.from_iterable(grouped):
        with records_path(store, stretch.part).open("rb") as part:
            part.seek(stretch.start)
            _copy(part, target, stretch.stop - stretch.start)


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size > 0 and (block := source.read(min(size, _BLOCK))):
        target.write(block)
        size -= len(block)


def stories(grouped: Iterable[Group], store: Path) -> Iterator[Story]:
    """Every article, as far as it tells whether it is a copy of another."""
    for stretch in chain.from_iterable(grouped):
        rows = read_rows(rows_path(store, stretch.part))[0].slice(stretch.first[0], stretch.rows[0])
        for row in rows.select(["path", "text", "published_on"]).to_pylist():
            yield Story(row["path"], row["text"], str(row["published_on"] or ""))


def write_tables(
    grouped: Iterable[Group], store: Path, tables: Tables, dropped: Collection[str] = ()
) -> Account:
    """All rows, without those of the articles of the paths ``dropped``; one group of records is in memory."""
    account = Account()
    with tables:
        for group in grouped:
            rows = _rows(group, store)
            if dropped:
                rows = _without(rows, dropped)
            account.add(rows["articles"])
            tables.write(rows)
    return account


def _rows(group: Group, store: Path) -> dict[str, pa.Table]:
    """The rows of a group of files, by table."""
    pieces: dict[str, list[pa.Table]] = {name: [] for name in TABLES}
    for stretch in group:
        whole = read_rows(rows_path(store, stretch.part))
        for name, table, first, rows in zip(TABLES, whole, stretch.first, stretch.rows, strict=True):
            pieces[name].append(table.slice(first, rows))
    return {name: pa.concat_tables(tables).combine_chunks() for name, tables in pieces.items()}


def _without(tables: Mapping[str, pa.Table], dropped: Collection[str]) -> dict[str, pa.Table]:
    """The rows of the other articles; the items of an article stand side by side, in the articles' order."""
    articles = tables["articles"]
    kept = ~articles["path"].to_pandas().isin(list(dropped)).to_numpy()
    rest = {"articles": articles.filter(pa.array(kept))}
    for name in ITEM_TABLES:
        rest[name] = tables[name].filter(pa.array(kept.repeat(articles[f"n_{name}"].to_numpy())))
    return rest
