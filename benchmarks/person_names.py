"""How well names of people are found in running text, beside underthesea's `ner` on the same sentences.

    python benchmarks/person_names.py FOLDER [--no-peer] [--errors]

FOLDER holds the news articles that `data/person-names.tsv` was annotated on. The texts belong to others,
so the table holds no words of theirs: a row is a batch, a document, the offsets and the SHA-1 of one of
its sentences (in NFC), and the names in it as ``start-end:kind``, offsets in the sentence. Kinds are

- full: with the family name;
- short: given names alone, also of an artist;
- initial: with letters in place of names, `Lê Văn L.`;
- credit: who signs a text or picture;
- foreign: of no Vietnamese person; finding one is neither right nor wrong.

A name counts as found where both its ends are right. `full` counts full names only, against what was found
with two syllables or more.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from cchc_extract.extraction.names import find_names
from cchc_extract.extraction.units import find_units
from cchc_extract.view import TextView

TABLE = Path(__file__).parent / "data" / "person-names.tsv"

Ends = tuple[int, int]
Finder = Callable[["Sentence"], Iterable[Ends]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence; ``names`` are the spans of names with their kinds."""

    batch: str
    article: str
    start: int
    text: str
    names: dict[Ends, str]


@dataclass(slots=True)
class Tally:
    """Names found, made up, and missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, gold: set[Ends], said: set[Ends]) -> None:
        """Count one sentence."""
        self.hit += len(gold & said)
        self.extra += len(said - gold)
        self.missed += len(gold - said)

    def __str__(self) -> str:
        """Precision, recall and F1."""
        precision = self.hit / (self.hit + self.extra or 1)
        recall = self.hit / (self.hit + self.missed or 1)
        f1 = 2 * self.hit / (2 * self.hit + self.extra + self.missed or 1)
        return f"{precision:6.3f} {recall:6.3f} {f1:6.3f}"


def sentences(folder: Path) -> Iterator[Sentence]:
    """The annotated sentences whose documents are in ``folder`` and unchanged."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            article = unicodedata.normalize("NFC", (folder / row["document"]).read_text(encoding="utf-8"))
            text = article[int(row["start"]) : int(row["end"])]
            if sha1(text.encode()).hexdigest() != row["sha1"]:
                raise SystemExit(f"{row['document']} is not the text that was annotated")
            yield Sentence(
                row["batch"], article, int(row["start"]), text, dict(map(_name, row["names"].split()))
            )


def _name(cell: str) -> tuple[Ends, str]:
    ends, kind = cell.split(":")
    start, end = ends.split("-")
    return (int(start), int(end)), kind


def names_in(text: str) -> Iterator[Ends]:
    """What this project finds in a text."""
    view = TextView(text)
    places = [unit.span for unit in find_units(view, (), None)]
    return ((name.start, name.end) for name in find_names(view, places))


def own_names(row: Sentence) -> Iterator[Ends]:
    """What it finds in the sentence alone."""
    return names_in(row.text)


def own_names_in_context(row: Sentence) -> Iterator[Ends]:
    """What it finds in the sentence where it knows the article, as it does at work."""
    end = row.start + len(row.text)
    found = names_in(row.article)
    return ((low - row.start, high - row.start) for low, high in found if row.start <= low and high <= end)


def underthesea_names(row: Sentence) -> Iterator[Ends]:
    """What `underthesea.ner` tags as persons."""
    from underthesea import ner

    start = at = 0
    inside = False
    for word, _, _, tag in ner(row.text):
        found = row.text.find(word, at)
        if inside and tag != "I-PER":
            yield start, at
        inside = tag == "B-PER" or (inside and tag == "I-PER")
        if tag == "B-PER":
            start = found
        at = found + len(word) if found >= 0 else at
    if inside:
        yield start, at


def score(rows: Iterable[Sentence], find: Finder) -> tuple[Tally, Tally]:
    """All mentions, and full names alone."""
    every, full = Tally(), Tally()
    for row in rows:
        foreign = [ends for ends, kind in row.names.items() if kind == "foreign"]
        said = {ends for ends in find(row) if not any(_meet(ends, other) for other in foreign)}
        gold = {ends for ends, kind in row.names.items() if kind != "foreign"}
        every.add(gold, said)
        whole = {ends for ends in gold if row.names[ends] == "full"}
        full.add(whole, {ends for ends in said - (gold - whole) if " " in row.text[slice(*ends)]})
    return every, full


def _meet(one: Ends, other: Ends) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def errors(rows: Iterable[Sentence], find: Finder) -> Iterator[str]:
    """One line for each name missed (-) or made up (+)."""
    for row in rows:
        said = set(find(row))
        for ends in sorted(said ^ row.names.keys()):
            if row.names.get(ends) != "foreign":
                yield f"{'+' if ends in said else '-'} {row.text[slice(*ends)]!r} in {row.text}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-peer", action="store_true", help="leave underthesea out")
    parser.add_argument("--errors", action="store_true", help="print what is missed and made up")
    arguments = parser.parse_args()
    batches: dict[str, list[Sentence]] = {}
    for row in sentences(arguments.folder):
        batches.setdefault(row.batch, []).append(row)
    finders: dict[str, Finder] = {"cchc_extract": own_names, "within its article": own_names_in_context}
    if not arguments.no_peer:
        finders["underthesea ner"] = underthesea_names
    print(f"{'':35}{'all mentions':24}full names\n{'':35}{'P      R      F1':24}P      R      F1")
    for batch, rows in batches.items():
        for name, find in finders.items():
            every, full = score(rows, find)
            print(f"{f'batch {batch}, {len(rows)}':14}{name:19} {every!s:24}{full}")
        if arguments.errors:
            print(*errors(rows, own_names), sep="\n")


if __name__ == "__main__":
    main()
