"""Object storage through fsspec: ``s3://bucket/pages`` and whatever else has a file system there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_extract.errors import RunError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

Place = str | Path
"""A folder of this machine, or the address of one elsewhere."""


def is_address(place: Place) -> bool:
    """Whether a place is no folder of this machine.

    >>> is_address("s3://bucket/pages"), is_address("pages"), is_address(Path("C:/pages"))
    (True, False, False)
    """
    return isinstance(place, str) and "://" in place


def file_system(address: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address, and the path on it; nothing is asked of the other side yet.

    Raises `RunError` where the kind of storage is not known or its library is missing.
    """
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(address, use_listings_cache=False)
    except ImportError as error:
        hint = 'pip install "cchc-extract[s3]"' if address.startswith("s3:") else str(error)
        raise RunError(f"{address}: a library for this storage is missing: {hint}") from error
    except ValueError as error:
        raise RunError(f"{address}: {error}") from error
    return system, str(path).rstrip("/")


@contextmanager
def reaching(address: str) -> Iterator[None]:
    """Turns whatever goes wrong on the way to a storage into a `RunError` that says what to do."""
    try:
        yield
    except RunError:
        raise
    except Exception as error:  # each storage has errors of its own
        detail = str(error) or type(error).__name__
        hint = "check the address, the credentials and what they allow; the same command goes on"
        raise RunError(f"{address} cannot be reached: {detail}: {hint}") from error


@contextmanager
def reading(place: Place, name: str) -> Iterator[Iterator[str]]:
    """The lines of a text file of a folder, wherever that is; `FileNotFoundError` where there is none."""
    if not is_address(place):
        with Path(place, name).open(encoding="utf-8") as lines:
            yield lines
        return
    system, root = file_system(str(place))
    with reaching(str(place)):
        there = system.exists(f"{root}/{name}")
    if not there:
        raise FileNotFoundError(f"{place}/{name}")
    with system.open(f"{root}/{name}", "r", encoding="utf-8") as lines:
        yield lines
