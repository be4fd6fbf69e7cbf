"""The trained judge of clauses: a logistic model whose weights `scripts/train_findings.py` writes."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

KINDS = (None, "achievement", "limitation", "recommendation", "request")
"""What a clause may be, in the order of the weights; None is no finding."""

TELLING = 3
"""Features that are named as the reasons of a verdict."""

FILE = "finding_model.tsv.gz"


@dataclass(frozen=True, slots=True)
class FindingModel:
    """Weights by feature, one a kind; the feature ``bias`` is every clause's."""

    weights: dict[str, tuple[float, ...]]

    def odds(self, features: Iterable[str]) -> list[float]:
        """How likely each of `KINDS` is, summing to one."""
        sums = list(self.weights["bias"])
        for feature in features:
            for kind, weight in enumerate(self.weights.get(feature, ())):
                sums[kind] += weight
        top = max(sums)
        raised = [exp(each - top) for each in sums]
        total = sum(raised)
        return [each / total for each in raised]

    def telling(self, features: Iterable[str], kind: str | None, other: str | None) -> list[str]:
        """The features that speak most for one kind against another, the strongest first."""
        one, two = KINDS.index(kind), KINDS.index(other)
        margins = [
            (row[one] - row[two], each) for each in features if (row := self.weights.get(each)) is not None
        ]
        strongest = sorted((margin for margin in margins if margin[0] > 0), key=lambda m: (-m[0], m[1]))
        return [each for _, each in strongest[:TELLING]]


@cache
def finding_model() -> FindingModel:
    """The model of the package."""
    packed = (files("cchc_extract.extraction") / FILE).read_bytes()
    return read_model(gzip.decompress(packed).decode().splitlines())


def read_model(lines: Sequence[str]) -> FindingModel:
    """The model of a file of lines: a feature and its weights in thousandths, tab-separated."""
    weights = {}
    for line in lines:
        feature, *thousandths = line.split("\t")
        weights[feature] = tuple(int(each) / 1000 for each in thousandths)
    return FindingModel(weights)
