"""How much a document, and a container of documents, may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 20_000_000
"""Bytes of a page; real ones stay far below a tenth of that."""

MAX_LINES = 200_000
"""Lines of a page."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a user may set.

    ``page_bytes`` and ``page_lines`` bound one page. ``nesting`` says how deep containers may lie in
    containers; ``expansion`` how many times its own size a container may grow when it is unpacked
    (``expanded_bytes`` are always granted).
    """

    page_bytes: int = MAX_BYTES
    page_lines: int = MAX_LINES
    nesting: int = 3
    expansion: int = 200
    expanded_bytes: int = 1_000_000_000
