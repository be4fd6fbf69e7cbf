"""Folding keeps lengths, is idempotent, and brings the spellings of a word together."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.vietnamese import fold, key, lower, nfc, title_case

FOLDED = [
    ("tone on an open syllable", "uỷ thuỷ hoà khoẻ toả", "ủy thủy hòa khỏe tỏa"),
    ("capitals keep their case", "UỶ Hoà THUỶ", "ỦY Hòa THỦY"),
    ("a closed syllable is the same in both", "hoàn toàn thoát", "hoàn toàn thoát"),
    ("qu is a consonant", "quý quỳ Quỹ", "quý quỳ Quỹ"),
    ("dashes", "a–b—c−d", "a-b-c-d"),
    ("quotes", "“một cửa” ‘x’", "\"một cửa\" 'x'"),
    ("blanks", "a\u00a0b\tc\u200bd", "a b c d"),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOLDED], ids=[row[0] for row in FOLDED])
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folds_keep_the_length_and_are_idempotent(text: str) -> None:
    text = nfc(text)
    folded = fold(text)
    assert len(folded) == len(text) == len(lower(folded))
    assert fold(folded) == folded
    assert lower(lower(folded)) == lower(folded)


@given(st.text())
def test_a_key_does_not_depend_on_the_unicode_form(text: str) -> None:
    assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


NAMES = [
    ("capitals", "LÝ MINH VỮNG", "Lý Minh Vững"),
    ("title case", "Lý Minh Vững", "Lý Minh Vững"),
    ("minority capitals inside", "Y Wân Dla Niê KĐăm", "Y Wân Dla Niê KĐăm"),
    ("capitals with a mark", "ĐIỂU K'RIN", "Điểu K'Rin"),
]


@pytest.mark.parametrize(("name", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_title_case(name: str, expected: str) -> None:
    assert title_case(name) == expected
