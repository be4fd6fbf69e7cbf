"""Rows of JSON and CSV, one article each, under field names that the user may set."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

import ijson
import regex

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading.containers.part import Part, Reading
from cchc_extract.loading.datelines import read_date
from cchc_extract.loading.documents import Document, Fields, Found, Given, Refused
from cchc_extract.loading.metadata import read_stamp
from cchc_extract.vietnamese import key

_MARKUP = regex.compile(r"<(?:!doctype|html|body|p|br|div|span|table|h[1-6])[\s/>]", regex.I)
_WHOLE_PAGE = regex.compile(r"<(?:html|body)[\s>]", regex.I)
_REPEATED = 60
"""Characters of a lead that the content begins with where it holds the lead already."""

Row = Mapping[str, Any]


def read_json_lines(part: Part, reading: Reading) -> Iterator[Found]:
    """JSON Lines: each line an article, named by its number (``crawl.jsonl/17``)."""
    most = reading.settings.limits.page_bytes
    for number, line in enumerate(_lines(part.stream, most), 1):
        path = part.named(str(number))
        if len(line) > most:
            yield Refused(path, "too_large", f"the line has more than {most:,} bytes")
        elif line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Refused(path, "json", f"the line is not valid JSON: {error}")
            else:
                yield _article(path, row, reading.settings.fields)


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long, its beginning."""
    while line := stream.readline(most + 1):
        rest = line
        while len(rest) > most and not rest.endswith(b"\n"):
            rest = stream.readline(most + 1)
        yield line


def read_json(part: Part, reading: Reading) -> Iterator[Found]:
    """A JSON file: one article, a list of them, one after the other, or a list inside an object."""
    fields = reading.settings.fields
    stream = _ItemByItem(part.stream, reading.settings.limits.page_bytes)
    is_list = stream.first() == b"["
    items = ijson.items(stream, "item" if is_list else "", multiple_values=not is_list, use_float=True)
    for number, item in enumerate(items, 1):
        stream.next_item()
        inner = None if is_list else _list_inside(item, fields)
        if inner is not None:
            yield from (_article(part.named(str(at)), row, fields) for at, row in enumerate(inner, 1))
        else:
            yield _article(part.named(str(number)), item, fields)


def _list_inside(item: Any, fields: Fields) -> list[Any] | None:
    """``{"articles": [{…}, …]}``: the list, where the object itself is no article."""
    if not isinstance(item, dict) or _text(item, fields.content):
        return None
    lists = (value for value in item.values() if isinstance(value, list) and value)
    return next((value for value in lists if all(isinstance(row, dict) for row in value)), None)


class _ItemByItem:
    """A stream whose reader may take so many bytes an item: an endless one would fill the memory."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._most, self._taken = stream, most, 0
        self._head = b""

    def first(self) -> bytes:
        """The first byte that is no blank and no byte order mark."""
        while not self._head.strip() and (block := self._stream.read(1 << 12)):
            self._head = block.removeprefix(b"\xef\xbb\xbf")
        return self._head.lstrip()[:1]

    def next_item(self) -> None:
        """An item has been read."""
        self._taken = 0

    def read(self, size: int) -> bytes:
        """As ``read`` of a file; raises `UnreadableDocument` where an item is too large."""
        head, self._head = self._head[:size], self._head[size:]
        data = head or self._stream.read(size)
        self._taken += len(data)
        if self._taken > self._most + (1 << 17):
            reason = f"an article in it has more than {self._most:,} bytes; those before have been read"
            raise UnreadableDocument("too_large", reason)
        return data


def read_csv(part: Part, reading: Reading) -> Iterator[Found]:
    """A table with a line of column names; rows are numbered from 1 below it (``crawl.csv/17``)."""
    limits = reading.settings.limits
    csv.field_size_limit(limits.page_bytes)
    text = io.TextIOWrapper(part.stream, encoding="utf-8-sig", newline="")
    head = text.readline(1 << 16)
    delimiter = max("\t;,|", key=head.count)
    columns = next(csv.reader([head], delimiter=delimiter), [])
    for number, row in enumerate(csv.reader(text, delimiter=delimiter), 1):
        if any(row):
            cells = dict(zip(columns, row, strict=False))
            yield _article(part.named(str(number)), cells, reading.settings.fields)


def _article(path: str, row: Any, fields: Fields) -> Document | Refused:
    """The document of a row: its headline, lead and content one below the other, the rest as given."""
    if not isinstance(row, Mapping):
        return Refused(path, "no_content", f"a row must be an object with named fields, this is {row!r:.60}")
    content = _text(row, fields.content)
    if not content:
        reason = (
            f"no text under {', '.join(fields.content)}: say which field holds it. This row has "
            f"{', '.join(map(str, row))[:200] or 'none'}"
        )
        return Refused(path, "no_content", reason)
    given = Given(
        title=_text(row, fields.title),
        published_on=_day(row, fields.date),
        url=_text(row, fields.url),
        site=_text(row, fields.site),
        author=_text(row, fields.author),
        media_type="text/html" if _MARKUP.search(content) else "text/plain",
    )
    page = _page(given, _text(row, fields.lead), content)
    return Document(path, page.encode("utf-8", "replace"), given)


def _page(given: Given, lead: str | None, content: str) -> str:
    """The content with the headline and the lead above it where it lacks them."""
    if _WHOLE_PAGE.search(content):
        return content
    start = key(content[:4000])
    above = [part for part in (given.title, lead) if part and not _begins(start, part)]
    if given.media_type == "text/html":
        tags = ("h1", "p") if above and above[0] == given.title else ("p",)
        above = [f"<{tag}>{part}</{tag}>" for tag, part in zip(tags, above, strict=False)]
    return "\n".join([*above, content])


def _begins(start: str, part: str) -> bool:
    return key(part)[:_REPEATED].rstrip(" .…") in start


def _text(row: Row, names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds text; of a list, its texts."""
    for name in names:
        value = row.get(name)
        if isinstance(value, list):
            value = ", ".join(each for each in value if isinstance(each, str))
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _day(row: Row, names: tuple[str, ...]) -> date | None:
    for name in names:
        value = row.get(name)
        day = _moment(value) if isinstance(value, int | float) else None
        if isinstance(value, str):
            day = read_stamp(value) or read_date(value)
        if day is not None:
            return day
    return None


def _moment(seconds: float) -> date | None:
    """The day in Việt Nam of seconds, or milliseconds, since 1970."""
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    try:
        return read_stamp(datetime.fromtimestamp(seconds, UTC).isoformat())
    except (OverflowError, OSError, ValueError):
        return None
