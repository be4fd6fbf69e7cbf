"""A part of a container while it is open, and how much may still be unpacked."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cchc_extract.loading.documents import NOTHING, Document, Found, Given, Refused, Settings
from cchc_extract.loading.limits import Limits

PAGES = (".txt", ".html", ".htm", ".xhtml")
"""Endings of files that are one document each."""


class Exhausted(Exception):
    """A container unpacks to more than it may; nothing more of it is read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stream of bytes and the path that records name it by.

    ``name`` ends in what it is (``crawl.tar`` inside ``crawl.tar.gz``); ``depth`` counts the containers
    around it.
    """

    path: str
    name: str
    stream: BinaryIO
    depth: int = 0

    def inside(self, name: str, stream: BinaryIO) -> Part:
        """A part of this part."""
        return Part(self.named(name), name, stream, self.depth + 1)

    def named(self, name: str) -> str:
        """The path of a part of this part; its name cannot lead out of the container.

        >>> Part("crawl.zip", "crawl.zip", io.BytesIO()).named("../tin\\\\a.html")
        'crawl.zip/tin/a.html'
        """
        steps = [step for step in name.replace("\\", "/").split("/") if step not in ("", ".", "..")]
        return "/".join([self.path, *steps])


class Budget:
    """How many bytes unpacking may still give."""

    def __init__(self, allowed: int) -> None:
        self.allowed = self.left = allowed

    @classmethod
    def of(cls, size: int, limits: Limits) -> Budget:
        """The budget of a container of ``size`` bytes."""
        return cls(max(limits.expanded_bytes, size * limits.expansion))

    def take(self, count: int) -> None:
        """Account for bytes unpacked; raises `Exhausted`."""
        self.left -= count
        if self.left < 0:
            raise Exhausted(
                f"it unpacks to more than {self.allowed:,} bytes, what comes before has been read: "
                "raise the limit if you trust it"
            )


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader of a container needs; ``parts`` reads a part of any kind."""

    settings: Settings
    budget: Budget
    parts: Callable[[Part, Reading], Iterator[Found]]

    def metered(self, stream: BinaryIO) -> BinaryIO:
        """The stream, its bytes counted against the budget."""
        return io.BufferedReader(_Metered(stream, self.budget))


class Reader(Protocol):
    """Reads one kind of container."""

    def __call__(self, part: Part, reading: Reading) -> Iterator[Found]:
        """The documents of a part of that kind."""


class _Metered(io.RawIOBase):
    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)


def read_page(part: Part, reading: Reading) -> Iterator[Found]:
    """The one document that a page is."""
    yield page(part.path, part.stream, reading.settings.limits)


def page(path: str, stream: BinaryIO, limits: Limits, given: Given = NOTHING) -> Document | Refused:
    """A document read from a stream, at most as large as a page may be."""
    data = stream.read(limits.page_bytes + 1)
    if len(data) > limits.page_bytes:
        reason = f"more than {limits.page_bytes:,} bytes, which is all that an article may have"
        return Refused(path, "too_large", reason)
    return Document(path, data, given)
