"""What a run spends its time on, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

IN_WORKERS = ("load", "extract", "store")
"""Stages that workers go through side by side: their seconds add up to more than the clock shows."""

IN_PARENT = ("find", "records", "copies", "tables", "publish")
"""Stages of the process that runs it all."""


class Stages(dict[str, float]):
    """Seconds by stage."""

    def __missing__(self, stage: str) -> float:
        """None yet."""
        return 0.0

    def add(self, other: Mapping[str, float]) -> None:
        """Add the seconds of another account."""
        for stage, seconds in other.items():
            self[stage] += seconds

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Add what the block takes, whatever becomes of it."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self[stage] += time.perf_counter() - started


def in_words(seconds: Mapping[str, float], documents: int) -> str:
    """Milliseconds a document of what workers do.

    >>> in_words({"load": 1.0, "extract": 8.5, "find": 3.0}, 2_000)
    'load 0.50, extract 4.25 ms an article'
    """
    spent = [
        f"{stage} {1000 * seconds[stage] / max(1, documents):.2f}" for stage in IN_WORKERS if stage in seconds
    ]
    return f"{', '.join(spent)} ms an article"
