"""One page at a time: from Python, without a folder."""

from __future__ import annotations

from pathlib import Path

from cchc_extract.errors import RunError, UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.loading.containers import find_documents
from cchc_extract.loading.documents import Document, Ignored, Refused
from cchc_extract.pipeline import read
from cchc_extract.schema import Record


def extract(page: str | bytes, *, path: str = "article.txt") -> Record:
    """Read one page: the text of an article, or the HTML of a page.

    ``page`` is what a file would hold; a ``str`` is taken as UTF-8. ``path`` names it in the record and
    says by its ending (``.txt``, ``.html``) what it is. Raises `UnreadableDocument` with a reason
    where nothing can be read from it.

    >>> page = "Kiểm tra cải cách hành chính tại xã Nam Mẫu\\nNgày 26/10/2023, Đoàn kiểm tra của UBND huyện \\
    ... Ba Bể đã kiểm tra công tác cải cách hành chính tại xã Nam Mẫu. Xã tiếp nhận 1.286 hồ sơ."
    >>> record = extract(page)
    >>> record.event.kind, record.event.inspected_units
    ('inspection', ['xã Nam Mẫu'])
    >>> figure = record.figures[0]
    >>> figure.value, figure.unit, figure.indicator
    (1286, 'hồ sơ', 'dossiers_received')
    """
    data = page.encode() if isinstance(page, str) else page
    return read(load(data, path))


def extract_file(path: str | Path) -> Record:
    """Read one page, or the one that a path into a container names (``crawl.zip/a.html``).

    Raises `RunError` where there is no such file, `UnreadableDocument` where it cannot be read.
    """
    document = open_document(Path(path))
    return read(load(document.data, document.path, document.given))


def open_document(path: Path) -> Document:
    """The one document at a path; raises as `extract_file` does."""
    found = [each for each in find_documents(path) if not isinstance(each, Ignored)]
    if not found:
        raise RunError(f"{path} holds no page")
    if len(found) > 1:
        raise RunError(f"{path} holds {len(found)} documents: name one, as in {found[1].path}")
    first = found[0]
    if isinstance(first, Refused):
        raise UnreadableDocument(first.code, f"{first.path}: {first.reason}")
    return first
