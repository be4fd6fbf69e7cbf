"""A statement: the numbers that an article gives together, as one figure of the record."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_extract.schema import FigureKind, Number, Qualifier


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure as stated: its numbers, counted noun and qualifier; ``context`` says what was inherited."""

    start: int
    end: int
    kind: FigureKind
    value: Number | None = None
    upper: Number | None = None
    total: Number | None = None
    percent: Number | None = None
    previous: Number | None = None
    change: Number | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"
    context: tuple[tuple[str, str], ...] = ()
