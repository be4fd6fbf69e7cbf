"""What names look like: syllables that begin, fill and end names more often than they stand elsewhere.

``name_syllables.tsv`` is counted by ``scripts/train_names.py``: for each syllable, in how many names it is
the family name, a middle word and the given name, and in how many other words of capitals it is met.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import regex

SYLLABLES, OPENINGS = "name_syllables.tsv", "sentence_openings.txt"
"""The counts, and the pairs of words that open sentences, beside this module."""

_SYLLABLE = regex.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"[aăâeêioôơuưyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_INITIAL = regex.compile(r"[\p{L}]|ch|gi|kh|ng|nh|ph|qu|th|tr")


class Counts(NamedTuple):
    """In how many names a syllable is family name, middle word, given name; how often it is met elsewhere."""

    family: float
    middle: float
    given: float
    elsewhere: float


UNMET = Counts(0.2, 0.2, 0.2, 1.0)
"""Added to each count, so that a syllable never met is unlikely and not impossible; rather no name."""


class Odds(NamedTuple):
    """How much likelier than elsewhere (logarithm) a syllable is in each place of a name."""

    family: float
    middle: float
    given: float


def is_vietnamese(syllables: Sequence[str]) -> bool:
    """Whether all are spelled as Vietnamese syllables are, the last perhaps a mere initial.

    >>> is_vietnamese(["nguyễn", "văn", "l"]), is_vietnamese(["gareth", "bale"])
    (True, False)
    """
    *first, last = syllables
    return all(map(_spelled, first)) and (_spelled(last) or _INITIAL.fullmatch(last) is not None)


@cache
def _spelled(syllable: str) -> bool:
    return _SYLLABLE.fullmatch(syllable) is not None


class NameOdds:
    """The odds of names, from counts of syllables."""

    def __init__(self, counts: Mapping[str, Counts]) -> None:
        totals = [sum(column) for column in zip(*counts.values(), strict=True)]

        def odds(row: Counts) -> Odds:
            """Each share of a syllable against its share of all words."""
            shares = [
                math.log((count + unmet) / (total + unmet * len(counts)))
                for count, total, unmet in zip(row, totals, UNMET, strict=True)
            ]
            return Odds(*(share - shares[3] for share in shares[:3]))

        self._never_met = odds(Counts(0, 0, 0, 0))
        self._odds = {syllable: odds(row) for syllable, row in counts.items()}

    def of(self, syllable: str) -> Odds:
        """The odds of one syllable, in lower case and folded."""
        return self._odds.get(syllable, self._never_met)

    def full_name(self, syllables: Sequence[str]) -> float:
        """The odds of two syllables or more as family name, middle words and given name."""
        family, *middles, given = map(self.of, syllables)
        return family.family + sum(middle.middle for middle in middles) + given.given

    def given_names(self, syllables: Sequence[str]) -> float:
        """The odds of middle words and a given name without a family name (`Tuấn Hưng`)."""
        *middles, given = map(self.of, syllables)
        return sum(middle.middle for middle in middles) + given.given


@cache
def name_odds() -> NameOdds:
    """The odds that the project's own counts give."""
    rows = (line.split("\t") for line in _read(SYLLABLES)[1:])
    return NameOdds({syllable: Counts(*map(int, numbers)) for syllable, *numbers in rows})


def open_a_sentence(word: str, following: str) -> bool:
    """Whether two words open sentences more often than the first ends names: ``Thủ tướng``, ``Ngày 8``."""
    return f"{word} {'0' if following.isdigit() else following}" in _openings()


@cache
def _openings() -> frozenset[str]:
    return frozenset(_read(OPENINGS))


def _read(name: str) -> list[str]:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
