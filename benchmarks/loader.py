"""What the loader makes of pages, and how fast, beside trafilatura, newspaper4k and Resiliparse.

    pip install trafilatura newspaper4k resiliparse
    python benchmarks/loader.py [GOLD_DIR …]

Reads HTML pages with what they must become: the project's own (``tests/test_loading_pages``), and those of
each ``GOLD_DIR`` (``raw/*.html`` beside ``gold/*.json``). Prints a Markdown table: of the article's
characters in lines the share that is found, of the characters found the share that is the article's, F1 of
both, titles and dates that are right, and pages a second, all in one run. A peer that is not installed is
left out. Texts (``*.txt``) are timed for the loader alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.vietnamese import key

OWN = Path(__file__).parents[1] / "tests" / "test_loading_pages"
ROUNDS = 3


@dataclass(frozen=True)
class Page:
    """A page and what it must become; ``lines`` are the article's, ``drop`` furniture where that is known."""

    data: bytes
    title: str | None
    day: str | None
    lines: tuple[str, ...]


Answer = tuple[str, str | None, str | None]
"""Text, title, date (ISO)."""

Reader = Callable[[bytes], Answer]


def own_pages() -> Iterator[Page]:
    """The pages of the project's tests."""
    for path in sorted(OWN.glob("*.html")):
        wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
        yield Page(path.read_bytes(), wanted["title"], wanted["published_on"], tuple(wanted["text"]))


def annotated_pages(folder: Path) -> Iterator[Page]:
    """The pages of an annotated corpus."""
    for path in sorted((folder / "raw").glob("*.html")):
        gold = json.loads((folder / "gold" / f"{path.stem}.json").read_text("utf-8"))
        yield Page(path.read_bytes(), gold["title"], gold["published_on"], tuple(gold["keep"]))


def ours(data: bytes) -> Answer:
    """The loader."""
    try:
        article = load(data, "a.html")
    except UnreadableDocument:
        return "", None, None
    return article.text, article.title, article.published_on and article.published_on.isoformat()


def with_trafilatura(data: bytes) -> Answer:
    """Trafilatura with metadata."""
    import trafilatura

    found = trafilatura.bare_extraction(data, with_metadata=True, favor_recall=True)
    return (found.text or "", found.title, found.date) if found else ("", None, None)


def with_newspaper(data: bytes) -> Answer:
    """Newspaper4k."""
    import newspaper

    article = newspaper.Article("https://example.vn/a", language="vi")
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    day = article.publish_date
    return article.text, article.title, day.date().isoformat() if day else None


def with_resiliparse(data: bytes) -> Answer:
    """Resiliparse: the text only, it looks for no date."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(data.decode("utf-8", "replace"))
    return extract_plain_text(tree, main_content=True), tree.title, None


PEERS: tuple[tuple[str, str, Reader], ...] = (
    ("this loader", "cchc_extract", ours),
    ("trafilatura", "trafilatura", with_trafilatura),
    ("newspaper4k", "newspaper", with_newspaper),
    ("Resiliparse", "resiliparse", with_resiliparse),
)


def shares(page: Page, text: str) -> tuple[int, int, int]:
    """Characters of the article, those found, and those of lines that are none of the article's."""
    said, whole = key(text), key(" ".join(page.lines))
    found = sum(len(line) for line in page.lines if key(line) in said)
    extra = sum(len(line) for line in text.split("\n") if key(line) and key(line) not in whole)
    return sum(map(len, page.lines)), found, extra


def row(name: str, read: Reader, pages: Sequence[Page]) -> str:
    """One line of the table."""
    total = hit = extra = titles = days = 0
    for page in pages:
        text, title, day = read(page.data)
        counts = shares(page, text)
        total, hit, extra = total + counts[0], hit + counts[1], extra + counts[2]
        titles += key(title or "") == key(page.title or "")
        days += day == page.day
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for page in pages:
            read(page.data)
    rate = ROUNDS * len(pages) / (time.perf_counter() - started)
    recall, precision = hit / total, hit / max(1, hit + extra)
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    right = f"{titles}/{len(pages)} | {days}/{len(pages)}"
    return f"| {name} | {recall:.3f} | {precision:.3f} | {f1:.3f} | {right} | {rate:.0f} |"


def text_rate(folders: Sequence[Path]) -> float:
    """Texts a second, by the loader, in this process."""
    texts = [path.read_bytes() for folder in folders for path in folder.rglob("*.txt")]
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for data in texts:
            load(data, "a.txt")
    return ROUNDS * len(texts) / (time.perf_counter() - started)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="*", type=Path)
    folders = parser.parse_args().corpora
    pages = [*own_pages(), *(page for folder in folders for page in annotated_pages(folder))]
    print("| | recall | precision | F1 | titles | dates | pages/s |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, module, read in PEERS:
        if importlib.util.find_spec(module):
            print(row(name, read, pages))
    print(f"\n{len(pages)} pages; {text_rate([OWN, *folders]):.0f} texts/s")


if __name__ == "__main__":
    main()
