"""Who signed an article and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cchc_extract.patterns import load_one
from cchc_extract.schema import Credit, CreditRole
from cchc_extract.vietnamese import fold, lower

_SYLLABLE = r"\p{Lu}(?:[\p{L}']*|\.)"
_NAME = regex.compile(rf"{_SYLLABLE}(?:[ .]{{0,2}}{_SYLLABLE}){{0,4}}")
_SIGNATURE = regex.compile(
    rf"\W*(?:(?:theo|nguồn) )?({_NAME.pattern})(?:(?: ?[-–,&] ?| và )({_NAME.pattern}))?\W*"
)
_SIGNED_INSIDE = regex.compile(
    rf"(?<=[.!?…”\"/]) +(?:[Tt]heo )?({_SYLLABLE}(?:[ .]{{0,2}}{_SYLLABLE}){{0,3}})(?:/[\w.]+|\W{{0,2}})$"
)
_DATE_LINE_AUTHOR = regex.compile(rf"^({_NAME.pattern})[ ,|-]+\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}")
_SEPARATOR = regex.compile(r" ?[-–,;&/] ?| và ")
LONGEST_SIGNATURE = 45
"""Characters; a longer line is no signature."""


def is_credit_line(text: str) -> bool:
    """Whether a line after the body signs it."""
    return _labelled(text) is not None or _signature(text) is not None


def find_credits(lines: Sequence[str], dropped: Sequence[str], title_lines: int) -> list[Credit]:
    """The credits of an article, in order: captions, signatures, the author in a date line."""
    found: list[Credit] = []
    body = lines[title_lines:]
    for index, line in enumerate(body):
        found.extend(_of_line(line, is_last=index >= len(body) - 2, is_only=len(body) < 2))
    for line in dropped:
        match = _DATE_LINE_AUTHOR.match(line)
        if match and len(match[1].split()) >= 2 and not _is_no_signature(match[1]):
            found.append(Credit(name=match[1], role="author"))
    return _distinct(found)


def _of_line(line: str, *, is_last: bool, is_only: bool) -> Iterator[Credit]:
    labelled = _labelled(line)
    if labelled:
        roles, signed = labelled
        yield from (Credit(name=name, role=role) for role in roles for name in signed)
        return
    yield from (Credit(name=name, role="photographer") for name in _photographers(line))
    if not is_last or is_only:
        return
    names = _signature(line) or _signed_inside(line)
    yield from (Credit(name=name, role="author") for name in names or ())


def _labelled(line: str) -> tuple[list[CreditRole], list[str]] | None:
    """``Tin, ảnh: A - B``: the roles and the names after the label."""
    small = lower(fold(line))
    for name, roles in (("text-and-photo", ["author", "photographer"]), ("text", ["author"])):
        match = load_one("credits", name).pattern.match(small)
        if match and len(line) - match.end() < 80:
            names = _names(line[match.end() :])
            if names:
                return roles, names  # type: ignore[return-value]
    return None


def _names(text: str) -> list[str]:
    names: list[str] = []
    for part in _SEPARATOR.split(text.strip(" .;:()/")):
        match = _NAME.match(part.strip())
        if not match or _is_no_signature(part.strip()) or (names and match.end() < len(part.strip())):
            break
        names.append(match.group().strip())
        if match.end() < len(part.strip()):
            break
    return names


def _photographers(line: str) -> Iterator[str]:
    small = lower(fold(line))
    for hit in load_one("credits", "photo").pattern.finditer(small):
        match = _NAME.match(line, hit.end())
        if not match or _is_no_signature(match.group()):
            continue
        name = match.group().strip()
        goes_on = regex.match(r" \p{Ll}", line, pos=match.end()) is not None
        if goes_on and " " in name:  # the last word begins the next sentence
            name = name.rsplit(" ", 1)[0]
        if len(name) > 1:
            yield name


def _signature(line: str) -> list[str] | None:
    """The names of a line that is nothing but a signature."""
    match = _SIGNATURE.fullmatch(line.strip()) if len(line) <= LONGEST_SIGNATURE else None
    if not match or _is_no_signature(match[1]):
        return None
    return [name.strip() for name in match.groups() if name]


def _signed_inside(line: str) -> list[str] | None:
    """The signature after the last sentence of the body."""
    match = _SIGNED_INSIDE.search(line[-60:]) if len(line) > LONGEST_SIGNATURE else None
    if not match or _is_no_signature(match[1]):
        return None
    words = match[1].split()
    if len(words) == 4 and not load_one("names", "family").pattern.match(lower(fold(words[0]))):
        return [" ".join(words[:2]), " ".join(words[2:])]  # two pen names, side by side
    return [match[1].strip()]


def _is_no_signature(name: str) -> bool:
    return load_one("credits", "no-signature").pattern.match(lower(fold(name))) is not None


def _distinct(found: Sequence[Credit]) -> list[Credit]:
    kept: list[Credit] = []
    for credit in found:
        if credit not in kept:
            kept.append(credit)
    return kept
