"""How well copies of a story are found among news: pairs right, pairs missed.

    python benchmarks/copies.py FOLDER [--articles 500] [--seed 1]

Of so many articles of FOLDER 1 to 3 altered copies each are made: cut at the end, other furniture around,
small edits (words changed, sentences left out). Prints precision and recall over pairs of copies.
"""

from __future__ import annotations

import argparse
import random
import time
from itertools import combinations
from pathlib import Path

from cchc_extract.batch.copies import Story, find_copies

FURNITURE = (
    "Trang chủ | Tin tức | Văn bản\nThứ hai, 12:30\n",
    "CỔNG THÔNG TIN ĐIỆN TỬ\nĐăng nhập\n",
    "Chuyên mục: Thời sự\nCỡ chữ A- A+\n",
)
BELOW = (
    "\nIn bài viết | Gửi email",
    "\nCác tin khác\nHội nghị triển khai nhiệm vụ năm mới",
    "\nLượt xem: 120",
)


def altered(text: str, chance: random.Random) -> str:
    """A copy: cut, in other furniture, or edited; often more than one of these."""
    sentences = text.split(". ")
    if chance.random() < 0.5 and len(sentences) > 6:  # cut
        sentences = sentences[: max(5, int(len(sentences) * chance.uniform(0.5, 0.9)))]
    if chance.random() < 0.5 and len(sentences) > 6:  # sentences left out
        del sentences[chance.randrange(1, len(sentences))]
    words = ". ".join(sentences).split(" ")
    for _ in range(int(len(words) * chance.uniform(0, 0.03))):  # words changed
        words[chance.randrange(len(words))] = chance.choice(("được", "đã", "cũng", "này", "rất"))
    return chance.choice(FURNITURE) + " ".join(words) + chance.choice(BELOW)


def main() -> None:
    """Make copies, find them, count pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    paths = sorted(options.folder.rglob("*.txt"))
    chosen = set(chance.sample(paths, options.articles))
    stories: list[Story] = []
    true: set[frozenset[str]] = set()
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        group = [str(path)]
        stories.append(Story(str(path), text, ""))
        for number in range(chance.randint(1, 3) if path in chosen else 0):
            group.append(f"{path}#{number}")
            stories.append(Story(group[-1], altered(text, chance), ""))
        true.update(map(frozenset, combinations(group, 2)))
    chance.shuffle(stories)
    started = time.perf_counter()
    groups: dict[str, list[str]] = {}
    for copy in find_copies(stories):
        groups.setdefault(copy.main, []).append(copy.path)
    seconds = time.perf_counter() - started
    found = {frozenset(pair) for group in groups.values() for pair in combinations(group, 2)}
    mine = {pair for pair in found if any("#" in path for path in pair)}
    right = len(mine & true)
    print(f"{len(stories):,} articles, {len(true):,} pairs of copies, {seconds:.1f} s")
    print(
        f"precision {right / len(mine):.4f}, recall {right / len(true):.4f} over pairs with a copy made here"
    )
    print(f"{len(found) - len(mine)} pairs besides, among the articles themselves")
    for pair in sorted(map(sorted, (found - true)))[:10]:
        print("  not made here:", *pair)


if __name__ == "__main__":
    main()
