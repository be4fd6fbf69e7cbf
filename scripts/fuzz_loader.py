"""Mutates pages and texts and loads them: no crash, no hang, no text that is not NFC.

    python scripts/fuzz_loader.py [--count 100000] [--seed 1]

Prints progress, and at the end how many were read and how many refused by code. Exits 1 at the first page
that raises anything but `UnreadableDocument`, takes longer than 2 s, or gives text that is not NFC; that
page is then written to ``fuzz-failure.bin``. Tests run a bounded part of it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load

PAGES = Path(__file__).parents[1] / "tests" / "test_loading_pages"
LONGEST = 2.0
"""Seconds that a page may take."""

TOKENS = [
    *(
        b"<",
        b">",
        b"</",
        b"<div>",
        b"</div>",
        b"<table><tr><td>",
        b"</td>",
        b"<br>",
        b"<p>",
        b"<h1>",
        b"<a href=x>",
    ),
    *(
        b"<script>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"&#0;",
        b"&nbsp;",
        b"&#xD800;",
        b"\0",
        b"\r",
        b"\xff",
        b"\xc3",
    ),
    *(
        token.encode()
        for token in ("\u0323\u0301", "\u202e", "\ufeff", "Tin liên quan\n", "Ảnh: ", "27/10/2023")
    ),
    *(token.encode() for token in ("\nTin, ảnh: ", "Lượt xem: 9", "© ", "“", "…", "Trang chủ » ", "\n\n\n")),
]

Mutation = Callable[[random.Random, bytes], bytes]


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def _insert(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 2, 50)) + data[at:]


def _repeat(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.randrange(400)]
    return data[:start] + part * chance.choice((2, 3, 40)) + data[start:]


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _move(chance: random.Random, data: bytes) -> bytes:
    first, second, third = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def _drop_signs(chance: random.Random, data: bytes) -> bytes:
    return data.replace(chance.choice((b">", b"<", b".", b"\n", b'"', b"</")), b"")


def _encode_anew(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "cp1258", "latin-1", "utf-8-sig")), "replace")


MUTATIONS: tuple[Mutation, ...] = (_cut, _insert, _insert, _repeat, _flip, _move, _drop_signs, _encode_anew)


class Failure(Exception):
    """What went wrong, and the page that did it."""

    def __init__(self, what: str, page: bytes, path: str) -> None:
        super().__init__(f"{what} ({path})")
        self.page = page


def seeds() -> list[tuple[str, bytes]]:
    """The pages to mutate, with their names."""
    paths = (path for path in sorted(PAGES.iterdir()) if path.suffix != ".json")
    return [(path.name, path.read_bytes()) for path in paths]


def mutated(chance: random.Random, data: bytes) -> bytes:
    """A page after one to four mutations."""
    for _ in range(chance.randrange(1, 5)):
        data = chance.choice(MUTATIONS)(chance, data)
    return data


def check(data: bytes, path: str) -> str:
    """``read``, or the code of the refusal; raises `Failure`."""
    started = time.perf_counter()
    try:
        article = load(data, path)
        result = "read"
        if not unicodedata.is_normalized("NFC", article.text):
            raise Failure("text that is not NFC", data, path)
    except UnreadableDocument as error:
        result = error.code
    except Exception as error:
        raise Failure(f"{type(error).__name__}: {error}", data, path) from error
    if time.perf_counter() - started > LONGEST:
        raise Failure(f"took {time.perf_counter() - started:.1f} s", data, path)
    return result


def fuzz(count: int, seed: int, pages: Sequence[tuple[str, bytes]]) -> Counter[str]:
    """Load ``count`` mutated pages and count what became of them; raises `Failure`."""
    chance = random.Random(seed)
    results: Counter[str] = Counter()
    for number in range(count):
        name, data = chance.choice(pages)
        results[check(mutated(chance, data), name)] += 1
        if number % 5000 == 4999:
            print(f"{number + 1:,} of {count:,}", file=sys.stderr)
    return results


def main() -> None:
    """Fuzz and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.perf_counter()
    try:
        results = fuzz(options.count, options.seed, seeds())
    except Failure as failure:
        Path("fuzz-failure.bin").write_bytes(failure.page)
        sys.exit(f"{failure}: the page is in fuzz-failure.bin")
    print(f"{options.count:,} pages in {time.perf_counter() - started:.0f} s: {dict(results)}")


if __name__ == "__main__":
    main()
