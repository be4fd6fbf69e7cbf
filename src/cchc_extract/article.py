"""The article: what the loader makes of a page, and all that extraction may see of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_extract.schema import Credit, Source


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article.

    ``text`` is NFC, one paragraph a line, headline first; every offset of the record counts in it.
    ``title_lines`` says how many of its first lines are headline (0 where the page has none).
    ``dropped`` holds the furniture lines in page order: no part of the article, but a context for
    ambiguous place names (``Trang thông tin điện tử xã Nam Mẫu, huyện Ba Bể``).
    """

    source: Source
    text: str
    title: str | None = None
    title_lines: int = 0
    published_on: date | None = None
    credits: tuple[Credit, ...] = ()
    dropped: tuple[str, ...] = ()
