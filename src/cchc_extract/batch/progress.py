"""Showing how far a run is: a bar in a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from cchc_extract.batch.stages import Stages, in_words

LINE_EVERY_SECONDS = 5.0


class Progress(Protocol):
    """Told how many documents there are, then how many are done."""

    def over(self, total: int) -> AbstractContextManager[None]:
        """A context in which ``total`` documents are read."""

    def advance(self, done: int, failed: int, spent: Stages) -> None:
        """``done`` more documents are read, ``failed`` without a record; ``spent``: time of all so far."""


class Silent:
    """Shows nothing."""

    @contextmanager
    def over(self, total: int) -> Iterator[None]:  # noqa: ARG002
        """Nothing to show."""
        yield

    def advance(self, done: int, failed: int, spent: Stages) -> None:
        """Nothing to show."""


class Lines:
    """A plain line to standard error every few seconds, for logs; if asked for, the cost of each stage."""

    def __init__(self, by_stage: bool = False) -> None:
        self._by_stage = by_stage
        self._total = self._done = self._failed = 0
        self._started = self._last = time.monotonic()

    @contextmanager
    def over(self, total: int) -> Iterator[None]:
        """Say how many there are, and at the end how many were read."""
        self._total = total
        print(f"{total:,} articles to read", file=sys.stderr, flush=True)
        yield

    def advance(self, done: int, failed: int, spent: Stages) -> None:
        """Say so, if the last line is long enough ago."""
        self._done += done
        self._failed += failed
        now = time.monotonic()
        if now - self._last < LINE_EVERY_SECONDS and self._done < self._total:
            return
        self._last = now
        rate = self._done / max(now - self._started, 1e-9)
        text = f"{self._done:,}/{self._total:,} articles, {rate:,.0f} a second, {self._failed:,} failed"
        text += f", {in_words(spent, self._done)}" if self._by_stage else ""
        print(text, file=sys.stderr, flush=True)


class Terminal:
    """A bar with counts, rate and the time left; with the cost of each stage if asked for."""

    def __init__(self, console: Console, by_stage: bool = False) -> None:
        self._by_stage = by_stage
        self._bar = Bar(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]} a second, {task.fields[failed]} failed{task.fields[spent]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._failed = 0

    @contextmanager
    def over(self, total: int) -> Iterator[None]:
        """Show the bar."""
        with self._bar:
            self._task = self._bar.add_task("", total=total, rate="-", failed=0, spent="")
            yield

    def advance(self, done: int, failed: int, spent: Stages) -> None:
        """Move the bar."""
        self._failed += failed
        task = self._bar.tasks[0]
        rate = (task.completed + done) / max(task.elapsed or 0.0, 1e-9)
        shown = f", {in_words(spent, int(task.completed) + done)}" if self._by_stage else ""
        self._bar.update(self._task, advance=done, rate=f"{rate:,.0f}", failed=self._failed, spent=shown)
