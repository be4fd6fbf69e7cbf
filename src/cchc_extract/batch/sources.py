"""Where the pages of a run lie: in a folder of this machine, or in object storage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from cchc_extract.batch.failure import Failure, printable
from cchc_extract.batch.walk import Other, Seen, walk
from cchc_extract.errors import RunError
from cchc_extract.loading.containers import PAGES, is_read
from cchc_extract.loading.limits import Limits
from cchc_extract.remote import Place, file_system, is_address, reaching

FileOf = Callable[[str], Path]
"""The file of this machine for a path of the source; `FileNotFoundError`, `PermissionError` where none is."""


class Source(Protocol):
    """Pages below one place. Sent to worker processes."""

    def walk(self) -> Iterator[Seen | Other | Failure]:
        """Every file, in no particular order."""

    @contextmanager
    def opened(self, paths: Sequence[str]) -> Iterator[FileOf]:
        """These files as files of this machine, while the block lasts."""


def source_at(place: Place, limits: Limits) -> Source:
    """The source at a place."""
    if is_address(place):
        return Bucket(str(place).rstrip("/"), limits.page_bytes)
    return Folder(Path(place))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine."""

    path: Path

    def walk(self) -> Iterator[Seen | Other | Failure]:
        """Every file; see `cchc_extract.batch.walk`."""
        return walk(self.path)

    @contextmanager
    def opened(self, paths: Sequence[str]) -> Iterator[FileOf]:  # noqa: ARG002 - they are files already
        """The files themselves."""
        yield self.path.joinpath


@dataclass(frozen=True, slots=True)
class Bucket:
    """Objects below an address, copied here a shard at a time; pages have at most ``most`` bytes."""

    address: str
    most: int

    def walk(self) -> Iterator[Seen | Other | Failure]:
        """Every object; a page that is too large is refused before it is fetched."""
        system, root = file_system(self.address)
        with reaching(self.address):
            if not system.exists(root):
                raise RunError(f"there is nothing at {self.address}")
            for _, _, files in system.walk(root, detail=True, on_error="raise"):
                yield from (self._object(root, info) for name, info in files.items() if name)

    def _object(self, root: str, info: dict[str, Any]) -> Seen | Other | Failure:
        path = info["name"].removeprefix(root).lstrip("/")
        if not is_read(path):
            return Other(PurePosixPath(path).suffix.lower() or "(none)")
        if path.lower().endswith(PAGES) and info["size"] > self.most:
            reason = f"{info['size']:,} bytes; an article may have at most {self.most:,}"
            return Failure(printable(path), "walk", "too_large", reason)
        return Seen(path, info["size"], _version(info))

    @contextmanager
    def opened(self, paths: Sequence[str]) -> Iterator[FileOf]:
        """Copies: of all pages, fetched together, and of a container when it is asked for."""
        system, root = file_system(self.address)
        pages = [path for path in paths if path.lower().endswith(PAGES)]
        # `cat_ranges` takes names as they are; `cat` would take `[1]` in one for a pattern
        held = system.cat_ranges([f"{root}/{path}" for path in pages], None, None, on_error="return")
        fetched: dict[str, bytes | Exception] = dict(zip(pages, held, strict=True))
        names = count()
        with TemporaryDirectory(prefix="cchc-extract-") as folder:

            def file_of(path: str) -> Path:
                copy = Path(folder, f"{next(names)}{PurePosixPath(path).suffix}")
                content = fetched.pop(path, None)
                try:
                    if isinstance(content, Exception):
                        raise content
                    if content is None:
                        system.get_file(f"{root}/{path}", str(copy))
                    else:
                        copy.write_bytes(content)
                except OSError:
                    raise
                except Exception as error:  # each storage has errors of its own
                    raise OSError(f"{self.address}/{path} cannot be fetched: {error}") from error
                return copy

            yield file_of


def _version(info: dict[str, Any]) -> int:
    """A number that is another one when the object is another one."""
    told = next(
        (info[key] for key in ("ETag", "etag", "LastModified", "mtime", "created") if key in info), ""
    )
    return int(sha256(str(told).encode()).hexdigest()[:15], 16)
