"""Whether the rule files are sound: what a person who edits them can get wrong, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

import regex

from cchc_extract import patterns
from cchc_extract.errors import RuleError
from cchc_extract.patterns import OWN_KEYS, Rule
from cchc_extract.rules.shadow import TOGETHER, taken, written_twice
from cchc_extract.rules.speed import dear, slow, time_rule

_OF_A_FILE = ("about", "together", "rule")
_NOT_A_LETTER = regex.compile(r"\\[pP]\{[^}]*\}|\\.|\(\?P?<\w+>|\(\?[a-zA-Z]+")
_CAPITAL = regex.compile(r"\p{Lu}")

Severity = Literal["error", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a rule of a file (``rule`` is empty where it is about the file)."""

    file: str
    rule: str
    what: str
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Checked:
    """The rules that could be compiled, of so many files, and what is wrong with them and the others."""

    files: int
    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems must be mended."""
        return sum(problem.severity == "error" for problem in self.problems)


def check_rules(folder: Path | None = None) -> Checked:
    """Check the rule files of a folder (the project's own ``patterns/`` unless given)."""
    paths = sorted((folder or patterns.patterns_dir()).glob("*.toml"))
    rules: list[Rule] = []
    problems: list[Problem] = []
    for path in paths:
        problems += _check_file(path, rules)
    timings = [time_rule(rule) for rule in rules]
    problems += [_problem(rule, what) for rule, what in slow(timings)]
    problems += [_problem(rule, what, "note") for rule, what in dear(timings)]
    first: dict[tuple[str, str], int] = {}
    for index, problem in enumerate(problems):
        first.setdefault((problem.file, problem.rule), index)
    problems.sort(key=lambda problem: (problem.file, first[problem.file, problem.rule]))
    return Checked(len(paths), tuple(rules), tuple(problems))


def _problem(rule: Rule, what: str, severity: Severity = "error") -> Problem:
    return Problem(f"{rule.topic}.toml", rule.name, what, severity)


def _check_file(path: Path, compiled: list[Rule]) -> Iterator[Problem]:
    """What is wrong with one rule file; its sound rules are added to ``compiled``."""
    try:
        content = patterns.parse(path)
    except RuleError as error:
        yield Problem(path.name, "", _plain(path, error))
        return
    for what in _wrong_with_file(content):
        yield Problem(path.name, "", what)
    rules = []
    for raw in content.get("rule", ()):
        try:
            rule = patterns.compile_rule(path, raw)
        except RuleError as error:
            yield Problem(path.name, str(raw.get("name", "")), _plain(path, error))
            continue
        rules.append(rule)
        for what in (*_wrong_as_written(raw), *written_twice(raw), *_wrong_in_effect(rule)):
            yield _problem(rule, what)
    for rule, what in taken(rules, content.get("together")):
        yield _problem(rule, what)
    compiled += rules


def _plain(path: Path, error: RuleError) -> str:
    """The message without the file, and without the rule where a column of its own names it."""
    return regex.sub(r"^rule '[^']*':? ", "", str(error).removeprefix(f"{path}: "))


def _wrong_with_file(content: Mapping[str, Any]) -> Iterator[str]:
    if not content.get("about"):
        yield "says nothing of what it is `about`"
    for key in content.keys() - set(_OF_A_FILE):
        yield f"unknown key `{key}`{_did_you_mean(key, _OF_A_FILE)}"
    if content.get("together", "first") not in TOGETHER:
        yield f"`together` is one of: {', '.join(TOGETHER)}"
    names = Counter(str(raw.get("name", "")) for raw in content.get("rule", ()))
    yield from (f"rule name used twice: {name}" for name, number in names.items() if name and number > 1)


def _wrong_as_written(raw: Mapping[str, Any]) -> Iterator[str]:
    for key in raw.keys() - set(OWN_KEYS):
        if meant := _did_you_mean(key, OWN_KEYS):
            yield f"unknown key `{key}`{meant}"
    if raw.get("case") != "exact" and _CAPITAL.search(_NOT_A_LETTER.sub("", raw.get("pattern", ""))):
        yield 'the pattern has capital letters, but the text is in lower case (or say case = "exact")'


def _did_you_mean(key: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(key, known, n=1, cutoff=0.75)
    return f": did you mean `{close[0]}`?" if close else ""


def _wrong_in_effect(rule: Rule) -> Iterator[str]:
    if not rule.examples:
        yield "has no examples"
    yield from (f"the example “{text}” does not match" for text in rule.examples if not rule.matches(text))
    yield from (f"the near miss “{text}” matches" for text in rule.near_misses if rule.matches(text))
    for word in rule.meanings:
        if word != word.strip() or not rule.pattern.fullmatch(word):
            yield f"“{word}” can never match: it begins or ends with a blank"
        elif rule.needs and not any(need in word for need in rule.needs):
            yield f"“{word}” can never match: it holds nothing of `needs`"
    if any(need != need.lower() for need in rule.needs) and not rule.exact_case:
        yield "`needs` has capital letters, but the text is in lower case"
