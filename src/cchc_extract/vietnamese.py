"""Vietnamese text, folded one way for the whole project.

Every function keeps or states its effect on length: offsets into a folded text are offsets into the
text itself, so a pattern may match the fold and still point at the printed wording.
"""

from __future__ import annotations

import re
import unicodedata

import regex

_TONE_PLACEMENT = {
    # the old placement (on the second vowel) -> the new one; both are common in print
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_ONE_FORM = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‛′`´", "'"),
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000\t", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", " "),
}
# sets of characters are where `re` is faster than `regex`, and either is faster than `str.translate`
_OTHER_FORM = re.compile(f"[{re.escape(''.join(_ONE_FORM))}]")
_HEAP_OF_MARKS = regex.compile(r"(?<=\p{M}{8})\p{M}+")
_SHORT = 1000
# A closed syllable (hoàn, toán, thoát) has its tone where it is in both spellings.
_OPEN_SYLLABLE = re.compile(r"[oOuU][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ](?!\w)")


def _move_tone(match: re.Match[str]) -> str:
    pair = match.group()
    moved = _TONE_PLACEMENT.get(pair.lower())
    # "qu" is a consonant: quý, quỳ keep the tone on y, whatever the placement rule
    if moved is None or match.string[match.start() - 1 : match.start()] in ("q", "Q"):
        return pair
    return "".join(new.upper() if old.isupper() else new for old, new in zip(pair, moved, strict=True))


def nfc(text: str) -> str:
    """Unicode NFC: one code point a Vietnamese letter. May shorten the text.

    A letter carries two marks; of a heap of them, which would take quadratic time, eight are kept.
    """
    if len(text) > _SHORT:
        text = _HEAP_OF_MARKS.sub("", text)
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """One spelling of tone placement, dashes, quotes and blanks; same length, case kept.

    >>> fold("Uỷ ban – “Hoà Bình”")
    'Ủy ban - "Hòa Bình"'
    >>> fold("quý, hoàn toàn")
    'quý, hoàn toàn'
    """
    one_form = _OTHER_FORM.sub(lambda match: _ONE_FORM[match.group()], text)
    return _OPEN_SYLLABLE.sub(_move_tone, one_form)


def lower(text: str) -> str:
    """Lower case of the same length (``str.lower`` lengthens a few foreign letters).

    >>> lower("ĐẮK LẮK"), len(lower("İ"))
    ('đắk lắk', 1)
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def key(text: str) -> str:
    """A key to compare names by: NFC, folded, lower case, white space collapsed.

    >>> key("Uỷ Ban  nhân dân") == key("ủy ban nhân dân")
    True
    """
    return " ".join(lower(fold(nfc(text))).split())


def title_case(name: str) -> str:
    """A name printed in capitals, in title case; other names as they are.

    >>> title_case("NGUYỄN MẠNH HÙNG"), title_case("Y Wân Dla Niê KĐăm")
    ('Nguyễn Mạnh Hùng', 'Y Wân Dla Niê KĐăm')
    """
    if any(char.islower() for char in name):
        return name
    return regex.sub(r"\p{L}+", lambda word: word.group().capitalize(), name)
