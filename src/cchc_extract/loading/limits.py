"""How much a document, and a container of documents, may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_extract.errors import UnreadableDocument

MAX_BYTES = 20_000_000
"""Bytes of a page; real ones stay far below a tenth of that."""

MAX_LINES = 200_000
"""Lines of a page."""


def too_many_lines(most: int) -> UnreadableDocument:
    """The refusal of a page of more than ``most`` lines."""
    return UnreadableDocument("too_large", f"more than {most:,} lines, which is all that a page may have")


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
