"""The part each official has in the event, by the cues around each mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
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

REACH = 1200
"""Characters before a name in which the cue of its list may stand."""

_STRENGTH = ("delegation_head", "delegation_member", "host", "chair", "attendee", "other")
_UNIT_LEVEL = regex.compile(r"(?<!\w)(tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?!\w)")


def cast(people: Sequence[Person], view: TextView, event: Event) -> list[Official]:
    """The officials of the record, each with a role; everyone is `other` where there is no event."""
    mentions = sorted(
        (mention for person in people for mention in person.mentions), key=lambda mention: mention.start
    )
    found = {person.name: _cued(person, mentions, view) for person in people}
    if event.kind == "announcement" and not any(
        role == "delegation_head" for roles in found.values() for role in roles
    ):
        found = {}
    return [_official(person, _role(person, found.get(person.name, []), event)) for person in people]


def _official(person: Person, role: Role) -> Official:
    full = [mention for mention in person.mentions if not mention.short]
    short = [mention for mention in person.mentions if mention.short]
    return Official(
        evidence=evidence(mention.span for mention in (*full, *short)),
        source_rule=full[0].rule,
        name=person.name,
        honorific=person.honorific,
        positions=list(person.positions),
        role=role,
    )


def _role(person: Person, cued: Sequence[Role], event: Event) -> Role:
    if event.kind == "none":
        return "other"
    roles = list(cued)
    if event.kind in DELEGATIONS:
        roles = [
            "host" if role in ("attendee", "chair") and _is_of(person, event) else role for role in roles
        ]
        if _is_of(person, event) and not {"delegation_head", "delegation_member"} & set(roles):
            return "host"
    else:  # a meeting has no delegation and no host
        meeting = {"delegation_head": "chair", "delegation_member": "attendee", "host": "attendee"}
        roles = [as_type(Role, meeting.get(role, role)) for role in roles]
    return min(roles, key=_STRENGTH.index, default="other")


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


def _cued(person: Person, mentions: Sequence[PersonMention], view: TextView) -> list[Role]:
    """The roles that cues give, over all mentions."""
    return [role for mention in person.mentions if (role := _cued_at(mention, mentions, view))]


def _cued_at(mention: PersonMention, mentions: Sequence[PersonMention], view: TextView) -> Role | None:
    """The role by what follows a mention or the list it is in, else by what stands before its list."""
    sentence = view.sentence_at(mention.start)
    at = bisect_left(mentions, mention.start, key=lambda other: other.start)
    after = _after(mentions, at, view, sentence)
    if after:
        opens = at == 0 or mentions[at - 1].end <= sentence.start
        start = sentence.start if opens else _clause_start(view, mention.start)
        own = _roles(view, "before", start, mention.start, mention.posts)
        return _of_one_mention([*after, *(role for role in own if role in ("chair", "delegation_head"))])
    before = _roles(view, "before", max(sentence.start, mention.start - REACH), mention.start, mention.posts)
    return as_type(Role, before[-1]) if before else None


def _after(mentions: Sequence[PersonMention], at: int, view: TextView, sentence: Span) -> list[str]:
    """What the cues behind a mention say; behind the last of its list where only posts stand between."""
    mention = mentions[at]
    later = mentions[at + 1] if at + 1 < len(mentions) else None
    stop = min(later.start, sentence.end) if later else sentence.end
    roles = _roles(view, "after", mention.end, stop, mention.posts)
    if not roles and later and later.start < sentence.end and _is_listed_with(mention, later, view):
        return _after(mentions, at + 1, view, sentence)
    return roles


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


def _of_one_mention(roles: Sequence[str]) -> Role:
    """Who is a member is not said to lead; who concludes a meeting also asks and presents."""
    return as_type(
        Role, "delegation_member" if "delegation_member" in roles else min(roles, key=_STRENGTH.index)
    )


@cache
def _rules(side: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in load("roles") if rule.extra["side"] == side)


def _roles(view: TextView, side: str, start: int, end: int, posts: Sequence[Span]) -> list[str]:
    """What the cues in ``[start, end)`` say, in order; a word of a post (Phó Trưởng đoàn ĐBQH) is none."""
    hits = [hit for rule in _rules(side) for hit in rule.find(view, start, end)]
    outside = [hit for hit in hits if not any(post.overlaps((hit.start, hit.end)) for post in posts)]
    return [hit.value for hit in sorted(outside, key=lambda hit: (hit.end, hit.end - hit.start))]
