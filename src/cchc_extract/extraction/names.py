"""Names of people in running text: runs of capitalised syllables that look like names or are vouched for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from cchc_extract.extraction.given_names import find_addressed, is_named_again
from cchc_extract.extraction.mention import Mention
from cchc_extract.extraction.name_context import (
    BEARERS,
    TITLES,
    acts,
    before_honorific,
    conjunctions,
    cue_before,
    honorific_before,
    honorifics,
    is_signed,
    is_something_else,
    may_be_called,
    opens_a_clause,
    stands_alone,
)
from cchc_extract.extraction.name_forms import is_vietnamese, name_odds
from cchc_extract.extraction.name_runs import find_runs, is_family, syllables_of, word_end
from cchc_extract.extraction.positions import posts_after, posts_before
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

LONGEST = 5
"""Syllables of a name."""

SIGNED = "people.signed"
"""The rule of names that sign."""

FAMILY_FIRST, LONG_NAME, TWO_SYLLABLES = -1.2, 1.0, 3.0
"""Odds (logarithm) from which the form alone makes a full name of three syllables or more, the first of them
a known family name or not, and of two."""

GIVEN_NAMES = 1.0
"""Odds from which two syllables are the given names of someone who acts."""

ACTING = 2.0
"""What it adds to the odds that a name acts: fewer places do."""

RARE_FAMILY = -2.2
"""Odds of a family name below which it makes no name of two syllables beside a post alone."""

RESEMBLANCE = -2.5
"""Odds below which neither a title nor a place where names sign makes a name of several syllables."""

LONGEST_JOINT = 8
"""Characters between the places of a list."""

_JOINT = regex.compile(r" *(?:\([^()\n]{1,30}\))? *(?:, *|(?<= )và |; *)$")
_PLACE_JOINT = regex.compile(r" *(?:, *| và | - |- ?)$")
_LIST_TAIL = regex.compile(r"(?:[\s,;-]|(?<!\w)(?:và|cùng))*$")
_LIST_LEAD = regex.compile(r"(?:: *|gồm *|là *|có *)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Mention):
    """A name at ``[start, end)`` with what stands beside it: honorific and posts (spans of the text).

    ``short`` mentions are a given name alone (``ông Khuyến``, ``Thứ trưởng Tuấn``).
    """

    honorific: str | None = None
    posts: tuple[Span, ...] = ()
    short: bool = False


def find_names(view: TextView, places: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """Every mention of a person by name, in order; nothing inside ``places`` is one.

    Given names without a cue are looked for once the full names are known.
    """
    named: list[PersonMention] = []
    others: list[PersonMention] = []
    unread: list[Span] = []
    place: Span | None = None
    for run in find_runs(view, places):
        called = may_be_called(view, run.start)
        cue = cue_before(view, run.start) if called else None
        if cue == "place" or (cue is None and place and _goes_on(view, place, run)):
            place = run
            continue
        several = view.folded.find(" ", run.start, run.end) >= 0
        mention = _mention(view, run, cue, named[-1] if named else None) if called or several else None
        if mention is None:
            unread.append(run)
        elif mention.short or mention.rule == SIGNED:
            others.append(mention)
        else:
            if named:
                named[-1] = _without_posts_of(view, named[-1], mention)
            named.append(mention)
    return sorted((*named, *others, *_known(view, unread, named)), key=lambda mention: mention.start)


def _without_posts_of(view: TextView, earlier: PersonMention, later: PersonMention) -> PersonMention:
    """``Thứ trưởng A, Thứ trưởng B``: what stands before B is B's, not what follows A."""
    own = tuple(
        _before(view, post, later.start)
        for post in earlier.posts
        if not any(post.overlaps(other) for other in later.posts)
    )
    return replace(earlier, posts=own) if own and own != earlier.posts else earlier


def _before(view: TextView, post: Span, name: int) -> Span:
    """The part of a post before the next name and its form of address: ``Phó Bí thư và đồng chí B``."""
    if post.end <= name:
        return post
    end = before_honorific(view, name)
    return Span(post.start, post.start + len(_LIST_TAIL.sub("", view.folded[post.start : end])))


def _goes_on(view: TextView, place: Span, run: Span) -> bool:
    """Whether a run goes on with a list of places: ``đường Lê Lợi, Lê Lai``."""
    near = run.start - place.end <= LONGEST_JOINT
    return near and _PLACE_JOINT.fullmatch(view.folded, place.end, run.start) is not None


def _mention(
    view: TextView, run: Span, cue: str | None, previous: PersonMention | None
) -> PersonMention | None:
    if view.folded.find(" ", *run) < 0:
        return _given_name(view, run, cue)
    if is_signed(view, run.start):
        return _signature(view, run)
    starts = _starts(view, run)
    for start in starts:
        mention = _vouched(view, start, run.end, previous)
        if mention:
            return mention
    if stands_alone(view, *run) and (signature := _signature(view, run)):
        return signature
    return _by_form(view, run, starts) or _given_name(view, run, cue)


def _signature(view: TextView, run: Span) -> PersonMention | None:
    """A name that signs: nothing beside it is read."""
    if not 0 < view.folded.count(" ", *run) < LONGEST:
        return None
    if is_something_else(view, run.start) or not _resembles_a_name(view, *run):
        return None
    return PersonMention(start=run.start, end=run.end, rule=SIGNED)


def _resembles_a_name(view: TextView, start: int, end: int) -> bool:
    """Whether nothing in its form speaks against a name, with the family name or without."""
    syllables = syllables_of(view, start, end)
    if len(syllables) < 2 or not is_vietnamese(syllables):
        return False
    odds = name_odds()
    return max(odds.full_name(syllables), odds.given_names(syllables)) > RESEMBLANCE


def _starts(view: TextView, run: Span) -> list[int]:
    """Where a name may begin in a run: at each syllable that leaves a name's length, the first first."""
    starts: list[int] = []
    end = run.end
    while end > run.start and len(starts) < LONGEST:
        start = view.folded.rfind(" ", run.start, end) + 1 or run.start
        starts.append(start)
        end = start - 1
    return [start for start in reversed(starts) if not _leads_in(view.lower[start : word_end(view, start)])]


def _leads_in(word: str) -> bool:
    """Whether a capitalised word stands before names and begins none: ``Ông Lê An``, ``Nhưng Lê An``."""
    return word in honorifics() or word in conjunctions()


def _vouched(view: TextView, start: int, end: int, previous: PersonMention | None) -> PersonMention | None:
    """The name where an honorific, a person's calling, a post, or a list of people vouches for it."""
    if not 0 < view.folded.count(" ", start, end) < LONGEST:
        return None
    called = may_be_called(view, start)
    honorific = honorific_before(view, start) if called else None
    titled = called and cue_before(view, start) in TITLES
    if not _may_be_a_name(view, start, end, bool(honorific) or titled):
        return None
    after = posts_after(view, end)
    floor = previous.end if previous else 0
    before = posts_before(view, before_honorific(view, start), floor) or _listed_under(view, start)
    if before and not honorific:
        honorific = honorific_before(view, before[0].start)
    shared = _shared(view, start, previous) if not before else ()
    posts = (*before, *after) or shared
    if not (honorific or posts or (titled and _resembles_a_name(view, start, end))):
        return None
    if previous and honorific is None and _joins(view, previous, start):
        honorific = previous.honorific
    rule = "people.addressed" if honorific else "people.post" if posts else "people.titled"
    return PersonMention(start=start, end=end, rule=rule, honorific=honorific, posts=posts)


def _may_be_a_name(view: TextView, start: int, end: int, addressed: bool) -> bool:
    if addressed:
        return not is_something_else(view, start)
    if not is_family(view, start) or is_something_else(view, start):
        return False
    first_end = word_end(view, start)
    family = name_odds().of(view.lower[start:first_end]).family
    if view.folded.count(" ", start, end) == 1:
        return family > RARE_FAMILY
    major = load_one("names", "major-family").pattern
    # tỉnh ủy Quảng Ninh Nguyễn Văn Đọc; but Chu Phạm Ngọc Hiền
    return family > 0 or major.match(view.lower, first_end + 1, end) is None


def _listed_under(view: TextView, start: int) -> list[Span]:
    """The posts before a list: ``các đại biểu Quốc hội: A, B``."""
    lead = _LIST_LEAD.search(view.lower, max(0, start - 6), start)
    return posts_before(view, lead.start()) if lead and lead.group().startswith(":") else []


def _shared(view: TextView, start: int, previous: PersonMention | None) -> tuple[Span, ...]:
    """The post of the one named before in the same list, ``các đại biểu Quốc hội: A, B``."""
    if previous is None or not previous.posts or not _joins(view, previous, start):
        return ()
    return previous.posts if previous.posts[-1].end <= previous.start else ()


def _joins(view: TextView, previous: PersonMention, start: int) -> bool:
    return _JOINT.fullmatch(view.folded, previous.end, start) is not None


def _by_form(view: TextView, run: Span, starts: Sequence[int]) -> PersonMention | None:
    """The part of a run that looks most like a name, where it looks enough like one."""
    best, found = 0.0, None
    for start in starts:
        excess = _likelihood(view, start, run.end)
        longer = found is not None and excess > 0 and is_family(view, found.start)
        if (
            excess > best
            and not longer
            and cue_before(view, start) not in BEARERS
            and not is_something_else(view, start)
        ):
            best, found = excess, PersonMention(start=start, end=run.end, rule="people.form")
    return found


def _likelihood(view: TextView, start: int, end: int) -> float:
    """By how much the odds of a name exceed what its length asks for; fewer are asked of one who acts."""
    syllables = syllables_of(view, start, end)
    if not (1 < len(syllables) <= LONGEST and is_vietnamese(syllables)):
        return 0.0
    odds = name_odds()
    long = FAMILY_FIRST if is_family(view, start) else LONG_NAME
    full = odds.full_name(syllables) - (long if len(syllables) > 2 else TWO_SYLLABLES)
    opens = len(syllables) == 2 and opens_a_clause(view, start)
    if len(syllables) == 2 and not opens and odds.of(syllables[0]).family <= 0:
        return 0.0
    given = odds.given_names(syllables) - GIVEN_NAMES if opens else full
    if max(full + ACTING, given) <= 0 or not acts(view, end):
        return full
    return max(full + ACTING, given)


def _given_name(view: TextView, run: Span, cue: str | None) -> PersonMention | None:
    """A given name that a form of address or a calling vouches for."""
    found = find_addressed(view, run, cue)
    if found is None:
        return None
    return PersonMention(
        start=found.name.start, end=found.name.end, rule="people.short", honorific=found.honorific, short=True
    )


def _known(view: TextView, runs: Sequence[Span], named: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Those of ``runs`` that name again who is named elsewhere, in full or by the given name alone."""
    full = {view.lower[slice(*name.span)] for name in named}
    given = {name.rsplit(" ", 1)[-1] for name in full}
    for run in runs:
        wording = view.lower[slice(*run)]
        if wording in full:
            yield PersonMention(start=run.start, end=run.end, rule="people.known")
        elif wording in given and is_named_again(view, run):
            yield PersonMention(start=run.start, end=run.end, rule="people.short", short=True)
