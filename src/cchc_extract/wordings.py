"""Patterns made of word lists: one regular expression that finds any of many wordings.

Beginnings that wordings share are written once, as in a trie: of a hundred alternatives in a row every
one would be tried at every word of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex
from ahocorasick_rs import AhoCorasick

Trie = dict[str, "Trie"]
"""What may follow, letter by letter; the empty string where a wording ends."""


def any_of(wordings: Iterable[str]) -> str:
    r"""A pattern for any of ``wordings``, the longest that fits first; a blank matches any run of blanks.

    >>> any_of(["một cửa", "một cửa liên thông", "mọi"])
    '(?:m(?:ột\\ +cửa(?:\\ +liên\\ +thông)?|ọi))'
    """
    return f"(?:{_pattern(_trie(wordings))})"


def any_of_backwards(wordings: Iterable[str]) -> str:
    r"""The same for an expression that is read backwards (``(?r)``): shared ends are written once.

    >>> any_of_backwards(["quý", "trong quý", "hết năm"])
    '(?:(?:(?:trong\\ +)?quý|hết\\ +năm))'
    """
    return f"(?:{_reversed_pattern(_trie(wording[::-1] for wording in wordings))})"


def whole_words(wordings: Iterable[str]) -> str:
    r"""A pattern for any of ``wordings`` as whole words.

    >>> whole_words(["sở", "sở ngành"])
    '(?<!\\w)(?:sở(?:\\ +ngành)?)(?!\\w)'
    """
    return rf"(?<!\w){any_of(wordings)}(?!\w)"


class WordFinder:
    """Finds ``wordings`` as whole words in a text, of those that begin at one place the longest."""

    def __init__(self, wordings: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(wordings))

    def find(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Spans in ``[start, stop)``, left to right, none over another."""
        found = [
            (start + low, -start - high)
            for _, low, high in self._automaton.find_matches_as_indexes(text[start:stop], overlapping=True)
            if not (low + start and _is_word(text[low + start - 1]))
            and not (high + start < stop and _is_word(text[high + start]))
        ]
        found.sort()
        free = start
        for low, negative_high in found:
            if low >= free:
                free = -negative_high
                yield low, free


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _trie(wordings: Iterable[str]) -> Trie:
    trie: Trie = {}
    for wording in wordings:
        node = trie
        for letter in wording:
            node = node.setdefault(letter, {})
        node[""] = {}
    return trie


def _pattern(trie: Trie) -> str:
    return _either([_letter(letter) + _pattern(rest) for letter, rest in trie.items() if letter], "" in trie)


def _reversed_pattern(trie: Trie) -> str:
    branches = [_reversed_pattern(rest) + _letter(letter) for letter, rest in trie.items() if letter]
    return _either(branches, "" in trie)


def _either(branches: Sequence[str], may_end: bool) -> str:
    if not branches:
        return ""
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"


def _letter(letter: str) -> str:
    return r"\ +" if letter == " " else regex.escape(letter)
