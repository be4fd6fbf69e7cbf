"""Web archives: each page that was answered with success is a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from warcio.archiveiterator import ArchiveIterator

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading.containers.part import Part, Reading, page
from cchc_extract.loading.documents import Found, Given, Ignored

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_OF_PAGES = ("response", "resource", "conversion")


class _Archive(ArchiveIterator):  # type: ignore[misc]
    """Counts records of a wrong length and does not print them."""

    INC_RECORD = ""


def read_warc(part: Part, reading: Reading) -> Iterator[Found]:
    """The pages of an archive, named by the number of their record (``crawl.warc.gz/17``).

    Other answers (pictures, redirects, errors) are `Ignored`; requests and the archive's own records are
    not mentioned.
    """
    number, record, archive = 0, cast(Any, None), _Archive(part.stream)
    for number, record in enumerate(archive, 1):
        if record.rec_type not in _OF_PAGES:
            continue
        path, kind = part.named(str(number)), _kind(record)
        if kind in _PAGES:
            stream = reading.metered(record.content_stream())
            yield page(path, stream, reading.settings.limits, _given(record, kind))
        else:
            yield Ignored(path, kind)
    if archive.err_count or not number or getattr(record.raw_stream, "limit", 0):
        raise UnreadableDocument(
            "broken", "records are damaged or missing; those that are whole have been read"
        )


def _kind(record: Any) -> str:
    """The media type of a page; what else a record holds (``http 404``, ``image/png``)."""
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return f"http {headers.get_statuscode()}"
    return _content_type(record).partition(";")[0].strip().lower() or "unknown"


def _content_type(record: Any) -> str:
    return str((record.http_headers or record.rec_headers).get_header("Content-Type") or "")


def _given(record: Any, kind: str) -> Given:
    return Given(
        url=record.rec_headers.get_header("WARC-Target-URI"),
        media_type="text/plain" if kind == "text/plain" else "text/html",
    )
