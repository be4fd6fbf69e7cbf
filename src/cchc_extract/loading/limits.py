"""How much a page may be before it is refused."""

MAX_BYTES = 20_000_000
"""Bytes of a page; real ones stay far below a tenth of that."""

MAX_LINES = 200_000
"""Lines of a page."""
