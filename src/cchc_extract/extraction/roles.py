"""The part each official has in the event, by the cues around each mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from typing import cast as as_type

import regex

from cchc_extract.extraction.mention import evidence
from cchc_extract.extraction.names import PersonMention
from cchc_extract.extraction.people import Person
from cchc_extract.patterns import Rule, load
from cchc_extract.schema import Event, Official, Role
from cchc_extract.vietnamese import key
from cchc_extract.view import Span, TextView

_IN_A_LIST = regex.compile(r"(?:[ ,;:()-]|(?:và|cùng|ông|bà|đồng chí|đ/c|các)(?!\w))*")

DELEGATIONS = ("supervision", "inspection", "inspectorate", "survey", "announcement")
"""Kinds of event that a delegation carries out."""

_SPEAKS = "roles.speaks-after"
"""The cue that tells of a meeting who was there; of a visit, anybody may speak."""

REACH = 1200
"""Characters before or behind a name in which the cue of its list may stand."""

_STRENGTH = ("delegation_head", "delegation_member", "host", "chair", "attendee", "other")
_UNIT_LEVEL = regex.compile(r"(?<!\w)(tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?!\w)")


class Cue(NamedTuple):
    """A role, and what gave it: a rule, or the post of who holds it."""

    role: Role
    source: str


def cast(people: Sequence[Person], view: TextView, event: Event) -> list[Official]:
    """The officials of the record, each with a role; everyone is `other` where there is no event."""
    if event.kind == "none":
        return [_official(person, None) for person in people if person.positions]
    mentions = sorted(
        (mention for person in people for mention in person.mentions), key=lambda mention: mention.start
    )
    found = {person.name: _cued(person, mentions, view) for person in people}
    if event.kind == "announcement" and not any(
        cue.role == "delegation_head" for cues in found.values() for cue in cues
    ):
        found = {}
    return [_official(person, _role(person, found.get(person.name, []), event)) for person in people]


def _official(person: Person, cue: Cue | None) -> Official:
    full = [mention for mention in person.mentions if not mention.short]
    short = [mention for mention in person.mentions if mention.short]
    return Official(
        evidence=evidence(mention.span for mention in (*full, *short)),
        source_rule=full[0].rule,
        context={"role": cue.source} if cue else {},
        name=person.name,
        honorific=person.honorific,
        positions=list(person.positions),
        role=cue.role if cue else "other",
    )


def _role(person: Person, cued: Sequence[Cue], event: Event) -> Cue | None:
    cues = list(cued)
    if event.kind in DELEGATIONS:
        cues = [cue for cue in cues if cue.source != _SPEAKS]
        host = Cue("host", "roles.post-in-unit") if _is_of(person, event) else None
        if host:
            cues = [host if cue.role in ("attendee", "chair") else cue for cue in cues]
        if host and not {"delegation_head", "delegation_member"} & {cue.role for cue in cues}:
            return host
    else:  # a meeting has no delegation and no host
        meeting: dict[Role, Role] = {
            "delegation_head": "chair",
            "delegation_member": "attendee",
            "host": "attendee",
        }
        cues = [cue._replace(role=meeting.get(cue.role, cue.role)) for cue in cues]
    return min(cues, key=_strength, default=None)


def _strength(cue: Cue) -> int:
    return _STRENGTH.index(cue.role)


def _is_of(person: Person, event: Event) -> bool:
    """Whether a person's post is in a unit that is inspected."""
    posts = " ; ".join(key(post) for post in person.positions)
    for unit in event.inspected_units:
        name = key(unit)
        if name in posts:
            return True
        level = _UNIT_LEVEL.match(name)
        levels = _UNIT_LEVEL.findall(posts)
        if level and levels and set(levels) == {level.group()} and posts.endswith(level.group()):
            return True
    return False


def _cued(person: Person, mentions: Sequence[PersonMention], view: TextView) -> list[Cue]:
    """The roles that cues give, over all mentions."""
    return [cue for mention in person.mentions if (cue := _cued_at(mention, mentions, view))]


def _cued_at(mention: PersonMention, mentions: Sequence[PersonMention], view: TextView) -> Cue | None:
    """The role by what follows a mention or the list it is in, else by what stands before its list."""
    sentence = view.sentence_at(mention.start)
    at = bisect_left(mentions, mention.start, key=lambda other: other.start)
    after = _after(mentions, at, view, sentence)
    if after:
        opens = at == 0 or mentions[at - 1].end <= sentence.start
        start = sentence.start if opens else _clause_start(view, mention.start)
        own = _cues(view, "before", start, mention.start, mention.posts)
        return _of_one_mention([*after, *(cue for cue in own if cue.role in ("chair", "delegation_head"))])
    before = _cues(view, "before", max(sentence.start, mention.start - REACH), mention.start, mention.posts)
    return before[-1] if before else None


def _after(mentions: Sequence[PersonMention], at: int, view: TextView, sentence: Span) -> list[Cue]:
    """What the cues behind a mention say; behind the last of its list where only posts stand between."""
    end = min(sentence.end, mentions[at].end + REACH)
    while True:
        mention, later = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
        stop = min(_own_end(view, mention, later), end) if later else end
        cues = _cues(view, "after", mention.end, stop, mention.posts)
        if cues or not later or later.start >= end or not _is_listed_with(mention, later, view):
            return cues
        at += 1


def _own_end(view: TextView, mention: PersonMention, later: PersonMention) -> int:
    """Where what is said of a person ends before the next: ``…; Phó Trưởng đoàn là`` is of the next."""
    parting = view.lower.rfind(";", mention.end, later.start)
    return parting if parting >= 0 else later.start


def _is_listed_with(mention: PersonMention, later: PersonMention, view: TextView) -> bool:
    """Whether nothing but posts, honorifics and commas stands between two names."""
    posts = [span for span in (*mention.posts, *later.posts) if mention.end <= span.start < later.start]
    end, between = mention.end, ""
    for span in (*sorted(posts), Span(later.start, later.start)):
        between += view.lower[end : span.start]
        end = max(end, span.end)
    return _IN_A_LIST.fullmatch(between) is not None


def _clause_start(view: TextView, at: int) -> int:
    return max(view.lower.rfind(mark, 0, at) for mark in ",;") + 1


def _of_one_mention(cues: Sequence[Cue]) -> Cue:
    """Who is a member is not said to lead; who concludes a meeting also asks and presents."""
    member = next((cue for cue in cues if cue.role == "delegation_member"), None)
    return member or min(cues, key=_strength)


@cache
def _rules(side: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load("roles") if rule.extra["side"] == side)


def _cues(view: TextView, side: str, start: int, end: int, posts: Sequence[Span]) -> list[Cue]:
    """What the cues in ``[start, end)`` say, in order; a word of a post (Phó Trưởng đoàn ĐBQH) is none."""
    hits = [hit for rule in _rules(side) for hit in rule.find(view, start, end)]
    outside = [hit for hit in hits if not any(post.overlaps((hit.start, hit.end)) for post in posts)]
    outside.sort(key=lambda hit: (hit.end, hit.end - hit.start))
    return [Cue(as_type(Role, hit.value), hit.rule.source) for hit in outside]
