"""A file into its documents: a page is one, a container holds many.

`documents` streams: however large a container is, one document of it is in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cchc_extract.errors import RunError, UnreadableDocument
from cchc_extract.loading.containers.archives import COMPRESSIONS, read_compressed, read_tar, read_zip
from cchc_extract.loading.containers.part import PAGES, Budget, Exhausted, Part, Reader, Reading, read_page
from cchc_extract.loading.containers.rows import read_csv, read_json, read_json_lines
from cchc_extract.loading.containers.warc import read_warc
from cchc_extract.loading.documents import DEFAULT, Document, Found, Ignored, Refused, Settings

__all__ = ["PAGES", "SUFFIXES", "documents", "find_documents", "is_read"]

_READERS: dict[str, Reader] = {
    **dict.fromkeys(PAGES, read_page),
    ".json": read_json,
    **dict.fromkeys((".jsonl", ".ndjson"), read_json_lines),
    **dict.fromkeys((".csv", ".tsv"), read_csv),
    ".warc": read_warc,
    ".zip": read_zip,
    ".tar": read_tar,
    **dict.fromkeys(COMPRESSIONS, read_compressed),
}
SUFFIXES = frozenset(_READERS)
"""Endings of all files that are read, in lower case."""


def is_read(name: str) -> bool:
    """Whether a file is a page or a container by its ending; every other file is none of ours.

    >>> is_read("a/tin.HTML"), is_read("crawl.warc.gz"), is_read("photo.jpg"), is_read("photo.jpg.gz")
    (True, True, False, False)
    """
    return _reader(name) is not None


def documents(file: Path, path: str, settings: Settings = DEFAULT) -> Iterator[Found]:
    """Every document of a file, in the file's order; what cannot be read comes as `Refused`.

    ``path`` is how records name the file. Raises nothing on account of what the file holds: the rest of
    a container that breaks off is one `Refused` with the container's path.
    """
    try:
        if path.lower().endswith(PAGES):
            yield _file(file, path, settings)
            return
        with file.open("rb") as stream:
            budget = Budget.of(file.stat().st_size, settings.limits)
            yield from _parts(Part(path, path, stream), Reading(settings, budget, _parts))
    except Exhausted as exhausted:
        yield Refused(path, "too_large", str(exhausted))
    except OSError as error:
        yield Refused(path, "unreadable", f"the file cannot be opened: {error.strerror or error}")


def find_documents(path: Path, settings: Settings = DEFAULT) -> Iterator[Found]:
    """The documents of a file, or the one that a path inside a container names (``crawl.zip/a/b.html``).

    Unlike `documents` it reads a page whatever its ending. Raises `RunError` where there is no such file or
    part.
    """
    if path.is_file() and not is_read(path.name):
        yield _file(path, path.name, settings)
    elif path.is_file():
        yield from documents(path, path.name, settings)
    else:
        yield from _inside(path, settings)


def _inside(path: Path, settings: Settings) -> Iterator[Found]:
    container = next((parent for parent in path.parents if parent.is_file()), None)
    if container is None:
        raise RunError(f"there is no file {path}")
    wanted = path.relative_to(container.parent).as_posix()
    found = [each for each in documents(container, container.name, settings) if each.path == wanted]
    if not found:
        raise RunError(f"{container} holds nothing of that name: {wanted}")
    yield from found


def _file(file: Path, path: str, settings: Settings) -> Document | Refused:
    size, most = file.stat().st_size, settings.limits.page_bytes
    if size > most:  # known before a byte is read
        reason = f"{size:,} bytes; an article may have at most {most:,}: split or clean the file first"
        return Refused(path, "too_large", reason)
    return Document(path, file.read_bytes())


def _reader(name: str) -> Reader | None:
    name = name.lower()
    compression = next((ending for ending in COMPRESSIONS if name.endswith(ending)), "")
    if compression and not is_read(COMPRESSIONS[compression].inner(name)):
        return None
    return next((reader for ending, reader in _READERS.items() if name.endswith(ending)), None)


def _parts(part: Part, reading: Reading) -> Iterator[Found]:
    """The documents of a part, however deep; a mistake in it costs no other part."""
    reader = _reader(part.name)
    if reader is None:
        yield Ignored(part.path, Path(part.name).suffix.lower() or "(none)")
        return
    if part.depth > reading.settings.limits.nesting:
        reason = "containers lie too deep in each other: unpack the outer one first"
        yield Refused(part.path, "nested", reason)
        return
    try:
        yield from reader(part, reading)
    except Exhausted:
        raise
    except Exception as error:  # the libraries raise all sorts of things on bytes that break off or lie
        yield _broken(part.path, error)


def _broken(path: str, error: Exception) -> Refused:
    if isinstance(error, UnreadableDocument):
        return Refused(path, error.code, error.reason)
    detail = str(error) or type(error).__name__
    return Refused(path, "broken", f"it breaks off or is damaged, what comes before has been read: {detail}")
