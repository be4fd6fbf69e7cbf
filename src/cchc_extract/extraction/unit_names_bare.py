"""Names of administrative units without their type word, and the tests that tell them from other names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import regex

from cchc_extract.extraction.unit_names import UnitName
from cchc_extract.gazetteer import AdminUnit, gazetteer, name_key
from cchc_extract.patterns import Rule, load_one
from cchc_extract.vietnamese import lower
from cchc_extract.view import TextView

_LEVELS = ("province", "district", "commune")
_BEFORE = regex.compile(r"(?r)(?:[\p{L}/&-]+[ ]+){0,6}")
_FIRST_SYLLABLE = regex.compile(r"(?<!\w)\p{Lu}\w*")
_CAPITAL_AFTER = regex.compile(r"(?: |-)\p{Lu}[\p{Ll}\p{Lu}']|\w|'")
_PERSON_AFTER = regex.compile(r" \p{Lu}\p{Ll}* \p{Lu}")
_WORD_AFTER = regex.compile(r" (\p{Lu}\p{L}*)(?= )")
_NUMBER_BEFORE = regex.compile(r"\d[\w/]* $")
_LIST = regex.compile(r" ?[,;] | và ")
_PARENT_AFTER = regex.compile(r"(?: ?, ?| \()")


def capitalised_syllables(view: TextView) -> set[str]:
    """The words of the text that begin with a capital, in lower case."""
    return {syllable.lower() for syllable in set(_FIRST_SYLLABLE.findall(view.folded))}


def possibly_named(units: Iterable[AdminUnit], syllables: set[str]) -> list[AdminUnit]:
    """Those of ``units`` whose names begin and end with some of ``syllables``."""
    return [unit for unit in units if unit.first_syllable in syllables and unit.last_syllable in syllables]


def bare_names(view: TextView, units: Sequence[AdminUnit], taken: Sequence[UnitName]) -> list[UnitName]:
    """Mentions of ``units`` by their proper name alone, outside the spans of ``taken``."""
    types = {name_key(name.name): name.type for name in reversed(taken)}
    plain: list[UnitName] = []
    doubtful: list[UnitName] = []
    for name in _places(view, units, taken):
        typed = types.get(name_key(name.name))
        of_type = tuple(unit for unit in name.candidates if unit.type == typed) or name.candidates
        named = replace(name, type=of_type[0].type, candidates=of_type)
        (plain if _fits_level(view, named, typed) else doubtful).append(named)
    plain += _in_lists(view, doubtful, [*taken, *plain])
    known = {name.name for name in plain}
    return _longest(plain + [name for name in doubtful if name.name in known])


def distant_cities(view: TextView, cities: Sequence[AdminUnit], taken: Sequence[UnitName]) -> list[UnitName]:
    """Cities of provinces that the article does not name, where the wording shows a place: ``ở Hội An``."""
    ends = {name.end for name in taken}
    return [
        name
        for name in _places(view, cities, taken)
        if (" " in name.name and name.start - 2 in ends and view.folded[name.start - 2 : name.start] == ", ")
        or _ends_with(_words_before(view, name.start), _phrases("before-a-short-name"))
    ]


def _places(view: TextView, units: Sequence[AdminUnit], taken: Sequence[UnitName]) -> Iterator[UnitName]:
    """Where the names stand as names of places, outside the spans of ``taken``."""
    spans = sorted((name.start, name.end) for name in taken)
    for name, candidates in _by_name(units).items():
        for at in _occurrences(view, name):
            end = at + len(name)
            before = bisect_left(spans, (end,)) - 1
            if (before < 0 or spans[before][1] <= at) and _stands_alone(view, at, end):
                yield UnitName(at, end, candidates[0].type, name, tuple(candidates), "units.bare")


def _in_lists(view: TextView, communes: list[UnitName], taken: Sequence[UnitName]) -> list[UnitName]:
    """Of names of communes those beside another one of the same district: ``tại Tân Lập, Yên Bình``."""
    doubtful = {name for name in communes if " " in name.name}
    in_order = sorted([*doubtful, *taken], key=lambda name: name.start)
    listed = []
    for one, other in pairwise(in_order):
        parents = {unit.parent for unit in one.candidates} & {unit.parent for unit in other.candidates}
        if parents - {None} and _LIST.fullmatch(view.folded, one.end, other.start):
            listed += [name for name in (one, other) if name in doubtful]
    return listed


def _by_name(units: Iterable[AdminUnit]) -> dict[str, list[AdminUnit]]:
    """Units by name, of each name those of the highest level: a district before the town in it."""
    by_name: dict[str, list[AdminUnit]] = {}
    for unit in sorted(units, key=lambda unit: _LEVELS.index(unit.level)):
        same = by_name.setdefault(unit.name, [])
        if unit.name != "Hồ Chí Minh" and (not same or same[0].level == unit.level):
            same.append(unit)
    return {name: same for name, same in by_name.items() if same}


def _occurrences(view: TextView, name: str) -> Iterator[int]:
    """Where a name stands, in its own case or with other capitals: ``HÀ NỘI``, ``Kbang`` for KBang."""
    small = lower(name)
    at = view.lower.find(small)
    while at >= 0:
        printed = view.folded[at : at + len(name)]
        if printed == name or (printed[0].isupper() and all(map(_begins_with_capital, printed.split()))):
            yield at
        at = view.lower.find(small, at + len(name))


def _begins_with_capital(syllable: str) -> bool:
    return not syllable[0].islower()


def _longest(names: list[UnitName]) -> list[UnitName]:
    kept: list[UnitName] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _fits_level(view: TextView, name: UnitName, typed: str | None) -> bool:
    """Whether so short a name, or one of so small a unit, is plainly used as that unit's here."""
    if " " not in name.name:
        return _ends_with(_words_before(view, name.start), _phrases("before-a-short-name"))
    if name.candidates[0].level != "commune":
        return True
    if _NUMBER_BEFORE.search(view.folded, max(0, name.start - 12), name.start):  # a house in a street
        return False
    return (
        name.type == typed
        or _parent_follows(view, name.end, name.candidates)
        or _fills_a_line(view, name)
        or _follows_a_preposition(view, name)
    )


def _fills_a_line(view: TextView, name: UnitName) -> bool:
    """A cell of a table that lists communes."""
    return view.folded[name.start - 1 : name.start] in ("", "\n") and view.folded.startswith("\n", name.end)


def _follows_a_preposition(view: TextView, name: UnitName) -> bool:
    """``ở Sơn Vĩ``; what is named like a person is too often a street."""
    family = load_one("names", "major-family").pattern.match(view.lower, name.start)
    return not family and _ends_with(_words_before(view, name.start), _phrases("where"))


def _parent_follows(view: TextView, end: int, units: Sequence[AdminUnit]) -> bool:
    """``Phước Tân, TP Biên Hòa``; ``Đồng Tâm (Mỹ Đức)``."""
    separator = _PARENT_AFTER.match(view.folded, end)
    if separator is None:
        return False
    parents = (gazetteer().parent(unit) for unit in units)
    following = view.folded[separator.end() : separator.end() + 40]
    return any(parent and 0 <= following.find(parent.name) <= len("thành phố ") for parent in parents)


def _stands_alone(view: TextView, start: int, end: int) -> bool:
    """Whether a name at ``[start, end)`` is a whole name, of a place: no street, school, person."""
    words = _words_before(view, start)
    if view.folded[start:end].isupper():  # in a headline in capitals the capitals tell nothing
        return not words or _ends_with(words, _phrases("before-a-short-name"))
    if _CAPITAL_AFTER.match(view.folded, end) and not _name_ends_at(view, end, words):
        return False
    if not _may_begin_at(view, start, end) or _ends_a_name(words):
        return False
    if not words:
        return True
    if _ends_with(words, _phrases("no-place-before")):
        return _ends_with(words, _phrases("place-before-all-the-same"))
    return _capitals_are_no_part(words)


def _ends_a_name(words: Sequence[str]) -> bool:
    """Whether a longer name, as of a company, began before: ``Công ty Cổ phần Xây dựng Bình Định``."""
    low = [word.lower() for word in words]
    ends = _phrases("name-does-not-go-on")
    last = max((index for index, word in enumerate(low) if (word,) in ends), default=-1)
    return any(_starts_with(low[at:], _phrases("name-goes-on-before")) for at in range(last + 1, len(low)))


def _words_before(view: TextView, start: int) -> list[str]:
    before = _BEFORE.match(view.folded, max(0, start - 60), start)
    return before.group().split() if before else []


def _may_begin_at(view: TextView, start: int, end: int) -> bool:
    before = view.folded[start - 1 : start]
    if before == '"':  # a quotation begins, or only the name is quoted
        return view.folded[end : end + 1] != '"'
    return not (before.isalnum() or (before and before in "'.@#_-"))


def _name_ends_at(view: TextView, end: int, words: Sequence[str]) -> bool:
    """Whether capitals that follow are another name: ``Chủ tịch UBND Hà Nội Trần Văn An``, or a sentence."""
    word = _WORD_AFTER.match(view.folded, end)
    if word and (word[1].lower(),) in _phrases("opens-a-sentence"):
        return True
    if not _PERSON_AFTER.match(view.folded, end):
        return False
    family = load_one("names", "family").pattern.match(view.lower, end + 1)
    return family is not None and any(
        _starts_with(words[at:], _phrases("agency-before")) for at in range(len(words))
    )


def _capitals_are_no_part(words: Sequence[str]) -> bool:
    """Whether capitalised words before a name are no part of it: an agency's, or a sentence's first word."""
    run: list[str] = []
    for word in reversed(words):
        if not word[0].isupper():
            break
        run.insert(0, word)
    if not run:
        return True
    if len(run) == len(words) and tuple(word.lower() for word in run) in _phrases("opens-a-sentence"):
        return True
    return _starts_with(words[-len(run) - 1 :], _phrases("agency-before")) or run[-1].isupper()


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    rule: Rule = load_one("units", name)
    return frozenset(tuple(phrase.split()) for phrase in rule.meanings)


def _ends_with(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    low = [word.lower() for word in words]
    return any(tuple(low[cut:]) in phrases for cut in range(len(low)))


def _starts_with(words: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> bool:
    low = [word.lower() for word in words]
    return any(
        tuple(low[i:j]) in phrases for i in range(min(2, len(low))) for j in range(i + 1, len(low) + 1)
    )
