"""What a run did: how far it got, what failed and why."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from cchc_extract.batch.ledger import NAME, Ledger
from cchc_extract.batch.output import fingerprint
from cchc_extract.batch.targets import target_at
from cchc_extract.errors import RunError
from cchc_extract.remote import Place

STORE = ".store"
"""The folder below the output in which a run keeps its ledger and what was read."""

SHOWN = 20
"""Failures that are shown with their reason."""


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an output folder.

    ``running``: a run is writing to it now, and ``files`` and ``failures`` are not known. ``account`` is
    ``run.json`` of the last run that came to its end, if one did. ``files`` read so far and ``failures``
    (the first ones, path and reason) are those of the ledger; ``rules_changed``: the next run will read
    everything again.
    """

    running: bool
    account: dict[str, Any] | None
    files: int
    codes: Counter[str]
    failures: tuple[str, ...]
    rules_changed: bool


def status(out: Place, state: Path | None = None) -> Status:
    """The state of what ``cchc-extract run … --out out`` wrote; `RunError` where there is nothing."""
    folder = target_at(out, state).folder
    ledger_path = folder / STORE / NAME
    if not ledger_path.is_file():
        raise RunError(f"no run at {out}: start one with `cchc-extract run FOLDER --out {out}`")
    summary = folder / "run.json"
    account = json.loads(summary.read_text(encoding="utf-8")) if summary.is_file() else None
    try:
        with FileLock(folder / STORE / "lock", timeout=0):
            return _of_ledger(Ledger(ledger_path), account)
    except Timeout:
        return Status(True, account, 0, Counter(), (), False)


def _of_ledger(ledger: Ledger, account: dict[str, Any] | None) -> Status:
    try:
        codes = Counter(failure.code for failure in ledger.failures())
        first = tuple(f"{one.path}: {one.code}: {one.reason}" for one in islice(ledger.failures(), SHOWN))
        changed = not (ledger.meta("fingerprint") or fingerprint()).startswith(fingerprint())
        return Status(False, account, ledger.count_files(), codes, first, changed)
    finally:
        ledger.close()


def lines(state: Status) -> list[str]:
    """The state in words, a line each."""
    told = []
    if state.running:
        told.append("a run is under way")
    if state.account:
        account = state.account
        done = f"{account['records']:,} records, {account['failed']:,} failed, {account['seconds']:.1f} s"
        told.append(f"last whole run: {account['started']}, {done}, from {account['folder']}")
    else:
        told.append("no run has come to its end yet: the same command goes on")
    if state.running:
        return told
    told.append(f"files read so far: {state.files:,}")
    if state.rules_changed:
        told.append("the rules or the program changed since: the next run reads everything again")
    told += [f"failed, {code}: {number:,}" for code, number in sorted(state.codes.items())]
    return [*told, *(f"  {failure}" for failure in state.failures)]
