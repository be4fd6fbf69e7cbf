"""Near-duplicates: the same story on several sites, or the same page saved twice.

Two articles are copies of one story where the shorter one's runs of words stand in the other, but for a
few. Which pairs to look at is told by MinHash (`rensa`); the pairs themselves are compared word by word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cchc_extract.vietnamese import fold, lower

RUN = 5
"""Words of a run: long enough that two stories share few, short enough that an edit spoils few."""

ALIKE = 0.75
"""Share of the shorter article's runs that must stand in the other."""

SHORTEST = 30
"""Words of an article that can be told from others of a few set phrases."""

_HASHES, _BANDS, _SEED = 126, 42, 1
"""Three hashes a band: pairs that share a quarter of their runs are looked at in half of the cases, those
that share half of them in all but three of a thousand."""


class Story(NamedTuple):
    """An article as far as it tells whether it is a copy; ``published_on`` is empty where it is not known."""

    path: str
    text: str
    published_on: str


class Copy(NamedTuple):
    """One article of a group, which is named by its main article's path.

    ``share`` is the part of the shorter one's runs of words that this and the main article have in common;
    ``why`` says of the main article what made it so.
    """

    path: str
    main: str
    share: float
    why: str


def find_copies(stories: Iterable[Story]) -> list[Copy]:
    """Every article that is one of several copies, by group, the main one first."""
    told = list(stories)
    runs: dict[int, frozenset[str]] = {}
    groups = _Groups(len(told))
    for one, other in _pairs(told):
        for number in (one, other):
            if number not in runs:
                runs[number] = runs_of(told[number].text)
        if share_of(runs[one], runs[other]) >= ALIKE:
            groups.join(one, other)
    return [copy for members in groups.several() for copy in _group([told[member] for member in members])]


def runs_of(text: str) -> frozenset[str]:
    """The runs of `RUN` words of a text, without punctuation, folded and in lower case."""
    words = "".join(char if char.isalnum() else " " for char in lower(fold(text))).split()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(max(0, len(words) - RUN + 1)))


def share_of(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of the shorter text's runs that both have."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _pairs(stories: list[Story]) -> Iterator[tuple[int, int]]:
    """Pairs that may be copies, each once."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.3, num_perm=_HASHES, num_bands=_BANDS)
    for number, story in enumerate(stories):
        runs = runs_of(story.text)
        if len(runs) < SHORTEST:
            continue
        sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
        sketch.update(list(runs))
        yield from ((earlier, number) for earlier in sorted(set(index.query(sketch))))
        index.insert(number, sketch)


class _Groups:
    """Numbers that belong together, joined pair by pair."""

    def __init__(self, size: int) -> None:
        self._head = list(range(size))

    def _of(self, number: int) -> int:
        while self._head[number] != number:
            self._head[number] = self._head[self._head[number]]
            number = self._head[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Put two into one group."""
        self._head[self._of(other)] = self._of(one)

    def several(self) -> list[list[int]]:
        """The groups of more than one, each in order."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._head)):
            groups.setdefault(self._of(number), []).append(number)
        return sorted(members for members in groups.values() if len(members) > 1)


def _group(stories: list[Story]) -> list[Copy]:
    """A group with its main article first: the longest, of equally long ones the earliest."""
    ordered = sorted(stories, key=lambda story: (-len(story.text), story.published_on or "9", story.path))
    main = ordered[0]
    longest = [story for story in ordered if len(story.text) == len(main.text)]
    why = "the longest text" if len(longest) == 1 else "the earliest of the longest texts"
    runs = runs_of(main.text)
    shares = [round(share_of(runs, runs_of(story.text)), 3) for story in ordered[1:]]
    copies = [
        Copy(story.path, main.path, share, "") for story, share in zip(ordered[1:], shares, strict=True)
    ]
    return [Copy(main.path, main.path, 1.0, why), *copies]
