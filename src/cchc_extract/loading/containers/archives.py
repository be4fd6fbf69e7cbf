"""Packed files: zip and tar archives, and single files under gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from cchc_extract.loading.containers.part import PAGES, Part, Reading
from cchc_extract.loading.documents import Found, Ignored, Refused

_IN_MEMORY = 20_000_000
"""Bytes of a zip file inside another container up to which it is held in memory, not on disk."""

_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Compression:
    """How a compressed file is opened; ``ending`` is what its name has in place of the compressor's."""

    open: Callable[[BinaryIO], BinaryIO]
    suffix: str
    ending: str = ""

    def inner(self, name: str) -> str:
        """The name of what is inside: ``crawl.tar`` of ``crawl.tgz``."""
        return name[: -len(self.suffix)] + self.ending


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream))


def _bzip2(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, bz2.BZ2File(stream))


def _xz(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, lzma.LZMAFile(stream))


COMPRESSIONS = {
    ".gz": Compression(_gzip, ".gz"),
    ".tgz": Compression(_gzip, ".tgz", ".tar"),
    ".bz2": Compression(_bzip2, ".bz2"),
    ".xz": Compression(_xz, ".xz"),
}
"""Endings of compressed files."""


def read_compressed(part: Part, reading: Reading) -> Iterator[Found]:
    """A page under gzip (``a.html.gz/a.html``), or a container (``crawl.tar.gz/a.html``)."""
    compression = next(each for ending, each in COMPRESSIONS.items() if part.name.lower().endswith(ending))
    name = compression.inner(part.name).rpartition("/")[2]
    path = part.named(name) if name.lower().endswith(PAGES) else part.path
    stream = reading.metered(compression.open(part.stream))
    yield from reading.parts(Part(path, name, stream, part.depth), reading)


def read_tar(part: Part, reading: Reading) -> Iterator[Found]:
    """The files of a tar archive; links and devices are none."""
    with tarfile.open(fileobj=part.stream, mode="r|") as archive:
        for member in archive:
            archive.members = []  # type: ignore[attr-defined]  # else it remembers every member it has passed
            stream = archive.extractfile(member) if member.isreg() else None
            if stream is not None:
                yield from reading.parts(part.inside(member.name, cast(BinaryIO, stream)), reading)
            elif not member.isdir():
                yield Ignored(part.named(member.name), "link")


def read_zip(part: Part, reading: Reading) -> Iterator[Found]:
    """The files of a zip archive."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        stream = part.stream if not part.depth and part.stream.seekable() else spool
        if stream is spool:
            while block := part.stream.read(1 << 20):
                spool.write(block)
        with ZipFile(cast(BinaryIO, stream)) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    yield from _zipped(part, reading, archive, member)


def _zipped(part: Part, reading: Reading, archive: ZipFile, member: ZipInfo) -> Iterator[Found]:
    path = part.named(member.filename)
    if member.flag_bits & _ENCRYPTED:
        yield Refused(path, "encrypted", "it is protected by a password: unpack the archive first")
        return
    try:
        stream = archive.open(member)
    except (BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        yield Refused(path, "broken", f"it cannot be unpacked: {error}")
        return
    with stream:
        yield from reading.parts(
            part.inside(member.filename, reading.metered(cast(BinaryIO, stream))), reading
        )
