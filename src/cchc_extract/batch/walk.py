"""Finding the articles of a folder."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cchc_extract.batch.shard import Failure, printable
from cchc_extract.errors import RunError
from cchc_extract.loading.containers import is_read


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: paths to read, in order; what cannot be read; other files by suffix."""

    paths: tuple[str, ...]
    refused: tuple[Failure, ...]
    ignored: dict[str, int] = field(default_factory=dict)


def list_folder(folder: Path) -> Listing:
    """Every page and every container of pages below ``folder``, relative to it, sorted by path.

    A folder or a broken link that is named like an article is refused with a reason, as is a link to a
    folder (following it could go round in circles); a file of any other kind is counted as ignored.
    """
    if not folder.is_dir():
        raise RunError(f"{folder} is not a folder: give the folder that holds the articles")
    paths: list[str] = []
    refused: list[Failure] = []
    ignored: Counter[str] = Counter()
    for parent, folders, files in os.walk(
        folder, onerror=lambda error: refused.append(_closed(folder, error))
    ):
        here = Path(parent)
        refused.extend(_refuse_folder(folder, here / name) for name in folders if _is_odd(here / name))
        for name in files:
            path = here / name
            if not is_read(name):
                ignored[path.suffix.lower() or "(none)"] += 1
            elif path.is_file():
                paths.append(path.relative_to(folder).as_posix())
            else:
                refused.append(_refuse_file(folder, path))
    return Listing(tuple(sorted(paths)), tuple(sorted(refused)), dict(sorted(ignored.items())))


def _relative(folder: Path, path: Path) -> str:
    return printable(path.relative_to(folder).as_posix())


def _is_odd(path: Path) -> bool:
    return path.is_symlink() or is_read(path.name)


def _refuse_folder(folder: Path, path: Path) -> Failure:
    name = _relative(folder, path)
    if path.is_symlink():
        reason = "a link to a folder is not followed: give that folder itself to a run of its own"
        return Failure(name, "walk", "linked_folder", reason)
    return Failure(
        name, "walk", "is_a_folder", "named like an article, but it is a folder (its files are read)"
    )


def _refuse_file(folder: Path, path: Path) -> Failure:
    name = _relative(folder, path)
    if path.is_symlink():
        return Failure(name, "walk", "dangling_link", "a link to a file that does not exist")
    return Failure(name, "walk", "not_a_file", "named like an article, but no regular file")


def _closed(folder: Path, error: OSError) -> Failure:
    path = Path(error.filename or folder)
    return Failure(
        _relative(folder, path), "walk", "unreadable", f"the folder cannot be opened: {error.strerror}"
    )
