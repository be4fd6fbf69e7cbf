"""Who signed an article and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from cchc_extract.loading.datelines import is_date_line, name_in_date_line
from cchc_extract.patterns import load_one
from cchc_extract.schema import Credit, CreditRole
from cchc_extract.vietnamese import fold, key, lower

LONGEST_SIGNATURE = 70
"""Characters; a longer line is no signature."""

LEAST_BODY = 160
"""Characters of a body of one line that somebody may have signed behind its last sentence."""

LAST_LINES = 2
"""Lines at the end of an article that a signature may close."""

_WORD = r"\p{Lu}[\p{L}\d'’]*"
_INITIAL = r"\p{Lu}\p{Ll}?\. ?"
_NAME = rf"(?:{_INITIAL}){{0,3}}{_WORD}(?: {_WORD}){{0,4}}"
_BETWEEN = r" ?(?:[-–,;&]| và ) ?"
_NAMES = regex.compile(rf"{_NAME}(?:{_BETWEEN}{_NAME}){{0,3}}")
_BETWEEN_NAMES = regex.compile(_BETWEEN)
# what may stand behind a signature: "/VOV.VN", "(TTXVN)", "(thực hiện)", "TTXVN", "Theo Mirror", "tổng hợp"
_BEHIND = (
    r"(?:\s*\([^()]{1,40}\)| ?/ ?[\w. +-]{2,25}| \p{Lu}{2,7}(?!\w)"
    r"| [Tt]ổng hợp| [Tt]hực hiện| [Tt]heo [\w. +]{2,25})"
)
_SIGNATURE = regex.compile(
    r"[^\w•·|»>]*(?P<theo>\(?[Tt]heo:? )?(?:(?:CTV|PV|[Tt]ổng hợp) )?"
    rf"(?P<names>{_NAMES.pattern}){_BEHIND}{{0,2}}[^\w•·|»>]*"
)
# whom a photographer works for, ahead of the name: "VGP/Lê An"
_EMPLOYER = regex.compile(r"^\p{Lu}{2,7} ?/ ?(?=\p{Lu}\p{Ll}*[ .])")
_MAY_CREDIT = regex.compile(
    r"(?:[ảẢ]nh|ẢNH|[hH]ình)[^:.]{0,12}(?::| của)|\([ảẢ]nh(?: minh họa)? \p{Lu}|[Pp]hoto:"
)
# the pictures behind a signature: "Lê An - Ảnh: Thu Trà"
_PICTURES_BEHIND = regex.compile(r" ?[;,–-] ?\(?[ảẢ]nh ?: ?\p{Lu}[\p{L}. ]{1,40}\)?\W*$")
_SENTENCE_END = regex.compile(r"(?<=[.!?…”\"/)])\s+(?=\(?\p{Lu})")
_ROLES: tuple[tuple[str, tuple[CreditRole, ...]], ...] = (
    ("text-and-photo", ("author", "photographer")),
    ("text", ("author",)),
)


def is_credit_line(text: str) -> bool:
    """Whether a line after the body signs it, or says where it was taken from."""
    if len(text) > 2 * LONGEST_SIGNATURE:
        return False
    named = is_labelled_credit(text) or bool(_labelled(text) or _signature(text))
    return named or load_one("credits", "source").pattern.match(lower(fold(text))) is not None


def is_labelled_credit(text: str) -> bool:
    """Whether a line says that it signs, by name or not: ``Tin, ảnh: Lê An``, ``Bài: Công chức xã``."""
    if len(text) > LONGEST_SIGNATURE:
        return False
    small = lower(fold(text))
    return any(load_one("credits", label).pattern.match(small) for label, _ in _ROLES)


def find_credits(lines: Sequence[str], title_lines: int, beside: Sequence[str]) -> list[Credit]:
    """The credits of an article, in order: captions, signatures, the author beside the date.

    ``beside`` are the lines of the page below the headline, the article's own or not.
    """
    body = lines[title_lines:]
    found = [credit for line in body for credit in _in_line(line)]
    if len(body) > 1 or len("".join(body)) > LEAST_BODY:
        found.extend(credit for line in body[-LAST_LINES:] for credit in _at_end(line))
    found.extend(Credit(name=name, role="author") for name in _beside_date(beside))
    # a name in capitals below the article is the one in the captions
    first = {(key(credit.name), credit.role): credit for credit in reversed(found)}
    return sorted(first.values(), key=found.index)


def _in_line(line: str) -> Iterator[Credit]:
    """Credits that say what they are, wherever they stand."""
    yield from _labelled(line) or ()
    if _MAY_CREDIT.search(line):
        yield from (Credit(name=name, role="photographer") for name in _photographers(line))


def _at_end(line: str) -> Iterator[Credit]:
    """The signature that a line is, or that follows its last sentence."""
    whole = _signature(line) or _labelled(line)
    if whole is not None:
        yield from whole
        return
    start = max(0, len(line) - 2 * LONGEST_SIGNATURE)
    for end in _SENTENCE_END.finditer(line, start):
        rest = line[end.end() :]
        signed = _labelled(rest) or _signature(rest)
        if signed:
            yield from signed
            return


@lru_cache(maxsize=256)
def _labelled(line: str) -> tuple[Credit, ...] | None:
    """``Tin, ảnh: A - B``: the names after the label, in its roles."""
    if len(line) > 2 * LONGEST_SIGNATURE:
        return None
    small = lower(fold(line))
    for label, roles in _ROLES:
        match = load_one("credits", label).pattern.match(small)
        if match and len(line) - match.end() <= LONGEST_SIGNATURE:
            names = _names(line[match.end() :])
            return tuple(Credit(name=name, role=role) for role in roles for name in names) or None
    return None


def _names(text: str) -> list[str]:
    """The names that a text begins with: ``A, B (thực hiện)``; not ``Công chức`` after the last one."""
    text = text.lstrip(" .;:(/")
    match = _NAMES.match(text)
    parts = [part.strip() for part in _BETWEEN_NAMES.split(match.group())] if match else []
    if match and regex.match(r" \p{Ll}", text, pos=match.end()):
        *whole, last = parts
        parts = (
            [*whole, last.rsplit(" ", 1)[0]] if " " in last else whole
        )  # its last word begins what follows
    names = []
    for part in parts:
        if _is_none(part):
            break
        names.append(part)
    return names


def _without_next_sentence(name: str) -> str:
    """A name without the words of the sentence behind it: ``TTXVN Ngày``, ``Minh Quý Ông``."""
    agency = load_one("credits", "agency").pattern.match(lower(fold(name)))
    if agency:
        return name[: agency.end()]
    words = name.split()
    if len(words) > 1 and len(words[0]) > 1 and words[0].isupper() and not words[1].isupper():
        return words[0]
    stop = load_one("credits", "next-sentence").pattern
    ends = (at for at, word in enumerate(words) if at > 1 and stop.match(lower(fold(word))))
    return " ".join(words[: next(ends, len(words))])


def _photographers(line: str) -> Iterator[str]:
    """``Ảnh: A`` in a caption, or behind one in running text."""
    small = lower(fold(line))
    for label in load_one("credits", "photo").pattern.finditer(small):
        behind = _EMPLOYER.sub("", line[label.end() : label.end() + LONGEST_SIGNATURE])
        names = _names(behind)
        alone = _NAMES.fullmatch(behind.strip(" .;)/")) is not None
        yield from names if alone else map(_without_next_sentence, names[:1])


@lru_cache(maxsize=256)
def _signature(line: str) -> tuple[Credit, ...] | None:
    """The names of a text that is nothing but a signature."""
    if len(line) > LONGEST_SIGNATURE:
        return None
    line = _PICTURES_BEHIND.sub("", line)
    unit = load_one("credits", "unit-behind").pattern.search(lower(fold(line)))
    match = _SIGNATURE.fullmatch(line[: unit.start()].strip() if unit else line.strip())
    if not match:
        return None
    source = load_one("credits", "agency").pattern.match(lower(fold(match["names"])))
    taken = match["theo"] and (source or (match["names"].isupper() and match["names"].isalpha()))
    names = [] if taken else _names(match["names"].partition(" Theo ")[0])
    if not names or not all(map(_can_sign, names)):
        return None
    if len(names) == 1:
        names = _side_by_side(names[0])
    return tuple(Credit(name=name, role="author") for name in names)


def _side_by_side(name: str) -> list[str]:
    """Two pen names of two words each: no name of four words begins with anything but a family name."""
    words = name.split()
    if len(words) != 4 or load_one("names", "family").pattern.match(lower(fold(words[0]))):
        return [name]
    return [" ".join(words[:2]), " ".join(words[2:])]


def _can_sign(name: str) -> bool:
    """Whether a name alone can be a signature: two words, initials, or an agency; not one word."""
    return " " in name or "." in name or (name.isupper() and len(name) > 1) or name[1:2] in "'’"


def _is_none(name: str) -> bool:
    return load_one("credits", "no-signature").pattern.match(lower(fold(name))) is not None


def _beside_date(beside: Sequence[str]) -> Iterator[str]:
    """The author that a byline names, who stands on the page's date line, or alone on a line next to it."""
    for index, line in enumerate(beside):
        yield from (credit.name for credit in _labelled(line) or () if _may_be_byline(credit.name))
        if not is_date_line(line):
            continue
        own = (
            None
            if load_one("furniture", "poster").pattern.search(lower(fold(line)))
            else name_in_date_line(line)
        )
        around = [*beside[max(0, index - 1) : index], *beside[index + 1 : index + 2]]
        alone = (credit.name for text in around for credit in _signature(text) or ())
        yield from (name for name in [*([own] if own else []), *alone] if _may_be_byline(name))


def _may_be_byline(name: str) -> bool:
    return " " in name and not _is_none(name)
