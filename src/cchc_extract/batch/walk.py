"""Finding the articles of a folder, one at a time: a folder may hold millions."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from cchc_extract.batch.failure import Failure, printable
from cchc_extract.errors import RunError
from cchc_extract.loading.containers import is_read


class Seen(NamedTuple):
    """A file to read: its path below the folder, its size in bytes, when it last changed (nanoseconds)."""

    path: str
    size: int
    changed: int


class Other(NamedTuple):
    """A file of no kind that is read; ``suffix`` is its ending in lower case."""

    suffix: str


def walk(folder: Path) -> Iterator[Seen | Other | Failure]:
    """Every page and every container of pages below ``folder``, in no particular order.

    A folder or a broken link that is named like an article is refused with a reason, as is a link to a
    folder (following it could go round in circles). Raises `RunError` where there is no folder.
    """
    if not folder.is_dir():
        raise RunError(f"{folder} is not a folder: give the folder that holds the articles")
    closed: list[Failure] = []
    for parent, folders, files in os.walk(
        folder, onerror=lambda error: closed.append(_closed(folder, error))
    ):
        here = Path(parent)
        inside = here.relative_to(folder).as_posix()
        before = "" if inside == "." else f"{inside}/"
        yield from (_refused_folder(folder, here / name) for name in folders if _is_odd(here / name))
        for name in files:
            yield _file(f"{parent}/{name}", before + name)
    yield from closed


def _file(file: str, path: str) -> Seen | Other | Failure:
    """What ``file`` is, ``path`` below the folder; plain strings, for there may be millions."""
    if not is_read(path):
        return Other(PurePath(path).suffix.lower() or "(none)")
    try:
        found = os.stat(file)
    except FileNotFoundError:
        return Failure(printable(path), "walk", "dangling_link", "a link to a file that does not exist")
    if not stat.S_ISREG(found.st_mode):
        return Failure(printable(path), "walk", "not_a_file", "named like an article, but no regular file")
    return Seen(path, found.st_size, found.st_mtime_ns)


def _relative(folder: Path, path: Path) -> str:
    return printable(path.relative_to(folder).as_posix())


def _is_odd(path: Path) -> bool:
    return path.is_symlink() or is_read(path.name)


def _refused_folder(folder: Path, path: Path) -> Failure:
    name = _relative(folder, path)
    if path.is_symlink():
        reason = "a link to a folder is not followed: give that folder itself to a run of its own"
        return Failure(name, "walk", "linked_folder", reason)
    return Failure(
        name, "walk", "is_a_folder", "named like an article, but it is a folder (its files are read)"
    )


def _closed(folder: Path, error: OSError) -> Failure:
    path = Path(error.filename or folder)
    reason = f"the folder cannot be opened: {error.strerror}"
    return Failure(_relative(folder, path), "walk", "unreadable", reason)
