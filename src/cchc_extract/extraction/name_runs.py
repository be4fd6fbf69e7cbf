"""Runs of capitalised syllables that could hold a name: no places, nothing of the next sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from cchc_extract.extraction.name_context import is_signed
from cchc_extract.extraction.name_forms import is_vietnamese, name_odds, open_a_sentence
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

PLACES_A_RUN = 12
"""Places that one run of capitalised syllables can touch."""

LONGEST_WORD = 24
"""Characters of a word."""

ADDRESSES = ("ông", "bà")
"""Forms of address that are no names: behind one they begin a sentence, whatever follows."""

PERHAPS_A_NAME, SURELY_A_NAME = -1.0, 1.0
"""Odds (logarithm) from which what ends like a place is a name all the same: `Lê Bình Minh`; the second where
the syllables before the place could be a name of their own."""

_RUN = regex.compile(r"(?<![\w'])(?<!(?<!\w\w)\.)\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*)*(?!-\p{Ll})")
_CASE = regex.compile(r"\p{Lu}\p{Lu}+(?: (?:\p{Lu}\p{Lu}+|\p{Lu}(?!\p{L})))*(?!['\p{L}])")
_ADDRESS = regex.compile(r"(?<= \p{L}+)(?<! Rơ) (?:Ông|Bà)(?= )")  # Rơ Ông is a family name of the K'Ho
_NEXT_WORD = regex.compile(r" (\p{Ll}+|\d)")
_INITIAL_LAST = regex.compile(r"(?<!\p{L})(?:\p{Lu}|Ch|Gi|Kh|Ng|Nh|Ph|Qu|Th|Tr)$")
_MORE_INITIALS = regex.compile(r"(?:\. ?\p{Lu}(?!\w))+")


def find_runs(view: TextView, places: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The runs, in order; nothing inside ``places`` or a country is in one."""
    nations = (hit[:2] for hit in load_one("names", "nation").find(view))
    taken = sorted([*places, *nations])
    covered = bytearray(len(view.folded))
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    for match in _RUN.finditer(view.folded):
        run = Span(*match.span())
        if covered.find(1, *run) < 0:
            yield from _pieces(view, run)
            continue
        for part in _outside(view, run, _touching(taken, run)):
            yield from _pieces(view, part)


def _pieces(view: TextView, run: Span) -> Sequence[Span]:
    if view.folded.find(" ", *run) < 0:
        return (_with_initials(view, run),)
    return [
        _with_initials(view, _without_opening(view, part))
        for piece in _split(view, run)
        for part in _halves(view, piece)
    ]


def _halves(view: TextView, run: Span) -> Sequence[Span]:
    """The two names of a run that says one twice, as a caption and the next sentence do: ``Lê An Lê An``."""
    middle = (run.start + run.end) // 2
    if (
        view.folded[middle] != " "
        or view.folded[run.start : middle] != view.folded[middle + 1 : run.end]
        or view.folded.find(" ", run.start, middle) < 0
    ):
        return (run,)
    return Span(run.start, middle), Span(middle + 1, run.end)


def _touching(places: Sequence[tuple[int, int]], run: Span) -> list[tuple[int, int]]:
    """The places, which are in order, that share a character with a run."""
    last = bisect_left(places, (run.end,))
    return [place for place in places[max(0, last - PLACES_A_RUN) : last] if place[1] > run.start]


def _outside(view: TextView, run: Span, places: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The parts of a run that are no places."""
    start = run.start
    for low, high in places:
        if start < low and _is_a_name_whole(view, start, low, run.end):
            continue
        if start < low:
            yield Span(start, len(view.folded[:low].rstrip()))
        start = high + (view.folded[high : high + 1] == " ")
    if start < run.end:
        yield Span(start, run.end)


def _is_a_name_whole(view: TextView, start: int, place: int, end: int) -> bool:
    """Whether what looks like a place is the rest of a name: ``Trần Bình Minh``."""
    syllables = view.lower[start:end].split(" ")
    if len(syllables) not in (3, 4) or not view.folded[place].isupper() or not is_vietnamese(syllables):
        return False
    alone = view.folded.count(" ", start, place) == 1  # one syllable is no name without the rest
    return name_odds().full_name(syllables) > (PERHAPS_A_NAME if alone else SURELY_A_NAME)


def _split(view: TextView, run: Span) -> Iterator[Span]:
    """The parts of a run that belong together: words of one case, up to the next form of address."""
    start = run.start
    addresses = _ADDRESS.finditer(view.folded, *run) if _holds_address(view, run) else ()
    for match in addresses:
        yield from _of_one_case(view, Span(start, match.start()))
        start = match.start() + 1
    yield from _of_one_case(view, Span(start, run.end))


def _holds_address(view: TextView, run: Span) -> bool:
    return view.folded.find(" Ông ", *run) >= 0 or view.folded.find(" Bà ", *run) >= 0


def _of_one_case(view: TextView, run: Span) -> Iterator[Span]:
    """Words in capitals apart from the others: ``FLC Trịnh An``, ``LÊ AN Trong``."""
    if view.folded[slice(*run)].istitle():
        yield run
        return
    start = run.start
    for match in _CASE.finditer(view.folded, run.start, run.end):
        if start < match.start():
            yield Span(start, match.start() - 1)
        yield Span(*match.span())
        start = match.end() + 1
    if start < run.end:
        yield Span(start, run.end)


def _without_opening(view: TextView, run: Span) -> Span:
    """The run without a last word that opens the next sentence: ``Lê An Thủ tướng``, ``Lê An Ông``."""
    blank = view.folded.rfind(" ", run.start, run.end)
    if blank < 0:
        return run
    last = view.lower[blank + 1 : run.end]
    opens = opens_a_sentence(view, Span(blank + 1, run.end)) and not _is_short_of(
        view, Span(run.start, blank)
    )
    if last in ADDRESSES and " " in view.folded[run.start : blank]:
        opens = opens or view.folded[run.end : run.end + 1] == " "
    return Span(run.start, blank) if opens else run


def _is_short_of(view: TextView, run: Span) -> bool:
    """Whether what would be left is a family name and one syllable: a full name seldom ends there."""
    if view.folded.count(" ", *run) != 1 or is_signed(view, run.start):
        return False
    return is_family(view, run.start)


def opens_a_sentence(view: TextView, word: Span) -> bool:
    """Whether a capitalised word and the one behind it are how sentences begin."""
    following = _NEXT_WORD.match(view.folded, word.end)
    return following is not None and open_a_sentence(view.lower[slice(*word)], following[1])


def _with_initials(view: TextView, run: Span) -> Span:
    """The run with letters in place of further names: ``Lê Thị K.A``."""
    if not view.folded.startswith(".", run.end) or not _INITIAL_LAST.search(
        view.folded, max(run.start, run.end - 3), run.end
    ):
        return run
    more = _MORE_INITIALS.match(view.folded, run.end)
    return Span(run.start, more.end()) if more else run


def is_family(view: TextView, start: int) -> bool:
    """Whether a known family name begins at ``start``."""
    if view.lower[start : word_end(view, start)] in load_one("names", "family").meanings:
        return True
    return load_one("names", "prefix").pattern.match(view.lower, start) is not None


def syllables_of(view: TextView, start: int, end: int) -> list[str]:
    """The syllables, in lower case, up to a first initial and its dot: ``lê``, ``thị``, ``k``."""
    return view.lower[start:end].partition(".")[0].split(" ")


def word_end(view: TextView, at: int) -> int:
    """Where the word at ``at`` ends."""
    blank = view.folded.find(" ", at, at + LONGEST_WORD)
    return blank if blank >= 0 else min(at + LONGEST_WORD, len(view.folded))
