"""Records against annotated samples: scores by field, gains and losses by document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_extract.errors import RunError
from cchc_extract.evaluation.fields import MAIN_FIELDS, score_document
from cchc_extract.evaluation.tally import Miss, Scores, Tally

__all__ = ["Evaluation", "Miss", "Tally", "annotation_paths", "compare", "evaluate"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of a set of records: tallies by field, every miss, and the articles without a record."""

    tallies: dict[str, Tally]
    misses: tuple[Miss, ...]
    articles: int
    absent: tuple[str, ...]

    @property
    def overall(self) -> float:
        """Mean score of the main fields."""
        present = [self.tallies[name].score for name in MAIN_FIELDS if name in self.tallies]
        return sum(present) / max(1, len(present))

    def score(self, name: str) -> float:
        """The score of a field, or of ``overall``; `RunError` where there is no such field."""
        if name == "overall":
            return self.overall
        if name not in self.tallies:
            raise RunError(f"no field {name!r}; there are: overall, {', '.join(sorted(self.tallies))}")
        return self.tallies[name].score


def evaluate(records_dir: Path, gold_dir: Path, raw_dir: Path | None = None) -> Evaluation:
    """Score ``records_dir/records.jsonl`` against the annotations of ``gold_dir``.

    Annotations are ``gold_dir/gold/*.json``, or ``gold_dir/*.json``; the raw articles, needed to score
    ``text``, are looked up by file name below ``raw_dir`` (``gold_dir/raw`` unless given). A record
    belongs to the annotation whose ``doc`` ends its ``source.path``.
    """
    records = _records_by_name(records_dir)
    raw = _raw_paths(raw_dir or gold_dir / "raw")
    scores, absent = Scores(), []
    annotations = [json.loads(path.read_text(encoding="utf-8")) for path in annotation_paths(gold_dir)]
    for gold in annotations:
        record = records.get(gold["doc"])
        if record is None:
            absent.append(gold["doc"])
        score_document(scores, record or {}, gold, _raw_text(raw.get(gold["doc"])))
    return Evaluation(scores.tallies, tuple(scores.misses), len(annotations), tuple(absent))


def compare(before: Evaluation, after: Evaluation) -> tuple[list[Miss], list[Miss]]:
    """What was gained (a miss that is gone) and what was lost (a new miss), by document."""
    old, new = set(before.misses), set(after.misses)
    return sorted(old - new, key=_by_document), sorted(new - old, key=_by_document)


def _by_document(miss: Miss) -> tuple[str, str, str]:
    return miss.doc, miss.field, miss.what


def annotation_paths(gold_dir: Path) -> list[Path]:
    """The annotation files of ``gold_dir/gold``, or of ``gold_dir``, by name; never none."""
    folder = gold_dir / "gold" if (gold_dir / "gold").is_dir() else gold_dir
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise RunError(f"no annotations (*.json) in {folder}")
    return paths


def _records_by_name(records_dir: Path) -> dict[str, Json]:
    path = records_dir / "records.jsonl" if records_dir.is_dir() else records_dir
    if not path.is_file():
        raise RunError(f"no records at {path}: run `cchc-extract run FOLDER --out {records_dir}` first")
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return {record["source"]["path"].rsplit("/", 1)[-1]: record for record in records}


def _raw_paths(raw_dir: Path) -> dict[str, Path]:
    return {path.name: path for path in sorted(raw_dir.rglob("*")) if path.is_file()}


def _raw_text(path: Path | None) -> str | None:
    if path is None or path.suffix != ".txt":
        return None
    return path.read_text(encoding="utf-8", errors="replace")
