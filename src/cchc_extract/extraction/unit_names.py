"""Names of administrative units in the text, before it is known which unit each one is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from cchc_extract.gazetteer import TYPES, AdminUnit, gazetteer, name_key
from cchc_extract.patterns import Rule, load_one
from cchc_extract.vietnamese import key, title_case
from cchc_extract.view import TextView

_LEVELS = ("province", "district", "commune")
_SYLLABLE = r"\p{L}[\p{L}']*"
_WORDS = regex.compile(
    rf"(?:\p{{Lu}}[\p{{L}}']*|(?<=[ .])\d{{1,2}}(?![\d%/]|[.,]\d))(?:(?: | ?- ?){_SYLLABLE}){{0,4}}"
)
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*){0,3}")
_COMMUNES = ("xã", "phường", "thị trấn")
_ONE_MORE = regex.compile(r" (\p{Lu}\p{Ll}+)(?=[,.;)\n]|$)")
_BLANK = regex.compile(r"[ ]*")
_SEPARATOR = regex.compile(r" *(?:\([^()\n]{0,40}\) *)?(?:, *| và | & |; *| - )(?:và )?")
_GAP = regex.compile(r"[^.,;:\n]{0,40}?(?: là|gồm|gồm có| như|:) *(?=\p{Lu})")
_PLURAL = regex.compile(
    r"(?:các|những|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|cả)"
    r"(?: (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh),?)* $"
)


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name at ``[start, end)``: its type word (printed, inherited, or supplied) and proper name.

    ``candidates`` are the units that may be meant, of any era; none for a name that the gazetteer lacks.
    """

    start: int
    end: int
    type: str
    name: str
    candidates: tuple[AdminUnit, ...]
    rule: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two names the same unit's."""
        return self.type, name_key(self.name)


def typed_names(view: TextView) -> list[UnitName]:
    """Names with a type word before them, and the rest of a list that shares it, in order."""
    found: list[UnitName] = []
    for start, end, kind in _type_words(view):
        if not found or start >= found[-1].end:
            found.extend(_after_type(view, start, end, kind))
    return found


def _type_words(view: TextView) -> list[tuple[int, int, str]]:
    rule, short = load_one("units", "type"), load_one("units", "type-abbreviated")
    words = [(hit.start, hit.end, hit.value) for hit in rule.find(view)]
    opened: dict[str, str] = short.extra["abbreviations"]
    for hit in short.find(view):
        words.append((hit.start, hit.end, opened[view.folded[hit.start : hit.end].rstrip(".").upper()]))
    return sorted(words)


def _after_type(view: TextView, start: int, end: int, kind: str) -> Iterator[UnitName]:
    if view.lower.startswith("cấp ", start - 4):  # "cấp xã" is a level, whatever follows
        return
    counted = _PLURAL.search(view.lower, max(0, start - 40), start)
    plural = counted is not None
    if counted and "tỉnh" in counted.group():  # các tỉnh, thành phố: …
        kind = "tỉnh"
    name = _name_at(view, start, _BLANK.match(view.folded, end).end(), kind)  # type: ignore[union-attr]
    if name is None:
        gap = _GAP.match(view.folded, end) if plural else None
        name = _name_at(view, gap.end(), gap.end(), kind) if gap else None
        if name is None or not name.candidates:
            return
    if end - start == 2 and view.folded[start] in "PQH" and not name.candidates:
        return  # H. Hải is a person
    yield name
    yield from _rest_of_list(view, name, plural)


def _name_at(view: TextView, start: int, at: int, kind: str) -> UnitName | None:
    """The longest known name of this type at ``at``, else the run of capitalised words there."""
    match = _WORDS.match(view.folded, at)
    if not match or _begins_a_body(view, at):
        return None
    known = _longest_known(view, at, match.end(), kind)
    if known and not _goes_on(view, known[0], kind):
        end, candidates = known
        kind = candidates[0].type if kind == "tỉnh" else kind
        return UnitName(
            start, end, kind, _printed(view, at, end, candidates), tuple(candidates), "units.typed"
        )
    run = _CAPITALS.match(view.folded, at)
    # the gazetteer lacks no province and no district: only a commune may be new to it
    if kind not in _COMMUNES or not run or _is_no_name(view, start, at, run.end()):
        return None
    return UnitName(start, run.end(), kind, title_case(view.text[at : run.end()]), (), "units.typed-unknown")


def _goes_on(view: TextView, end: int, kind: str) -> bool:
    """Whether one more capitalised syllable belongs to a commune's name: ``xã Quảng Lạc Thượng``."""
    more = _ONE_MORE.match(view.folded, end, end + 12)
    family = more and load_one("names", "major-family").pattern.match(view.lower, more.start(1))
    return kind in _COMMUNES and more is not None and not family


def _printed(view: TextView, at: int, end: int, candidates: Sequence[AdminUnit]) -> str:
    """The name as printed, or as the gazetteer has it where only case and tone placement differ."""
    printed = view.text[at:end]
    same = [unit.name for unit in candidates if key(unit.name) == key(printed)]
    return same[0] if same else title_case(printed)


def _is_no_name(view: TextView, start: int, at: int, end: int) -> bool:
    """Whether an unknown name is too short, a headline in capitals, or a person's."""
    person = load_one("names", "family").pattern.match(view.lower, at) and " " in view.folded[at:end]
    headline = view.folded[start:at].isupper()
    foreign = view.folded[start].isupper() and start > 1 and view.folded[start - 2].isalpha()  # Tân Hoa Xã
    return end - at < 2 or headline or foreign or bool(person)


def _longest_known(view: TextView, at: int, end: int, kind: str) -> tuple[int, list[AdminUnit]] | None:
    stop = end
    while stop > at:
        candidates = _of_type(view.folded[at:stop], kind)
        if candidates:
            return stop, candidates
        cut = max(view.folded.rfind(" ", at, stop), view.folded.rfind("-", at, stop))
        stop = len(view.folded[:cut].rstrip(" -")) if cut > at else at
    return None


def _of_type(name: str, kind: str) -> list[AdminUnit]:
    """Units of this name and type; where the type changed over time, those of its level."""
    named = gazetteer().named(name)
    if kind == "tỉnh":
        return [unit for unit in named if unit.level == "province"]
    exact = [unit for unit in named if unit.type == kind]
    return exact or [unit for unit in named if unit.level == TYPES[kind] and unit.type != "đặc khu"]


def _begins_a_body(view: TextView, at: int) -> bool:
    guard = load_one("units", "not-a-name")
    match = guard.pattern.match(view.lower, at)
    if not match:
        return False
    following = view.folded[match.end() : match.end() + 2]
    return not (
        len(following) == 2 and following[0] == " " and following[1].isupper() and following.strip().isalpha()
    )


def _rest_of_list(view: TextView, first: UnitName, plural: bool) -> Iterator[UnitName]:
    at = first.end
    while separator := _SEPARATOR.match(view.folded, at):
        if load_one("units", "type").pattern.match(view.lower, separator.end()):
            return
        name = _name_at(view, separator.end(), separator.end(), first.type)
        if name is None or not (name.candidates or plural) or not (plural or _siblings(first, name)):
            return
        if name.candidates and not plural and _is_parent(first, name):
            return
        yield UnitName(name.start, name.end, name.type, name.name, name.candidates, "units.listed")
        at = name.end


def _siblings(one: UnitName, other: UnitName) -> bool:
    """Whether the two may be units of the same type below the same parent."""
    exact = [unit for unit in other.candidates if unit.type == one.type]
    return bool({unit.parent for unit in one.candidates} & {unit.parent for unit in exact})


def _is_parent(one: UnitName, other: UnitName) -> bool:
    parents = {gazetteer().parent(unit) for unit in one.candidates}
    return any(parent and name_key(parent.name) == name_key(other.name) for parent in parents)


def bare_names(view: TextView, units: Sequence[AdminUnit], taken: Sequence[UnitName]) -> list[UnitName]:
    """Mentions of ``units`` by their proper name alone, outside the spans of ``taken``."""
    by_name: dict[str, list[AdminUnit]] = {}
    for unit in sorted(units, key=lambda unit: _LEVELS.index(unit.level)):  # a district before its town
        # one syllable alone (Vinh, Huế) is too often something else, and so is the President's name
        if len(unit.name.split()) > 1 and unit.name != "Hồ Chí Minh":
            by_name.setdefault(unit.name, []).append(unit)
    spans = sorted((name.start, name.end) for name in taken)
    found = []
    for name, candidates in by_name.items():
        at = view.folded.find(name)
        while at >= 0:
            end = at + len(name)
            before = bisect_left(spans, (end,)) - 1
            free = before < 0 or spans[before][1] <= at
            if free and _stands_alone(view, at, end):
                found.append(UnitName(at, end, candidates[0].type, name, tuple(candidates), "units.bare"))
            at = view.folded.find(name, end)
    return _longest(found)


def _longest(names: list[UnitName]) -> list[UnitName]:
    kept: list[UnitName] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


_BEFORE = regex.compile(r"(?:[\p{L}/]+[ ]+){0,6}$")
_CAPITAL_AFTER = regex.compile(r"(?: |-)\p{Lu}[\p{Ll}\p{Lu}']|\w|'")


def _stands_alone(view: TextView, start: int, end: int) -> bool:
    """Whether a name at ``[start, end)`` is a whole name, of a place: no street, school, person."""
    if _CAPITAL_AFTER.match(view.folded, end) or (start and view.folded[start - 1] in "'\u0022" + "@#_-"):
        return False
    if start and (view.folded[start - 1].isalnum() or view.folded[start - 1] == "."):
        return False
    before = _BEFORE.search(view.folded, max(0, start - 60), start)
    words = before.group().split() if before else []
    if not words:
        return True
    if _ends_with(words, _phrases("no-place-before")):
        return False
    run: list[str] = []
    for word in reversed(words):
        if not word[0].isupper():
            break
        run.insert(0, word)
    if not run:
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
