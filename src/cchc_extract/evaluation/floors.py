"""Floors under the scores of annotated samples: they go up freely, and down only with a reason."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from cchc_extract.errors import RunError
from cchc_extract.evaluation import Evaluation, annotation_paths

_STEP = 1000
"""Floors are scores cut to thousandths, so that rounding alone never fails a gate."""


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was lowered on purpose, and why."""

    field: str
    before: float
    after: float
    because: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The least score of each field on one set of annotations, known by its fingerprint."""

    gold: str
    scores: Mapping[str, float]
    lowered: tuple[Lowered, ...] = ()


def fingerprint(gold_dir: Path) -> str:
    """SHA-256 of the annotations, by name and content; formatting and line ends do not count."""
    digest = hashlib.sha256()
    for path in annotation_paths(gold_dir):
        content = json.loads(path.read_text(encoding="utf-8"))
        digest.update(path.name.encode())
        digest.update(json.dumps(content, sort_keys=True).encode())
    return digest.hexdigest()


def read_floors(path: Path) -> Floors:
    """The floors of a file; `RunError` where it is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        lowered = tuple(Lowered(**each) for each in content.get("lowered", ()))
        return Floors(content["gold"], content["floors"], lowered)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise RunError(f"no floors can be read from {path}: {error}") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write a file that `read_floors` reads."""
    content = {
        "gold": floors.gold,
        "floors": dict(floors.scores),
        "lowered": [asdict(each) for each in floors.lowered],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def falls(floors: Floors, evaluation: Evaluation, gold: str) -> Iterator[str]:
    """What does not hold any more, a sentence each; nothing where the gate is passed."""
    if gold != floors.gold:
        yield "the annotations are not those that the floors were pinned for: pin them again"
    for name, floor in floors.scores.items():
        if _cut(evaluation.score(name)) < floor:
            yield f"{name} scores {evaluation.score(name):.3f}, its floor is {floor:.3f}"


def pin(before: Floors | None, evaluation: Evaluation, gold: str, because: str | None) -> Floors:
    """Floors at today's scores; `RunError` where one would go down and no reason is given."""
    scores = {name: _cut(evaluation.score(name)) for name in ("overall", *sorted(evaluation.tallies))}
    old = before.scores if before else {}
    lower = {name: old[name] for name in old if scores.get(name, 0.0) < old[name]}
    if lower and not because:
        names = ", ".join(f"{name} ({old[name]:.3f} to {scores.get(name, 0.0):.3f})" for name in lower)
        raise RunError(f"these floors would go down: {names}; say why with --because")
    said = tuple(Lowered(name, old[name], scores.get(name, 0.0), because or "") for name in lower)
    return Floors(gold, scores, (*(before.lowered if before else ()), *said))


def _cut(score: float) -> float:
    return math.floor(score * _STEP + 1e-6) / _STEP
