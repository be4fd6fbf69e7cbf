"""Counting hits, extras and misses, field by field and document by document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from cchc_extract.evaluation.compare import Likeness

Style = Literal["f1", "accuracy"]


@dataclass(slots=True)
class Tally:
    """Counts of one field: an F1 from hits, extras and misses, or an accuracy from hits and misses."""

    style: Style = "f1"
    hit: float = 0.0
    extra: float = 0.0
    missed: float = 0.0

    @property
    def precision(self) -> float:
        """Share of what was extracted that is right; 1 where nothing was extracted."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where the gold has nothing."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def score(self) -> float:
        """F1, or accuracy where a field has one value an article."""
        if self.style == "accuracy":
            return self.recall
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def support(self) -> float:
        """How much gold there is."""
        return self.hit + self.missed


class Miss(NamedTuple):
    """One thing that went wrong in one document."""

    field: str
    doc: str
    what: str


@dataclass(slots=True)
class Scores:
    """Tallies by field, and every miss, over a set of documents."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    doc: str = ""

    def tally(self, name: str, style: Style = "f1") -> Tally:
        """The tally of a field, made at its first use."""
        return self.tallies.setdefault(name, Tally(style))

    def miss(self, name: str, what: str) -> None:
        """Note something that went wrong in the current document."""
        self.misses.append(Miss(name, self.doc, what))

    def judge(self, name: str, right: bool, said: object, gold: object) -> None:
        """Count one value that is right or wrong."""
        tally = self.tally(name, "accuracy")
        if right:
            tally.hit += 1
        else:
            tally.missed += 1
            self.miss(name, f"said {said!r}, gold {gold!r}")

    def pair(
        self, name: str, said: Sequence[Any], gold: Sequence[Any], alike: Likeness
    ) -> list[tuple[Any, Any]]:
        """Match two lists one to one, the most alike first, and count what is left over."""
        pairs = _best_pairs(said, gold, alike)
        tally = self.tally(name)
        tally.hit += len(pairs)
        matched_said, matched_gold = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, item in enumerate(said):
            if i not in matched_said:
                tally.extra += 1
                self.miss(name, f"extra {brief(item)}")
        for j, item in enumerate(gold):
            if j not in matched_gold:
                tally.missed += 1
                self.miss(name, f"missed {brief(item)}")
        return [(said[i], gold[j]) for i, j in pairs]


def _best_pairs(said: Sequence[Any], gold: Sequence[Any], alike: Likeness) -> list[tuple[int, int]]:
    grid = sorted(
        (
            (likeness, -abs(i - j), i, j)
            for i, s in enumerate(said)
            for j, g in enumerate(gold)
            if (likeness := alike(s, g)) > 0
        ),
        reverse=True,
    )
    used_said: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for _, _, i, j in grid:
        if i not in used_said and j not in used_gold:
            used_said.add(i)
            used_gold.add(j)
            pairs.append((i, j))
    return pairs


def brief(item: object) -> str:
    """An item on one line, without what an annotation does not have."""
    if isinstance(item, dict):
        hidden = ("evidence", "source_rule", "context")
        item = {
            name: value for name, value in item.items() if name not in hidden and value not in (None, [], "")
        }
    return json.dumps(item, ensure_ascii=False)[:220]
