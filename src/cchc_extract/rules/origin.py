"""Where a rule is written: a rule of ``patterns/`` by file and line, one of the code by module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from cchc_extract import patterns
from cchc_extract.patterns import Rule

_NAME = regex.compile(r'name *= *["\'](?P<name>[^"\']+)["\']')


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rule called ``name`` stands: ``patterns/roles.toml:4``, ``extraction/names.py``.

    ``about`` is what is written beside it; ``cues`` are the rules whose words it goes by.
    """

    name: str
    place: str
    about: str = ""
    cues: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grammar:
    """A rule that is code, since it composes what the rule files list."""

    module: str
    about: str
    cues: tuple[str, ...] = ()


GRAMMAR = {
    "dates.exact": _Grammar("extraction/dates.py", "a day printed with its year, or as words say it"),
    "dates.from-to": _Grammar("extraction/dates.py", "two days in order: từ 1/7 đến 14/9"),
    "dates.preposition": _Grammar("extraction/dates.py", "a day between a preposition and a clause's end"),
    "discrepancies.change": _Grammar(
        "extraction/discrepancies.py", "the old and the new value give another difference than the stated one"
    ),
    "discrepancies.percent": _Grammar(
        "extraction/discrepancies.py", "part and whole give another share than the stated one"
    ),
    "discrepancies.sum": _Grammar("extraction/discrepancies.py", "the parts give another sum than the whole"),
    "documents.list": _Grammar("extraction/documents.py", "a number in a list that begins with a kind"),
    "documents.named": _Grammar("extraction/documents.py", "a code with the kind before or behind it"),
    "findings.demand": _Grammar(
        "extraction/findings.py",
        "a clause that asks for something; who asks whom tells a recommendation from a request",
        ("findings.request", "findings.recommend"),
    ),
    "findings.goes-on": _Grammar("extraction/findings.py", "a sentence that goes on with the one before it"),
    "findings.model": _Grammar(
        "extraction/finding_model.py", "a clause that the trained model judges otherwise than the rules do"
    ),
    "indicators.goes-on": _Grammar(
        "extraction/figures.py", "a figure that goes on with the indicator of the one before it"
    ),
    "indicators.part": _Grammar(
        "extraction/figures.py", "a part of what the figure before counts, where nothing near it says more"
    ),
    "indicators.none": _Grammar("extraction/indicators.py", "a figure that no rule of indicators.toml fits"),
    "people.addressed": _Grammar("extraction/names.py", "a name after a form of address (honorifics.toml)"),
    "people.form": _Grammar(
        "extraction/names.py", "a name that looks like one, by how often its syllables are"
    ),
    "people.known": _Grammar("extraction/names.py", "a name that the article gives in full elsewhere"),
    "people.post": _Grammar("extraction/names.py", "a name beside a post (positions.toml)"),
    "people.titled": _Grammar(
        "extraction/names.py", "a name behind what a person is called by", ("names.title", "names.calling")
    ),
    "roles.post-in-unit": _Grammar("extraction/roles.py", "whose post is in the inspected unit is a host"),
    "units.bare": _Grammar(
        "extraction/unit_names_bare.py", "a name without type word, of a unit of these places"
    ),
    "units.listed": _Grammar("extraction/unit_names.py", "a name in a list that shares its type word"),
    "units.typed": _Grammar("extraction/unit_names.py", "a type word and a name of the gazetteer"),
    "units.typed-unknown": _Grammar(
        "extraction/unit_names.py", "a type word and a capitalised name that the gazetteer lacks"
    ),
}
"""The rules that are code, by the name that items carry."""

READERS = {
    "event.inspected-units": _Grammar(
        "extraction/inspected.py",
        "units that a visit is said to be paid to; at a meeting, the one that meets",
    ),
    "event.lead-body": _Grammar("extraction/lead_body.py", "the delegation, else the body that acts"),
    "officials.positions": _Grammar(
        "extraction/positions.py", "the posts beside a mention of the name, abbreviations opened"
    ),
    "page.credits": _Grammar("loading/credits.py", "who signs above or below the article"),
    "page.published": _Grammar("loading/published.py", "the day that the page itself gives"),
    "page.title": _Grammar("loading/headline.py", "the headline of the page"),
}
"""What reads the values that carry no rule of their own."""


def origin(name: str) -> Origin:
    """Where the rule that items call ``name`` is written; its place is ``?`` where no such rule is."""
    if (rule := rules_by_name().get(name)) is not None:
        line, comment = _lines(rule.topic)[rule.name]
        return Origin(name, f"patterns/{rule.topic}.toml:{line}", comment, (rule,))
    if grammar := (GRAMMAR | READERS).get(name):
        cues = tuple(rules_by_name()[cue] for cue in grammar.cues)
        return Origin(name, f"cchc_extract/{grammar.module}", grammar.about, cues)
    return Origin(name, "?")


@cache
def rules_by_name() -> dict[str, Rule]:
    """Every rule of ``patterns/`` by the name that items carry."""
    return {rule.source: rule for topic in patterns.topics() for rule in patterns.load(topic)}


@cache
def _lines(topic: str) -> dict[str, tuple[int, str]]:
    return written_rules(patterns.patterns_dir() / f"{topic}.toml")


def written_rules(path: Path) -> dict[str, tuple[int, str]]:
    """By rule of a file: the line that names it, and the comment written beside it."""
    found: dict[str, tuple[int, str]] = {}
    name, line_of_name = "", 0
    comments: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("[[rule]]"):
            name, comments = "", []
        elif named := _NAME.match(line):
            name, line_of_name = named["name"], number
        elif line.startswith("#"):
            comments.append(line.lstrip("# ").strip())
        if name:
            found[name] = line_of_name, " ".join(comments)
    return found
