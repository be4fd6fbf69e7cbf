"""Which rules and words match nothing in a set of texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import regex

from cchc_extract.batch.walk import Seen, walk
from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.patterns import Rule
from cchc_extract.view import TextView


def unmatched(rules: Sequence[Rule], views: Sequence[TextView]) -> list[Rule]:
    """The rules that match in none of the texts."""
    left = list(rules)
    for view in views:
        left = [rule for rule in left if not any(_found(rule, view))]
    return left


def unused_words(rules: Sequence[Rule], views: Sequence[TextView]) -> dict[str, list[str]]:
    """By rule: its words that stand in none of the texts, in the order of the file."""
    left = {rule.source: dict.fromkeys(rule.meanings) for rule in rules if rule.meanings}
    for view in views:
        for rule in rules:
            if left.get(rule.source):
                for wording in _found(rule, view):
                    left[rule.source].pop(wording, None)
    return {source: list(words) for source, words in left.items() if words}


def _found(rule: Rule, view: TextView) -> Iterator[str]:
    text = view.folded if rule.exact_case else view.lower
    if rule.needs and not any(need in text for need in rule.needs):
        return
    for match in _anywhere(rule.pattern.pattern).finditer(text):
        yield " ".join(match.group().split())


@lru_cache(maxsize=1024)
def _anywhere(pattern: str) -> regex.Pattern[str]:
    """The pattern without what ties it to the ends of a text: the code that asks it gives a part of one."""
    return regex.compile(pattern.removeprefix("^").removesuffix("$"))


def pages_of(folder: Path) -> Iterator[TextView]:
    """The articles below a folder, each with the furniture of its page; unreadable ones are left out."""
    for path in sorted(each.path for each in walk(folder) if isinstance(each, Seen)):
        try:
            article = load((folder / path).read_bytes(), path)
        except (OSError, UnreadableDocument):
            continue
        yield TextView("\n".join((article.text, *article.dropped)), article.title_lines)
