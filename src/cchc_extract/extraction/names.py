"""Names of people: runs of capitalised syllables that something beside them says is a person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from cchc_extract.extraction.mention import Mention
from cchc_extract.extraction.positions import head_at, posts_after, posts_before
from cchc_extract.patterns import load, load_one
from cchc_extract.view import Span, TextView

PLACES_A_RUN = 12
"""Places that one run of capitalised syllables can touch."""

_RUN = regex.compile(r"(?<![\w'.])\p{Lu}[\p{L}']*(?: \p{Lu}[\p{L}']*)*")
_JOINT = regex.compile(r" *(?:, *| và |; *)$")
_LIST_LEAD = regex.compile(r"(?:: *|gồm *|là *|có *)$")
_INITIAL = regex.compile(r"(?:\p{Lu}\. *)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Mention):
    """A name at ``[start, end)`` with what stands beside it: honorific and posts (spans of the text).

    ``short`` mentions are a given name after a cue (``ông Khuyến``, ``Thứ trưởng Tuấn``).
    """

    honorific: str | None
    posts: tuple[Span, ...]
    short: bool = False


def find_names(view: TextView, places: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """Every mention of a person by name, in order; nothing inside ``places`` is one.

    Given names alone are looked for once the full names are known.
    """
    runs = list(_runs(view, places))
    named: list[PersonMention] = []
    for run in runs:
        mention = _mention(view, run, named[-1] if named else None)
        if mention:
            if named:
                named[-1] = _without_posts_of(view, named[-1], mention)
            named.append(mention)
    given = {view.lower[mention.start : mention.end].rsplit(" ", 1)[-1] for mention in named}
    short = [mention for run in runs if (mention := _short(view, run, given))]
    return sorted((*named, *short), key=lambda mention: mention.start)


_AND = regex.compile(r" và(?: (?:ông|bà|đồng chí|đ/c))? *$")


def _without_posts_of(view: TextView, earlier: PersonMention, later: PersonMention) -> PersonMention:
    """``Thứ trưởng A, Thứ trưởng B``: what stands before B is B's; ``A, Chủ tịch và B``: it is A's."""
    own = [post for post in earlier.posts if post.end <= later.start and post not in later.posts]
    for post in earlier.posts:
        joint = _AND.search(view.lower, post.start, later.start) if post.end > later.start else None
        own += [Span(post.start, joint.start())] if joint else []
    return replace(earlier, posts=tuple(own)) if own and tuple(own) != earlier.posts else earlier


def _runs(view: TextView, places: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Runs of capitalised syllables, without the parts that are places."""
    taken = sorted(places)
    for match in _RUN.finditer(view.folded):
        start, end = match.span()
        first = max(0, bisect_left(taken, (start,)) - 1)
        for low, high in taken[first : first + PLACES_A_RUN]:
            if low < end and start < high:
                if start < low:
                    yield Span(start, len(view.folded[:low].rstrip()))
                start = high + (view.folded[high : high + 1] == " ")
        if start < end:
            yield Span(start, end)


def _mention(view: TextView, run: Span, previous: PersonMention | None) -> PersonMention | None:
    if view.folded.find(" ", run.start, run.end) < 0 or _signs(view, run):
        return None
    for start in _starts(view, run):
        honorific = honorific_before(view, start)
        length = view.folded.count(" ", start, run.end) + 1
        if 1 < length <= 5 and _may_be_a_name(view, start, run.end, bool(honorific)):
            mention = _with_evidence(view, Span(start, run.end), honorific, previous)
            if mention:
                return mention
    return None


def _signs(view: TextView, run: Span) -> bool:
    """Whether a name signs the article or a picture (``Ảnh: Lê An``)."""
    return (
        load_one("names", "credit-before").pattern.search(view.lower, max(0, run.start - 30), run.start)
        is not None
    )


def _starts(view: TextView, run: Span) -> Iterator[int]:
    """Where a name may begin in a run: at its beginning, then at each further syllable."""
    at = run.start
    while 0 <= at < run.end:
        if view.lower[at : _word_end(view, at)] not in _honorifics():
            yield at
        blank = view.folded.find(" ", at, run.end)
        at = blank + 1 if blank >= 0 else -1


def _word_end(view: TextView, at: int) -> int:
    blank = view.folded.find(" ", at)
    return blank if blank >= 0 else len(view.folded)


def _may_be_a_name(view: TextView, start: int, end: int, addressed: bool) -> bool:
    if head_at(view, start) or load_one("names", "not-a-person").pattern.match(view.lower, start):
        return False
    if not any(char.islower() for char in view.folded[start:end]) and " " not in view.folded[start:end]:
        return False
    if addressed:
        return True
    family = load_one("names", "family").pattern.match(view.lower, start)
    major = load_one("names", "major-family").pattern
    later = major.match(view.lower, _word_end(view, start) + 1, end)  # tỉnh ủy Quảng Ninh Nguyễn Văn Đọc
    return family is not None and (later is None or major.match(view.lower, start) is not None)


def _with_evidence(
    view: TextView, name: Span, honorific: str | None, previous: PersonMention | None
) -> PersonMention | None:
    """The mention, where an honorific, a post, or a list of people vouches for the name."""
    after = posts_after(view, name.end)
    floor = previous.end if previous else 0
    before = posts_before(view, _before_honorific(view, name.start), floor) or _listed_under(view, name.start)
    shared = _shared(view, name, previous) if not before else ()
    posts = (*before, *after) or shared
    if not (honorific or posts):
        return None
    if previous and honorific is None and _joins(view, previous, name):
        honorific = previous.honorific
    rule = "people.addressed" if honorific else "people.post"
    return PersonMention(start=name.start, end=name.end, rule=rule, honorific=honorific, posts=posts)


def _before_honorific(view: TextView, start: int) -> int:
    match = _honorific_pattern().search(view.lower, max(0, start - 20), start)
    return match.start() if match else start


def _listed_under(view: TextView, start: int) -> list[Span]:
    """The posts before a list: ``các đại biểu Quốc hội: A, B``."""
    lead = _LIST_LEAD.search(view.lower, max(0, start - 6), start)
    return posts_before(view, lead.start()) if lead and lead.group().startswith(":") else []


def _shared(view: TextView, name: Span, previous: PersonMention | None) -> tuple[Span, ...]:
    """The post of the one named before in the same list, ``các đại biểu Quốc hội: A, B``."""
    if previous is None or not previous.posts or not _joins(view, previous, name):
        return ()
    return previous.posts if previous.posts[-1].end <= previous.start else ()


def _joins(view: TextView, previous: PersonMention, name: Span) -> bool:
    return _JOINT.fullmatch(view.folded, previous.end, name.start) is not None


def _short(view: TextView, run: Span, given: set[str]) -> PersonMention | None:
    """A given name after an honorific or a post: ``ông Khuyến``, ``Thứ trưởng Tuấn``."""
    start = view.folded.rfind(" ", run.start, run.end) + 1 or run.start
    if view.lower[start : run.end] not in given or (
        start > run.start and not _is_honorific(view, run.start, start)
    ):
        return None
    honorific = honorific_before(view, start)
    if not honorific and not _post_right_before(view, start):
        return None
    return PersonMention(
        start=start, end=run.end, rule="people.short", honorific=honorific, posts=(), short=True
    )


def _is_honorific(view: TextView, start: int, end: int) -> bool:
    return view.lower[start:end].strip() in _honorifics()


def _post_right_before(view: TextView, start: int) -> bool:
    window = max(0, start - 20)
    heads = list(load_one("positions", "head").pattern.finditer(view.lower, window, start))
    return bool(heads) and not view.lower[heads[-1].end() : start].strip()


@cache
def _honorifics() -> dict[str, str]:
    return {wording: rule.meaning(wording) for rule in load("honorifics") for wording in rule.meanings}


@cache
def _honorific_pattern() -> regex.Pattern[str]:
    words = "|".join(regex.escape(word) for word in sorted(_honorifics(), key=len, reverse=True))
    return regex.compile(rf"(?<![\w/])(?:{words})(?: là)?[:.]?\s*$")


def honorific_before(view: TextView, start: int) -> str | None:
    """The form of address right before ``start``, in its normal form."""
    match = _honorific_pattern().search(view.lower, max(0, start - 20), start)
    if not match:
        return None
    wording = match.group().strip().rstrip(":.")
    return _honorifics().get(wording.removesuffix(" là").strip())
