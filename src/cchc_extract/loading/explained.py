"""What the loader did with a page: each line, why it was dropped, and where it stands in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from cchc_extract.loading import Reading, read_page
from cchc_extract.loading.documents import DEFAULT, Document, Settings
from cchc_extract.loading.furniture import rules_of
from cchc_extract.loading.html import find_elements


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in its source.

    ``line`` counts from 1. A text's ``offset`` is in characters of the decoded source, in NFC, with one
    character a line end; a page has the path of an ``element`` instead (XPath).
    """

    line: int
    offset: int | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page.

    ``start`` is its offset in the article's text, None where it was dropped; then ``reason`` says why and
    ``rules`` which wordings of furniture it fits.
    """

    text: str
    place: Place
    start: int | None = None
    reason: str | None = None
    rules: tuple[str, ...] = ()


def explain_page(document: Document, settings: Settings = DEFAULT) -> list[PageLine]:
    """Every line of a page in order, kept or dropped; raises `UnreadableDocument`."""
    reading = read_page(document.data, document.path, document.given, settings)
    return list(_lines(reading))


def find_place(lines: list[PageLine], offset: int) -> tuple[PageLine, Place]:
    """The line of the article that ``offset`` of its text falls into, and the place of that very character.

    For a page the place is that of the line's element.
    """
    kept = [line for line in lines if line.start is not None]
    line = kept[bisect_right([line.start or 0 for line in kept], offset) - 1]
    if line.place.offset is None:
        return line, line.place
    return line, Place(line.place.line, line.place.offset + offset - (line.start or 0))


def _lines(reading: Reading) -> Iterator[PageLine]:
    body = reading.body
    lengths = (len(body.page[index].text) + 1 for index in body.kept)
    starts = dict(zip(body.kept, accumulate(lengths, initial=0), strict=False))
    places = _Places(reading)
    for index, line in enumerate(body.page):
        reason = body.reasons.get(index)
        rules = rules_of(line.text) if reason else ()
        yield PageLine(line.text, places.of(line.at), starts.get(index), reason, rules)


class _Places:
    """The places of lines, looked up once a page."""

    def __init__(self, reading: Reading) -> None:
        self._is_html = reading.is_html
        numbers = {line.at for line in reading.body.page}
        self._elements = find_elements(reading.text, numbers) if reading.is_html else {}
        self._ends = [] if reading.is_html else [at for at, char in enumerate(reading.text) if char == "\n"]

    def of(self, at: int) -> Place:
        """The place of what `Line.at` gives."""
        if not self._is_html:
            return Place(bisect_right(self._ends, at) + 1, offset=at)
        element, line = self._elements.get(at, ("/", 0))
        return Place(line, element=element)
