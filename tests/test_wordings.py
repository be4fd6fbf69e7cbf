"""Patterns made of word lists find what a plain list of alternatives, the longest first, would find."""

import re

import regex
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.wordings import WordFinder, any_of, any_of_backwards, whole_words

SYLLABLES = st.sampled_from(["hồ", "sơ", "hồ sơ", "một", "cửa", "c", "cử", "a.b", "(x)"])
WORDINGS = st.lists(st.lists(SYLLABLES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8)
TEXTS = st.lists(SYLLABLES | st.sampled_from([",", "\n", "ử"]), max_size=12).map(" ".join)


def longest_first(wordings):
    return "|".join(map(re.escape, sorted(set(wordings), key=len, reverse=True)))


@given(WORDINGS, TEXTS)
def test_whole_words_are_the_longest_that_fit(wordings, text):
    plain = regex.compile(rf"(?<!\w)(?:{longest_first(wordings)})(?!\w)")
    assert [match.span() for match in regex.finditer(whole_words(wordings), text)] == [
        match.span() for match in plain.finditer(text)
    ]


@given(WORDINGS, TEXTS)
def test_read_backwards_the_longest_before_a_place_is_taken(wordings, text):
    plain = regex.compile(rf"(?r)(?<!\w)(?:{longest_first(wordings)})")
    trie = regex.compile(rf"(?r)(?<!\w){any_of_backwards(wordings)}")
    for end in range(len(text) + 1):
        expected, found = plain.match(text, 0, end), trie.match(text, 0, end)
        assert (found and found.span()) == (expected and expected.span())


def test_a_blank_matches_any_run_of_blanks():
    assert regex.fullmatch(any_of(["hồ sơ"]), "hồ   sơ")
    assert not regex.fullmatch(any_of(["hồ sơ"]), "hồ\nsơ")
    assert regex.fullmatch(rf"(?r){any_of_backwards(['hồ sơ'])}", "hồ  sơ")


@given(WORDINGS, TEXTS, st.integers(0, 20), st.integers(0, 40))
def test_a_word_finder_finds_what_the_pattern_does(wordings, text, start, stop):
    stop = min(stop, len(text))
    pattern = regex.compile(whole_words(wordings))
    assert list(WordFinder(wordings).find(text, start, stop)) == [
        match.span() for match in pattern.finditer(text, start, stop)
    ]
