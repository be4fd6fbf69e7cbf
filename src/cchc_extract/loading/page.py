"""What both kinds of page are brought to: lines with hints, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["", "title", "heading", "caption", "cell", "menu"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, how much of it is links (0 to 1), and what the markup says it is.

    ``kind`` is ``title`` (a main heading), ``heading``, ``caption``, ``cell`` (of a table of data),
    ``menu`` (navigation, a sidebar, a teaser of another article), or empty. ``day`` is the date that a
    ``<time>`` gives, ``level`` that of a heading (1 to 6). ``at`` is the way back to the source: the offset
    of a text's line in it, or the number, in document order, of the element that a line was read from.
    """

    text: str
    links: float = 0.0
    kind: Kind = ""
    day: date | None = None
    at: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in order, and its metadata where the markup has any.

    ``main`` is the half-open range of lines of the element that holds the prose: the whole page of a text.
    ``signs`` says what else the markup holds: ``script``, ``password`` (a field for one), ``refresh`` (it
    leads on to another page).
    """

    lines: tuple[Line, ...]
    main: tuple[int, int]
    headlines: tuple[str, ...] = ()
    published_on: date | None = None
    url: str | None = None
    site: str | None = None
    signs: frozenset[str] = frozenset()
