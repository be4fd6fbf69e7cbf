"""Words that can never win: written twice, or taken by an earlier rule of the same file.

Inside a rule the longest wording is tried first, so that only a wording written twice (in another case,
tone placement or spacing) has nothing left to match. Between rules it depends on how the file says that
they work ``together``; rules that each answer a question of their own may share words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc_extract.patterns import Rule
from cchc_extract.vietnamese import fold, lower, nfc

TOGETHER = ("first", "all")
"""How the rules of a file may work together."""


def written_twice(raw: Mapping[str, Any]) -> Iterator[str]:
    """Wordings of one rule that are the same to the text."""
    words = raw.get("words", ())
    seen: dict[str, str] = {}
    for word in words:
        folded = fold(nfc(word)) if raw.get("case") == "exact" else lower(fold(nfc(word)))
        same = " ".join(folded.split())
        if same in seen:
            yield _twice(words, seen[same], word)
        seen.setdefault(same, word)


def _twice(words: Sequence[str] | Mapping[str, str], one: str, other: str) -> str:
    if isinstance(words, Mapping) and words[one] != words[other]:
        return f"“{one}” means “{words[one]}” and “{words[other]}”: the last one wins"
    spelled = "" if one == other else f" (as “{other}”)"
    return f"“{one}” is written twice{spelled}"


def taken(rules: Sequence[Rule], together: str | None) -> Iterator[tuple[Rule, str]]:
    """Rules with a wording that another rule of the file takes."""
    for index, rule in enumerate(rules):
        earlier = rules[:index]
        if together == "first":
            yield from ((rule, what) for what in _won_by_an_earlier(rule, earlier))
        elif together == "all":
            yield from ((rule, what) for what in _counted_twice(rule, earlier))


def _won_by_an_earlier(rule: Rule, earlier: Sequence[Rule]) -> Iterator[str]:
    """Wordings in which an earlier rule, asked wherever this one is, always finds its own."""
    wider = [other for other in earlier if _is_asked_wherever(other, rule)]
    for text in rule.meanings or rule.examples:
        winner = next((other for other in wider if other.matches(text)), None)
        if winner:
            yield f"“{text}” never wins: {winner.name}, written earlier, matches it too"


def _counted_twice(rule: Rule, earlier: Sequence[Rule]) -> Iterator[str]:
    for other in earlier:
        if _conditions(other) != _conditions(rule):
            continue
        for word in rule.meanings.keys() & other.meanings.keys():
            if rule.meanings[word] == other.meanings[word]:
                yield f"“{word}” counts twice: it is in {other.name} too"
            else:
                yield f"“{word}” is in {other.name} too, where it means “{other.meanings[word]}”"


def _conditions(rule: Rule) -> dict[str, Any]:
    """What says when a rule is asked: every key of its own but numbers, which say how much it counts."""
    return {
        key: value for key, value in rule.extra.items() if isinstance(value, bool) or not _is_number(value)
    }


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _is_asked_wherever(other: Rule, rule: Rule) -> bool:
    """Whether each condition of ``other`` is one of ``rule`` too, as strict there or stricter."""
    mine = _conditions(rule)
    return all(key in mine and _allows(value, mine[key]) for key, value in _conditions(other).items())


def _allows(wide: object, narrow: object) -> bool:
    """Whether a list of choices (``hồ sơ|%``) holds all of another; other conditions must be the same."""
    if isinstance(wide, str) and isinstance(narrow, str):
        return set(wide.split("|")) >= set(narrow.split("|"))
    return wide == narrow
