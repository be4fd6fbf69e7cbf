"""Posts: where a list of posts begins and ends, how it is split, and what abbreviations open to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from cchc_extract.patterns import Rule, load_one
from cchc_extract.vietnamese import fold, key, lower, nfc
from cchc_extract.view import Span, TextView

_JOINT = regex.compile(r"(?:,| -|- | và|kiêm) *$")
_FORMER_BEFORE = regex.compile(r"(?:nguyên|quyền) +$")

LONGEST_POST = 110
"""Characters; a longer stretch without an end is no post."""

_CLAUSE_END = regex.compile(r'[.;:!?\n"()](?=\s|$|["(])|[;:!?\n"()]')
_SEPARATOR = regex.compile(r" *(?:,|;| - |-(?= )|(?<= )-|(?<=[A-ZĐ])-(?=\p{Lu})| và (?=\p{Lu})| kiêm ) *")
_LEAD = regex.compile(r"[ ]*(?:[-,(]|là|\bgiữ chức)[ ]*")
_ASIDE = regex.compile(r" *\([^()\n]{1,40}\) *$")
_FORMERLY = ("nguyên ", "quyền ")
_FORMER = regex.compile(r"nguyên +|quyền +")


@cache
def _rule(name: str) -> Rule:
    return load_one("positions", name)


def head_at(view: TextView, at: int) -> int | None:
    """Where the head of a post that begins at ``at`` ends, if one does."""
    former = _FORMER.match(view.lower, at) if view.lower.startswith(_FORMERLY, at) else None
    start = former.end() if former else at
    match = _rule("head").pattern.match(view.lower, start) or _packed_at(view, start)
    return match.end() if match else None


def _packed_at(view: TextView, at: int) -> regex.Match[str] | None:
    return _rule("packed").pattern.match(view.folded, at)


def posts_after(view: TextView, at: int) -> list[Span]:
    """The posts that follow a name ending at ``at``: ``, Phó Giám đốc Sở Nội vụ, làm Trưởng đoàn``."""
    lead = _LEAD.match(view.lower, at)
    if not lead:
        return []
    start = lead.end()
    if not (head_at(view, start) or _role_at(view, start)):
        return []
    return _split(view, start, _clause_end(view, start))


def posts_before(view: TextView, at: int, floor: int = 0) -> list[Span]:
    """The posts that end right before a name at ``at``: ``Phó Chủ tịch UBND tỉnh Lưu Hạnh``.

    Nothing before ``floor`` (where the person named before ends) belongs to them.
    """
    aside = _ASIDE.search(view.folded, max(floor, at - 50), at)  # UBND phường A (quận B) Nguyễn Văn C
    at = aside.start() if aside else at
    start = max(floor, at - 2 * LONGEST_POST)
    for clause_end in _CLAUSE_END.finditer(view.folded, start, at):
        start = clause_end.end()
    heads = [match.start() for match in _rule("head").pattern.finditer(view.lower, start, at)]
    heads += [match.start() for match in _rule("packed").pattern.finditer(view.folded, start, at)]
    posts: list[Span] = []
    end = at
    for head in sorted(heads, reverse=True):
        former = _former_before(view, head)
        body = view.folded[former:end].rstrip(" ,-")
        if posts and not _JOINT.search(view.folded[former:end]):
            continue
        if not _is_post(body) or (posts and view.lower.endswith(" của ", 0, former)):
            break
        posts.insert(0, Span(former, former + len(body)))
        end = former
    return posts


def _former_before(view: TextView, head: int) -> int:
    match = _FORMER_BEFORE.search(view.lower[max(0, head - 10) : head])
    return head - len(match.group()) if match else head


def _is_post(body: str) -> bool:
    if len(body) > LONGEST_POST or body.endswith(" và") or _rule("end").pattern.search(body):
        return False
    pieces = body.split(", ")[1:]
    return all(_rule("continues").pattern.search(lower(piece)) for piece in pieces)


def _role_at(view: TextView, at: int) -> bool:
    return _rule("delegation-role").pattern.match(view.lower, at) is not None


def _clause_end(view: TextView, start: int) -> int:
    limit = min(start + 3 * LONGEST_POST, len(view.folded))
    match = _CLAUSE_END.search(view.folded, start, limit)
    return match.start() if match else limit


def _split(view: TextView, start: int, end: int) -> list[Span]:
    """Posts of the stretch ``[start, end)``, which ends at the first piece that is no post."""
    posts: list[Span] = []
    for piece in _pieces(view, start, end):
        stop = _end_in(view, piece)
        cut = Span(piece.start, piece.end if stop is None else stop)
        cut = Span(cut.start, cut.start + len(view.folded[cut.start : cut.end].rstrip(" ,-")))
        if head_at(view, cut.start) and not _is_delegation_role(view, cut) and cut.end > cut.start:
            posts.append(cut)
        elif posts and _continues(view, cut):
            posts[-1] = Span(posts[-1].start, cut.end)
        elif not _role_at(view, cut.start):
            break
        if stop is not None:
            break
    return posts


_WHOLE = regex.compile(
    r"(?<!\w)(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
    r"(?: \p{Lu}[\p{L}'’]*)*(?= \p{Ll})(?! (?:ủy|và|kiêm|khóa|nhiệm kỳ|phố|xã|trấn|khu|hội)(?!\w))"
)


@cache
def _office() -> regex.Pattern[str]:
    """An office with what it is for: ``sở nội vụ``."""
    domain = load_one("agencies", "office-domain").pattern.pattern
    return regex.compile(rf"(?<!\w)(?:sở|bộ|phòng) (?:{domain})(?= )")


_OF_AN_OFFICE = regex.compile(
    r" (?:\p{Lu}|(?:tỉnh|thành|huyện|quận|thị|xã|phường|đặc|và|của|kiêm|cấp|khu|trung)(?!\w))"
)


def _end_in(view: TextView, piece: Span) -> int | None:
    """Where what follows a post begins: at a word that no post has, or after the unit or office it is in."""
    word = _rule("end").pattern.search(view.folded, piece.start, piece.end)
    whole = _WHOLE.search(view.folded, piece.start, piece.end)
    office = _office().search(view.lower, piece.start, piece.end)
    if office and _OF_AN_OFFICE.match(view.folded, office.end()):
        office = None
    ends = [match.end() for match in (whole, office) if match]
    return min([*ends, *([word.start()] if word else [])], default=None)


def _pieces(view: TextView, start: int, end: int) -> Iterator[Span]:
    for separator in _SEPARATOR.finditer(view.folded, start, end):
        if separator.start() > start and _splits(view, separator):
            yield Span(start, separator.start())
            start = separator.end()
    yield Span(start, end)


def _splits(view: TextView, separator: regex.Match[str]) -> bool:
    """Whether a separator stands between posts; a dash or ``và`` inside a body does not."""
    mark = separator.group().strip()
    return mark in ",;" or head_at(view, separator.end()) is not None or _role_at(view, separator.end())


def _is_delegation_role(view: TextView, piece: Span) -> bool:
    role = _rule("delegation-role").pattern.match(view.lower, piece.start)
    head = head_at(view, piece.start)
    return role is not None and (head is None or head < role.end())


def _continues(view: TextView, piece: Span) -> bool:
    text = view.lower[piece.start : piece.end]
    return 0 < len(text) <= 60 and _rule("continues").pattern.search(text) is not None


def open_posts(view: TextView, posts: Sequence[Span]) -> list[str]:
    """The posts as the record shows them: abbreviations of posts opened, one string a post."""
    return [opened for post in posts for opened in _open(view.text[post.start : post.end])]


def _open(printed: str) -> Iterator[str]:
    """``PBT Đảng ủy - CT UBND xã`` is split before; what is left opens its leading abbreviation.

    >>> list(_open("CT.UBND xã")), list(_open("CTUBND huyện")), list(_open("HUV"))
    (['Chủ tịch UBND xã'], ['Chủ tịch UBND huyện'], ['Huyện ủy viên'])
    """
    printed = " ".join(nfc(printed).split())
    match = _rule("packed").pattern.match(fold(printed))
    if not match:
        yield printed
        return
    opened = _rule("packed").meanings[" ".join(match.group().split())]
    rest = printed[match.end() :].lstrip(" .")
    yield f"{opened} {rest}" if rest else opened


def is_public(posts: Sequence[str]) -> bool:
    """Whether any of the posts is a public one, not one in a company."""
    return any(_rule("not-public").pattern.search(lower(fold(post))) is None for post in posts)


def merge_posts(mentions: Sequence[Sequence[str]]) -> list[str]:
    """Every post once, in its fullest wording, in the order of first mention."""
    merged: list[str] = []
    for post in (post for mention in mentions for post in mention):
        same = [index for index, known in enumerate(merged) if _same_post(known, post)]
        if not same:
            merged.append(post)
        elif len(post) > len(merged[same[0]]):
            merged[same[0]] = post
    return merged


def _same_post(one: str, other: str) -> bool:
    """Whether one wording is the other, or the beginning of it.

    >>> _same_post("Trưởng ban Pháp chế", "Trưởng Ban Pháp chế HĐND tỉnh")
    True
    >>> _same_post("Phó Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh")
    False
    """
    shorter, longer = sorted((key(one), key(other)), key=len)
    return f"{longer} ".startswith(f"{shorter} ")
