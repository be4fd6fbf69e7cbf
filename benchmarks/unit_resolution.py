"""How well administrative units are found and resolved, on mentions annotated by hand.

    python benchmarks/unit_resolution.py WILD_DIR DEV_DIR [--batch NAME] [--errors]

``WILD_DIR`` holds news articles as text, ``DEV_DIR/raw`` annotated ones; neither is part of this project.
``data/unit-mentions.tsv`` says where in them a unit is named (``yes``), where it only looks so (``no``) and
which unit it is. The places were drawn at random from type words, abbreviations and bare names, without
the extractor, so that what it misses counts as well. A row without a code is a name that stays open.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha1
from pathlib import Path

from cchc_extract.loading import load
from cchc_extract.pipeline import read
from cchc_extract.schema import Record, Unit
from cchc_extract.vietnamese import key

LABELS = Path(__file__).parent / "data" / "unit-mentions.tsv"
AROUND = 30
"""Characters on either side of a mention that its fingerprint covers."""
ASPECTS = ("span", "name", "level", "province", "code")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A place in an article and what was found there by hand."""

    batch: str
    corpus: str
    document: str
    document_sha1: str
    start: int
    end: int
    around_sha1: str
    kind: str
    label: str
    era: str
    level: str
    name: str
    province: str
    code: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the extractor made of a labelled place."""

    labelled: Labelled
    unit: Unit | None
    span: tuple[int, int] | None

    def right(self, aspect: str) -> bool:
        """Whether one aspect of a mention that was found is as annotated."""
        if self.unit is None:
            return False
        if aspect == "span":
            return self.span == (self.labelled.start, self.labelled.end)
        return key(getattr(self.unit, aspect) or "") == key(getattr(self.labelled, aspect))


def fingerprint(text: str, start: int, end: int) -> str:
    """A hash of a place and the wording around it: the labels hold no text of others."""
    return sha1(text[max(0, start - AROUND) : end + AROUND].encode()).hexdigest()[:16]


def located(text: str, row: Labelled) -> tuple[int, int] | None:
    """Where a labelled place is in ``text``, also where the loader has moved it since."""
    length = row.end - row.start
    for start in sorted(range(len(text)), key=lambda start: abs(start - row.start)):
        if fingerprint(text, start, start + length) == row.around_sha1:
            return start, start + length
    return None


def outcome(record: Record, row: Labelled) -> Outcome | None:
    """What the record says at a labelled place; None where the place is gone."""
    place = located(record.text, row)
    if place is None:
        return None
    here = [
        (unit, (span.start, span.end))
        for unit in record.units
        for span in unit.evidence
        if span.start < place[1] and place[0] < span.end
    ]
    unit, span = here[0] if here else (None, None)
    if span == place:
        span = row.start, row.end
    return Outcome(row, unit, span)


def labels(path: Path = LABELS) -> list[Labelled]:
    """The rows of the label file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(**{**row, "start": int(row["start"]), "end": int(row["end"])})  # type: ignore[arg-type]
            for row in csv.DictReader(file, delimiter="\t")
        ]


def outcomes(rows: Iterable[Labelled], folders: dict[str, Path]) -> list[Outcome]:
    """What the extractor makes of each labelled place whose article is there, unchanged."""

    @cache
    def record(path: Path) -> Record:
        return read(load(path.read_bytes(), path.name))

    found = []
    for row in rows:
        path = folders[row.corpus] / row.document
        if not path.is_file() or sha1(path.read_bytes()).hexdigest() != row.document_sha1:
            print(f"left out: {row.corpus} {row.document} is not there, or another version")
        elif (said := outcome(record(path), row)) is None:
            print(f"left out: {row.corpus} {row.document} {row.start}: no longer part of the text")
        else:
            found.append(said)
    return found


def share(part: int, whole: int) -> str:
    """A share as it is printed."""
    return f"{part / whole:6.1%}" if whole else "     -"


def table(title: str, said: Sequence[Outcome]) -> str:
    """One line: detection, then how many of the mentions are right in each aspect."""
    counts = Counter((one.labelled.label, one.unit is not None) for one in said)
    hits, missed, wrong = counts["yes", True], counts["yes", False], counts["no", True]
    found = [one for one in said if one.labelled.label == "yes" and one.unit]
    cells = [share(hits, hits + wrong), share(hits, hits + missed)]
    cells += [share(sum(one.right(aspect) for one in found), len(found)) for aspect in ASPECTS]
    whole = sum(one.right("name") and one.right("province") and one.right("code") for one in found)
    cells.append(share(whole, hits + missed))
    return f"{title:24}{hits + missed:5}{counts['no', False] + wrong:5}  " + "  ".join(cells)


def report(said: Sequence[Outcome]) -> Iterable[str]:
    """The whole table, by corpus, level, era and way of writing."""
    heads = ("prec", "recall", *ASPECTS, "whole")
    yield f"{'':24}{'yes':>5}{'no':>5}  " + "  ".join(f"{head:>6.6}" for head in heads)
    yield table("all", said)
    for aspect in ("corpus", "level", "era", "kind"):
        for value in sorted({getattr(one.labelled, aspect) for one in said} - {""}):
            yield table(f"{aspect}: {value}", [one for one in said if getattr(one.labelled, aspect) == value])


def errors(said: Sequence[Outcome]) -> Iterable[str]:
    """What is wrong, a line each."""
    for one in said:
        row, unit = one.labelled, one.unit
        where = f"{row.corpus} {row.document} {row.start}-{row.end} {row.kind}"
        if row.label == "no" and unit:
            yield f"{where}: not a unit, but {unit.name} ({unit.source_rule})"
        elif row.label == "yes" and not unit:
            yield f"{where}: missed {row.name}"
        elif row.label == "yes" and unit:
            wrong = [aspect for aspect in ASPECTS if not one.right(aspect)]
            if wrong:
                said_instead = f"{unit.name} {unit.code} {unit.province}"
                yield f"{where}: {row.name} {row.code}: wrong {', '.join(wrong)}: {said_instead}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wild", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--batch", help="only this batch of labels")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    rows = [row for row in labels() if arguments.batch in (None, row.batch) and row.label != "open"]
    said = outcomes(rows, {"wild": arguments.wild, "dev": arguments.dev / "raw"})
    print("\n".join(report(said)))
    if arguments.errors:
        print("\n".join(errors(said)))


if __name__ == "__main__":
    main()
