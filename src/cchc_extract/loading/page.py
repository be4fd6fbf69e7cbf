"""What both kinds of page are brought to: lines with hints, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, how much of it is links (0 to 1), and what the markup says it is.

    ``kind`` is ``heading``, ``title`` (the page's main heading), ``caption``, ``menu`` (inside navigation,
    a footer, a sidebar), or empty.
    """

    text: str
    links: float = 0.0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in order, and its metadata where the markup has any."""

    lines: tuple[Line, ...]
    headlines: tuple[str, ...] = ()
    published_on: date | None = None
    url: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = field(default=())
