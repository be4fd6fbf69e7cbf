"""A document that gave no record."""

from __future__ import annotations

import os
from typing import NamedTuple


class Failure(NamedTuple):
    """Where it is, at which stage it failed (walk, read, load, extract, process), and why."""

    path: str
    stage: str
    code: str
    reason: str


def printable(path: str) -> str:
    r"""A path as a record may hold it: bytes of a name that are no UTF-8 become ``\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
