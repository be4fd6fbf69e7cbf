"""What stands beside a name: a form of address, a person's calling, a signature, or the kind of a place."""

from __future__ import annotations

from functools import cache

import regex

from cchc_extract.extraction.positions import head_at
from cchc_extract.patterns import load, load_one
from cchc_extract.view import TextView
from cchc_extract.wordings import any_of

REACH = 34
"""Characters before a name in which what vouches for it begins."""

TITLES, BEARERS = ("title", "calling"), ("place", "body")
"""Cues before a name that vouch for a person; and those of what else bears it."""

CUES = (*TITLES, *BEARERS, "plain")
"""The rules of words that tell what stands behind them."""

_ADDRESS_NUMBER = regex.compile(r"\d+\p{L}?")
_ABBREVIATED = regex.compile(r"[bcdđghklmnpqrstvx.-]+")
_LINE_END = regex.compile(
    r" {0,2}(?:/[^\n]{2,40}|\([\w .-]{2,20}\)|\((?:[Tt]ổng hợp|[Tt]heo|[Dd]ịch|[Ll]ược|[Tt]/h)[^()\n]{0,80}\)"
    r"| - Theo [^\n]{2,30})?[ .;-]*(?:\n|\Z)"
)
_MARKS = " \"'("
_BEFORE_NAMES = _MARKS + ":.\n"
LONGEST_LAST_WORD = 12
"""Characters of the last word of a cue or a form of address, and a mark before it."""


def honorific_before(view: TextView, start: int) -> str | None:
    """The form of address right before ``start``, in its normal form."""
    match = _honorific_at(view, start)
    if not match:
        return None
    wording = match.group().strip().rstrip(":.")
    return honorifics().get(wording.removesuffix(" là").strip())


def before_honorific(view: TextView, start: int) -> int:
    """Where the form of address before ``start`` begins, or ``start``."""
    match = _honorific_at(view, start)
    return match.start() if match else start


def _honorific_at(view: TextView, start: int) -> regex.Match[str] | None:
    if _last_word(view.lower[max(0, start - 12) : start].rstrip(" :.\n")) not in _honorific_ends():
        return None
    return _honorific_pattern().search(view.lower, max(0, start - 20), start)


@cache
def honorifics() -> dict[str, str]:
    """Forms of address with their normal forms."""
    return {wording: rule.meaning(wording) for rule in load("honorifics") for wording in rule.meanings}


@cache
def _honorific_ends() -> frozenset[str]:
    return frozenset(_last_word(wording) for wording in honorifics()) | {"là"}


@cache
def _honorific_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\w/]){any_of(honorifics())}(?: là)?[:.]?\s*$")


def cue_before(view: TextView, start: int) -> str | None:
    """What the words right before ``start`` say of it; the longest wording counts.

    A ``title`` (`bị cáo`, `em`) or a ``calling`` (`bác sĩ`, `cầu thủ`, of which a country has many too) is a
    person's; a ``place`` bears the name itself; so does a ``body``, whose head may be named instead.
    """
    marked = view.lower[max(0, start - REACH) : start].rstrip(_MARKS)
    last = _last_word(marked)
    if last.endswith(":") or (last.endswith(".") and _ABBREVIATED.fullmatch(last)):
        marked, last = marked[:-1], last[:-1]
    for wording, kind in _cues().get(last, ()):
        before = len(marked) - len(wording)
        if marked.endswith(wording) and not (before and marked[before - 1].isalnum()):
            return kind
    numbered = last[:1].isdigit() and _ADDRESS_NUMBER.fullmatch(last)
    return "body" if numbered and not marked.endswith(f"thứ {last}") else None  # thứ 2 Chu Thị An


def may_be_called(view: TextView, start: int) -> bool:
    """Whether the word before ``start`` ends a cue or an address, worth a closer look."""
    text = view.lower
    end = start
    while end and text[end - 1] in _BEFORE_NAMES:
        end -= 1
    word = _last_word(text[max(0, end - LONGEST_LAST_WORD) : end])
    return word in _last_words() or word[:1].isdigit()


@cache
def _last_words() -> frozenset[str]:
    return _honorific_ends() | _cues().keys()


@cache
def _cues() -> dict[str, list[tuple[str, str]]]:
    """By last word, the wordings with their kinds, the longest first."""
    cues: dict[str, list[tuple[str, str]]] = {}
    for rule in load("names"):
        for wording in rule.meanings if rule.value in CUES else ():
            cues.setdefault(_last_word(wording), []).append((wording, rule.value))
    return {last: sorted(of_it, key=lambda cue: -len(cue[0])) for last, of_it in cues.items()}


def _last_word(text: str) -> str:
    return text[max(text.rfind(" "), text.rfind("\n")) + 1 :].lstrip("(\"'/-")


def is_signed(view: TextView, start: int) -> bool:
    """Whether a name at ``start`` signs the article or a picture (``Ảnh: Lê An``)."""
    window = max(0, start - REACH)
    before = view.lower[window:start]
    if ":" not in before and "của" not in before:
        return False
    return load_one("names", "credit-before").pattern.search(view.lower, window, start) is not None


def stands_alone(view: TextView, start: int, end: int) -> bool:
    """Whether a name between a sentence and the end of its line signs: ``… hết. Lê An (TTXVN)``."""
    before = view.folded[max(0, start - 3) : start].rstrip(" ")
    if before and before[-1] not in '\n.!?"…/':
        return False
    return _LINE_END.match(view.folded, end) is not None


def opens_a_clause(view: TextView, start: int) -> bool:
    """Whether a clause may begin at ``start``: after a mark, or a word such as ``nhưng``."""
    before = view.lower[max(0, start - 12) : start].rstrip(_MARKS)
    return not before or before[-1] in "\n.,;:!?-…*/>" or _last_word(before) in conjunctions()


@cache
def conjunctions() -> frozenset[str]:
    """Words behind which a clause begins."""
    return frozenset(load_one("names", "conjunction").meanings)


def acts(view: TextView, end: int) -> bool:
    """Whether what ends at ``end`` does or is what persons do and are: `cho biết`, `(45 tuổi`."""
    return load_one("names", "person-after").pattern.match(view.lower, end) is not None


def begins_a_sentence(view: TextView, start: int) -> bool:
    """Whether a sentence begins at ``start``."""
    before = view.folded[max(0, start - 3) : start].rstrip(" ")
    return not before or before[-1] in '.!?:;"(\n-*>/…'


def is_something_else(view: TextView, start: int) -> bool:
    """Whether a post, a body, a paper, a campaign begins at ``start``."""
    if head_at(view, start) is not None:
        return True
    return load_one("names", "not-a-person").pattern.match(view.lower, start) is not None
