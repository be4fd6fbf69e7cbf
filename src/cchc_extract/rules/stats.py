"""How many items each rule found in a run."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cchc_extract.errors import RunError
from cchc_extract.rules.origin import GRAMMAR, rules_by_name
from cchc_extract.rules.usage import unmatched
from cchc_extract.view import TextView

Json = dict[str, Any]

_LISTS = ("officials", "units", "documents", "figures", "findings", "discrepancies")
_FIELDS = ("event.dates", "officials", "officials.role", *_LISTS[1:])
_ALL_OF_THEM_GIVE_ITEMS = ("indicators", "roles")
"""Rule files each of whose rules may be named by items."""

_OUTSIDE_THE_TEXT = ("furniture",)
"""Rule files for what a record does not hold."""


@dataclass(frozen=True, slots=True)
class RuleCount:
    """The items of a field that a rule found, in how many articles, and what share of the field's items."""

    field: str
    rule: str
    items: int
    articles: int
    share: float


@dataclass(frozen=True, slots=True)
class RunStats:
    """A run by rule; rules that match its texts but found no item; rules that match nowhere in them."""

    articles: int
    counts: tuple[RuleCount, ...]
    without_item: tuple[str, ...]
    unmatched: tuple[str, ...]


def rule_stats(folder: Path) -> RunStats:
    """Count the items of ``folder/records.jsonl`` by rule; `RunError` where there are no records."""
    items: defaultdict[str, Counter[str]] = defaultdict(Counter)
    articles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    texts: list[TextView] = []
    for record in _records(folder):
        texts.append(TextView(record["text"]))
        named = list(_rules(record))
        for field, rule in named:
            items[field][rule] += 1
        for field, rule in set(named):
            articles[field][rule] += 1
    counts = tuple(
        RuleCount(field, rule, number, articles[field][rule], number / found.total())
        for field, found in sorted(items.items(), key=lambda counted: _place(counted[0]))
        for rule, number in found.most_common()
    )
    used = {count.rule for count in counts}
    without_item, unmatched = _idle(used, texts)
    return RunStats(len(texts), counts, without_item, unmatched)


def _records(folder: Path) -> Iterator[Json]:
    path = folder / "records.jsonl"
    if not path.is_file():
        raise RunError(f"{folder} holds no records.jsonl: give the folder that a run wrote to")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _rules(record: Json) -> Iterator[tuple[str, str]]:
    """The field and the rule of each item, and of what a rule of its own added to one."""
    for day in record["event"]["dates"]:
        yield "event.dates", day["source_rule"]
    for name in _LISTS:
        for item in record[name]:
            yield name, item["source_rule"]
            for added, source in item["context"].items():
                if source in rules_by_name() or source in GRAMMAR:
                    yield f"{name}.{added}", source


def _idle(used: set[str], texts: list[TextView]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Rules that can give items and gave none though they match, and rules that match nothing."""
    idle = [
        rule
        for name, rule in rules_by_name().items()
        if name not in used and rule.topic not in _OUTSIDE_THE_TEXT
    ]
    nowhere = unmatched(idle, texts)
    without_item = [
        rule.source for rule in idle if rule.topic in _ALL_OF_THEM_GIVE_ITEMS and rule not in nowhere
    ]
    return (*without_item, *sorted(GRAMMAR.keys() - used)), tuple(rule.source for rule in nowhere)


def _place(field: str) -> tuple[int, str]:
    """Fields in the order of the record, others by name after them."""
    return _FIELDS.index(field) if field in _FIELDS else len(_FIELDS), field
