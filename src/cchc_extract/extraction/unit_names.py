"""Names of administrative units in the text, before it is known which unit each one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from cchc_extract.gazetteer import TYPES, AdminUnit, gazetteer, name_key
from cchc_extract.patterns import Hit, load_one
from cchc_extract.vietnamese import key, title_case
from cchc_extract.view import TextView

_SYLLABLE = r"\p{L}[\p{L}']*"
_WORDS = regex.compile(
    rf"(?:\p{{Lu}}[\p{{L}}']*|(?<=[ .])\d{{1,2}}(?![\d%/]|[.,]\d))(?:(?: | ?- ?){_SYLLABLE}){{0,4}}"
    r"(?: \d{1,2}(?![\d%/]|[.,]\d))?"
)
_CAPITALS = regex.compile(r"\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*){0,3}(?: \d{1,2}(?![\d%/]|[.,]\d))?")
_COMMUNES = ("xã", "phường", "thị trấn")
_ONE_MORE = regex.compile(r" (\p{Lu}\p{Ll}+)(?=[,.;)\n]|$)")
_BLANK = regex.compile(r"[ ]*")
_SEPARATOR = regex.compile(r" *(?:\([^()\n]{0,40}\) *)?(?:, *| và | & |; *| - | hay | hoặc )(?:và )?")
_GAP = regex.compile(r"[^.,;:\n]{0,40}?(?: là|gồm|gồm có| như|:) *(?=\p{Lu})")
_HIGHLAND_PERSON = regex.compile(r"(?:H'|H |Y |K'|Ka )\p{Lu}")
_FOREIGN = regex.compile(r"[fwzFWZ]|[aeiou][bcdghklmnpqrstvx]+[aeiou]")
_PAPER = regex.compile(r"(?:pháp luật|phụ nữ|báo(?: (?!cáo)\p{L}+){0,3}) $")
_PLURAL = regex.compile(  # read backwards: it ends where the type word begins
    r"(?r)(?<!\w)(?:các|những|một số|nhiều|vài|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|cả)"
    r"(?: (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh),?)* "
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
    types: tuple[str, ...] = ()
    """The type words of its list, one of which is meant: ``các xã, thị trấn: Đu, Cổ Lũng``."""

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


def aliases(view: TextView) -> list[UnitName]:
    """Provinces by another name: ``TP.HCM``, ``BR-VT``, ``Đắc Lắc``."""
    found = []
    for hit in load_one("units", "alias").find(view):
        kind = next(kind for kind in TYPES if hit.value.startswith(f"{kind} "))
        name = hit.value.removeprefix(f"{kind} ")
        candidates = tuple(gazetteer().named(name, "province"))
        if view.folded[hit.start : hit.end].islower() or _names_a_paper(view, hit.start):
            continue
        found.append(UnitName(hit.start, hit.end, kind, name, candidates, hit.rule.source))
    return found


def _names_a_paper(view: TextView, start: int) -> bool:
    return _PAPER.search(view.lower, max(0, start - 30), start) is not None


def _type_words(view: TextView) -> list[tuple[int, int, str]]:
    rule, short = load_one("units", "type"), load_one("units", "type-abbreviated")
    words = [(hit.start, hit.end, hit.value) for hit in rule.find(view) if not _is_no_type(view, hit)]
    opened: dict[str, str] = short.extra["abbreviations"]
    for hit in short.find(view):
        abbreviation = view.folded[hit.start : hit.end].replace(".", "").upper()
        words.append((hit.start, hit.end, opened[abbreviation]))
    return sorted(words)


def _is_no_type(view: TextView, hit: Hit) -> bool:
    no_type = load_one("units", "not-a-type").pattern
    return hit.value == "xã" and no_type.search(view.lower, max(0, hit.start - 12), hit.end) is not None


def _after_type(view: TextView, start: int, end: int, kind: str) -> Iterator[UnitName]:
    if view.lower.startswith("cấp ", start - 4):  # "cấp xã" is a level, whatever follows
        return
    at = _BLANK.match(view.folded, end).end()  # type: ignore[union-attr]
    gap = None if view.folded[at : at + 1].isupper() else _gap_before_list(view, end)
    if gap is None and not _may_name(view, at):  # most type words: the unit is not named here
        return
    counted = _PLURAL.match(view.lower, max(0, start - 40), start)
    plural = counted is not None
    types = _types_of_list(counted.group(), kind) if counted else ()
    if "tỉnh" in types:  # các tỉnh, thành phố: …
        kind = "tỉnh"
    name = _name_at(view, start, at, kind) or _after_modifier(view, start, at, kind)
    if name is None:
        name = _name_at(view, gap.end(), gap.end(), kind) if gap and plural else None
        if name is None or not name.candidates:
            return
    if end - start == 2 and view.folded[start] in "PQHX" and _may_be_initial(name):
        return
    for one in (name, *_rest_of_list(view, name, plural)):
        yield replace(one, types=types) if types and one.candidates else one


def _gap_before_list(view: TextView, end: int) -> regex.Match[str] | None:
    """``3 phường xếp trên cùng:``; what names another type of unit leads to units of that type."""
    gap = _GAP.match(view.folded, end)
    type_word = load_one("units", "type").pattern
    return gap if gap and not type_word.search(view.lower, end, gap.end()) else None


def _types_of_list(before: str, kind: str) -> tuple[str, ...]:
    """The type words of ``các huyện, thị xã:``, where there are several; ``before`` ends at ``kind``."""
    words = {match.group() for match in load_one("units", "type").pattern.finditer(before)} | {kind}
    return tuple(sorted(words)) if len(words) > 1 else ()


def _after_modifier(view: TextView, start: int, at: int, kind: str) -> UnitName | None:
    """``huyện đảo Lý Sơn``, ``thành phố trẻ Phổ Yên``."""
    modifier = load_one("units", "modifier").pattern.match(view.lower, at)
    if modifier is None:
        return None
    name = _name_at(view, start, _BLANK.match(view.folded, modifier.end()).end(), kind)  # type: ignore[union-attr]
    return name if name and name.candidates and not name.name.isdigit() else None  # xã vùng cao 5 triệu


def _may_name(view: TextView, at: int) -> bool:
    following = view.folded[at : at + 1]
    if following.islower():
        return load_one("units", "modifier").pattern.match(view.lower, at) is not None
    return following.isalnum()


def _may_be_initial(name: UnitName) -> bool:
    """H. Hải is a person; P. Lê Lợi and Q. 1 are units."""
    return not name.candidates or not (" " in name.name or name.name.isdigit())


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
    if load_one("units", "not-a-name").pattern.match(view.lower, at):  # xã A, Phòng Tài nguyên …
        return None
    name = title_case(view.text[at : run.end()])
    once = tuple(gazetteer().once_called(name, kind))
    return UnitName(start, run.end(), kind, name, once, "units.typed-unknown")


def _goes_on(view: TextView, end: int, kind: str) -> bool:
    """Whether one more capitalised syllable belongs to a commune's name: ``xã Quảng Lạc Thượng``."""
    more = _ONE_MORE.match(view.folded, end, end + 12)
    family = more and load_one("names", "major-family").pattern.match(view.lower, more.start(1))
    return kind in _COMMUNES and more is not None and not family


def _printed(view: TextView, at: int, end: int, candidates: Sequence[AdminUnit]) -> str:
    """The name as printed, or as the gazetteer has it where only case and tone placement differ."""
    printed = view.text[at:end]
    if candidates[0].level == "province":
        return candidates[0].name
    same = [unit.name for unit in candidates if key(unit.name) == key(printed)]
    return same[0] if same else title_case(printed)


def _is_no_name(view: TextView, start: int, at: int, end: int) -> bool:
    """Whether an unknown name is too short, a headline in capitals, a street's, a person's, or foreign."""
    family = load_one("names", "family").pattern.match(view.lower, at) and " " in view.folded[at:end]
    person = family or _HIGHLAND_PERSON.match(view.folded, at)
    headline = view.folded[start:at].isupper()
    # the street Xã Đàn
    street = view.folded[start].isupper() and start > 1 and view.folded[start - 2].isalnum()
    name = view.folded[at:end]
    return " " not in name or headline or street or bool(person or _FOREIGN.search(name))


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
    """Units of this name and type, and after them others of its level: the type may change over time."""
    named = gazetteer().named(name)
    if kind == "tỉnh":
        return [unit for unit in named if unit.level == "province"]
    exact = [unit for unit in named if unit.type == kind]
    level = TYPES[kind]
    others = [unit for unit in named if unit.type != kind and unit.level == level and unit.type != "đặc khu"]
    if (exact or others) and level == "commune":
        exact += gazetteer().once_called(name, kind)
    return exact + others


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
        if _type_word_at(view, separator.end()):
            return
        name = _name_at(view, separator.end(), separator.end(), first.type)
        if name is None or not (name.candidates or plural) or not (plural or _siblings(first, name)):
            return
        if name.candidates and not plural and _is_parent(first, name):
            return
        yield UnitName(name.start, name.end, name.type, name.name, name.candidates, "units.listed")
        at = name.end


def _type_word_at(view: TextView, at: int) -> bool:
    type_word, short = load_one("units", "type"), load_one("units", "type-abbreviated")
    return bool(type_word.pattern.match(view.lower, at) or short.pattern.match(view.folded, at))


def _siblings(one: UnitName, other: UnitName) -> bool:
    """Whether the two may be units of the same type below the same parent."""
    exact = [unit for unit in other.candidates if unit.type == one.type]
    return bool({unit.parent for unit in one.candidates} & {unit.parent for unit in exact})


def _is_parent(one: UnitName, other: UnitName) -> bool:
    parents = {gazetteer().parent(unit) for unit in one.candidates}
    return any(parent and name_key(parent.name) == name_key(other.name) for parent in parents)
