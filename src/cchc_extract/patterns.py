"""Reads, checks and compiles the rule files of ``patterns/``.

A rule file is TOML, edited by people who know the domain and need not know Python::

    about = "Cues of limitations, requests and recommendations."

    [[rule]]
    name = "limitation.not-in-time"       # unique in its file; shows up as an item's source_rule
    value = "limitation"                  # what a match means
    words = ["chưa kịp thời", "còn chậm"] # any of these, as whole words
    examples = ["việc cập nhật chưa kịp thời"]
    near_misses = ["kịp thời giải quyết"]

``words`` may also be a table from wording to meaning (``HUV = "Huyện ủy viên"``). Instead of ``words``
a rule may give ``pattern``, a regular expression of the `regex` module. Both see the text folded (one
spelling of tones, dashes, quotes) and in lower case; with ``case = "exact"`` they see it in its case.
With ``whole = true`` a rule fits only texts that hold nothing but its words, once or more, and signs.
``needs`` lists strings one of which every match contains: texts with none of them are not searched.
Any other key of a rule is kept in ``Rule.extra`` for the module that reads it.

Each rule of a file answers a question of its own, unless the file says how its rules work together:
``together = "first"`` (of the rules that match, the first is taken) or ``"all"`` (every match counts).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import regex

from cchc_extract.errors import RuleError
from cchc_extract.vietnamese import fold, lower, nfc
from cchc_extract.view import TextView
from cchc_extract.wordings import WordFinder, any_of_backwards, whole_words

OWN_KEYS = ("name", "value", "words", "pattern", "case", "whole", "needs", "examples", "near_misses")
"""What every rule may have."""


class Hit(NamedTuple):
    """One match of a rule at ``[start, end)``; ``value`` is what it means."""

    start: int
    end: int
    value: str
    rule: Rule


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One compiled rule of a topic (a rule file's stem)."""

    topic: str
    name: str
    value: str
    pattern: regex.Pattern[str]
    exact_case: bool = False
    whole: bool = False
    needs: tuple[str, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The name that items carry as ``source_rule``."""
        return f"{self.topic}.{self.name}"

    @property
    def backwards(self) -> str:
        """What ``pattern`` matches, to be put into an expression that is read backwards (``(?r)``)."""
        words = any_of_backwards(self.meanings)
        return rf"(?<!\w){words}(?!\w)" if self.meanings else f"(?:{self.pattern.pattern})"

    def find(self, view: TextView, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Every match in ``[start, end)`` of the text, left to right."""
        text = view.folded if self.exact_case else view.lower
        stop = len(text) if end is None else end
        if self.needs and all(text.find(need, start, stop) < 0 for need in self.needs):
            return
        if self.whole and not self.fits(text[start:stop]):
            return
        plain = self.meanings and not view.has_wide_blanks
        spans = self._spans_of_words if plain else self._spans_of_pattern
        for low, high in spans(text, start, stop):
            yield Hit(low, high, self.meaning(text[low:high]), self)

    def _spans_of_pattern(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        return (match.span() for match in self.pattern.finditer(text, start, stop))

    def _spans_of_words(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """What the pattern would find in a text without runs of blanks, many times faster."""
        return _automaton(self).find(text, start, stop)

    def fits(self, folded: str) -> bool:
        """Whether a folded text holds a match; for a rule of whole texts, nothing else with a letter."""
        if not self.whole:
            return self.pattern.search(folded) is not None
        letters = enumerate(folded)
        first = 0 if folded[:1].isalpha() else next((at for at, char in letters if char.isalpha()), 0)
        if not self.pattern.match(folded, first):
            return False
        return not any(map(str.isalpha, self.pattern.sub("", folded)))

    def meaning(self, wording: str) -> str:
        """What ``wording``, as matched, stands for."""
        return self.meanings.get(" ".join(wording.split()), self.value)

    def matches(self, text: str) -> bool:
        """Whether the rule matches anywhere in a plain string (for the examples)."""
        return any(self.find(TextView(nfc(text))))


@cache
def _automaton(rule: Rule) -> WordFinder:
    return WordFinder(rule.meanings)


def patterns_dir() -> Path:
    """Where the rule files are: in the installed package, else in the checkout."""
    packaged = Path(__file__).parent / "patterns_data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "patterns"


def topics() -> tuple[str, ...]:
    """The names of all rule files, in order."""
    return tuple(sorted(path.stem for path in patterns_dir().glob("*.toml")))


@cache
def load(topic: str) -> tuple[Rule, ...]:
    """The rules of ``patterns/<topic>.toml`` in file order; raises `RuleError` where one is broken."""
    path = patterns_dir() / f"{topic}.toml"
    rules = tuple(compile_rule(path, raw) for raw in parse(path).get("rule", ()))
    names = [rule.name for rule in rules]
    if twice := {name for name in names if names.count(name) > 1}:
        raise RuleError(f"{path}: rule name used twice: {', '.join(sorted(twice))}")
    return rules


def parse(path: Path) -> dict[str, Any]:
    """A rule file as it is written; raises `RuleError` where it is not TOML."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RuleError(f"no rule file {path}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not valid TOML: {error}") from error
    rules = content.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(raw, dict) for raw in rules):
        raise RuleError(f"{path}: rules begin with a line [[rule]], in two square brackets")
    return content


@cache
def load_one(topic: str, name: str) -> Rule:
    """One rule by name."""
    for rule in load(topic):
        if rule.name == name:
            return rule
    raise RuleError(f"{patterns_dir() / topic}.toml has no rule {name!r}")


def fingerprint() -> str:
    """SHA-256 over all rule files: two runs with the same one had the same rules."""
    digest = sha256()
    for topic in topics():
        digest.update(topic.encode() + b"\0")
        digest.update((patterns_dir() / f"{topic}.toml").read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def compile_rule(path: Path, raw: Mapping[str, Any]) -> Rule:
    """A rule of the file at ``path`` as it is written there, compiled; raises `RuleError`."""
    for wrong in _misshapen(raw):
        raise RuleError(f"{path}: {wrong}")
    name, exact = raw["name"], raw.get("case") == "exact"
    meanings = _meanings(raw.get("words", {}), raw.get("value", name), exact)
    source = raw.get("pattern") or whole_words(meanings)
    try:
        pattern = regex.compile(fold(nfc(source)))
    except regex.error as error:
        raise RuleError(f"{path}: rule {name!r}: {error}") from error
    return Rule(
        topic=path.stem,
        name=name,
        value=raw.get("value", name),
        pattern=pattern,
        exact_case=exact,
        whole=raw.get("whole") is True,
        needs=tuple(map(fold, raw.get("needs", ()))),
        meanings=meanings,
        examples=tuple(raw.get("examples", ())),
        near_misses=tuple(raw.get("near_misses", ())),
        extra={key: value for key, value in raw.items() if key not in OWN_KEYS},
    )


def _misshapen(raw: Mapping[str, Any]) -> Iterator[str]:
    """What keeps a rule from being compiled, in plain words."""
    name = raw.get("name")
    if not isinstance(name, str) or not name:
        yield "a rule has no name"
    if bool(raw.get("words")) == bool(raw.get("pattern")):
        yield f"rule {name!r} needs either `words` or `pattern`"
    for key in ("value", "pattern"):
        if not isinstance(raw.get(key, ""), str):
            yield f'rule {name!r}: `{key}` must be one text in quotes: {key} = "…"'
    for key in ("words", "needs", "examples", "near_misses"):
        texts = raw.get(key, [])
        if isinstance(texts, dict) and key == "words":
            texts = [*texts.values()]
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            yield f'rule {name!r}: `{key}` must be a list of texts: {key} = ["…", "…"]'
    if raw.get("case", "any") not in ("any", "exact"):
        yield f'rule {name!r}: `case` is either "any" or "exact"'


def _meanings(words: list[str] | dict[str, str], value: str, exact: bool) -> dict[str, str]:
    pairs = words.items() if isinstance(words, dict) else ((word, value) for word in words)
    seen = fold if exact else (lambda text: lower(fold(text)))
    return {seen(nfc(word)): meaning for word, meaning in pairs}
