"""How fast articles are read, in one process, beside what a user might otherwise run on them.

    python benchmarks/throughput.py FOLDER [--peer-articles 20]

Prints articles a second for the whole way (bytes to record) and for each stage, peak memory, and the
ratio to two peers on the same texts in the same run: underthesea's `ner` (the usual way to find names in
Vietnamese) and a spaCy `SpanRuler` with 2,000 phrases. Peers run on the first articles only: they are slow.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

from cchc_extract.article import Article
from cchc_extract.loading import load
from cchc_extract.pipeline import read

Text = Callable[[str], object]


def rate(work: Callable[[object], object], items: Iterable[object]) -> float:
    """Items a second."""
    started, count = time.perf_counter(), 0
    for item in items:
        work(item)
        count += 1
    return count / (time.perf_counter() - started)


def underthesea_ner() -> Text:
    """The peer for names."""
    from underthesea import ner

    ner("Xã Nam Mẫu, huyện Ba Bể.")  # loads its model
    return ner


def span_ruler(texts: list[str]) -> Text:
    """The peer for phrases: 2,000 of the texts' own word pairs."""
    import spacy

    nlp = spacy.blank("xx")
    words = " ".join(texts).split()
    phrases = {f"{a} {b}" for a, b in pairwise(words)}
    ruler = nlp.add_pipe("span_ruler")
    ruler.add_patterns([{"label": "X", "pattern": phrase} for phrase in sorted(phrases)[:2000]])
    return nlp


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer-articles", type=int, default=20)
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.rglob("*") if path.suffix in {".txt", ".html", ".htm"})
    pages = [(path.read_bytes(), path.name) for path in paths]
    articles: list[Article] = [load(*page) for page in pages]
    read(articles[0])  # loads rules and gazetteer
    loading = rate(lambda page: load(*page), pages)  # type: ignore[misc]
    reading = rate(read, articles)  # type: ignore[arg-type]
    average = sum(len(data) for data, _ in pages) / len(pages) / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(pages):,} articles, {average:.1f} KB on average; peak memory {peak:,.0f} MB")
    for name, speed in (("load", loading), ("read", reading), ("both", 1 / (1 / loading + 1 / reading))):
        print(f"{name:16} {speed:8,.0f} articles/s")
    texts = [article.text for article in articles[: arguments.peer_articles]]
    ours = rate(read, articles[: arguments.peer_articles])  # type: ignore[arg-type]
    for name, peer in (("underthesea ner", underthesea_ner()), ("spaCy SpanRuler", span_ruler(texts))):
        theirs = rate(peer, texts)  # type: ignore[arg-type]
        print(
            f"{name:16} {theirs:8,.1f} articles/s on {len(texts)}; reading: {ours / theirs:,.1f} times that"
        )


if __name__ == "__main__":
    main()
