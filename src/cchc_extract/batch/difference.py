"""What changed between two runs: records gained and lost, and by field what the others say now."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cchc_extract.errors import RunError
from cchc_extract.remote import Place, reading

Json = dict[str, Any]

EXAMPLES = 5
"""Changes of a field that are shown."""

ITEMS = ("officials", "units", "documents", "figures", "findings", "discrepancies")
_OWN_WORDS = ("evidence", "source_rule", "context")


@dataclass(slots=True)
class Difference:
    """Between run A and run B.

    ``only_in_a`` and ``only_in_b`` are paths; ``changed`` counts records by field; ``gained`` and
    ``lost`` items by field, with some of them in ``examples`` as ``path: + item``.
    """

    same: int = 0
    only_in_a: list[str] = field(default_factory=list)
    only_in_b: list[str] = field(default_factory=list)
    changed: Counter[str] = field(default_factory=Counter)
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)


def difference(one: Place, other: Place) -> Difference:
    """Compare the records of two output folders, path by path; `RunError` where there are none."""
    found = Difference()
    for before, after in _paired(_records(one), _records(other)):
        if before is None and after is not None:
            found.only_in_b.append(after["source"]["path"])
        elif after is None and before is not None:
            found.only_in_a.append(before["source"]["path"])
        elif before is not None and after is not None:
            _compare(found, before, after)
    return found


def _records(folder: Place) -> Iterator[Json]:
    try:
        with reading(folder, "records.jsonl") as lines:
            yield from map(json.loads, lines)
    except FileNotFoundError:
        missing = f"no records at {folder}/records.jsonl"
        raise RunError(f"{missing}: run `cchc-extract run FOLDER --out {folder}` first") from None


def _paired(one: Iterator[Json], other: Iterator[Json]) -> Iterator[tuple[Json | None, Json | None]]:
    """Both runs side by side; each is in the order of its paths."""
    a, b = next(one, None), next(other, None)
    while a is not None or b is not None:
        if b is None or (a is not None and _place(a) < _place(b)):
            yield a, None
            a = next(one, None)
        elif a is None or _place(b) < _place(a):
            yield None, b
            b = next(other, None)
        else:
            yield a, b
            a, b = next(one, None), next(other, None)


def _place(record: Json) -> bytes:
    path: str = record["source"]["path"]
    return path.encode()


def _compare(found: Difference, before: Json, after: Json) -> None:
    if before == after:
        found.same += 1
        return
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            found.changed[name] += 1
            if name in ITEMS:
                _compare_items(found, name, before, after)
            else:
                _example(found, name, after, f"{_short(before.get(name))} -> {_short(after.get(name))}")


def _compare_items(found: Difference, name: str, before: Json, after: Json) -> None:
    was, now = (Counter(map(_short, map(_said, record[name]))) for record in (before, after))
    found.lost[name] += (was - now).total()
    found.gained[name] += (now - was).total()
    for sign, items in (("-", was - now), ("+", now - was)):
        for item in items:
            _example(found, name, after, f"{sign} {item}")


def _said(item: Json) -> Json:
    return {key: value for key, value in item.items() if key not in _OWN_WORDS and value is not None}


def _example(found: Difference, name: str, record: Json, text: str) -> None:
    examples = found.examples.setdefault(name, [])
    if len(examples) < EXAMPLES:
        examples.append(f"{record['source']['path']}: {text}")


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 160 else f"{text[:157]}..."


def lines(found: Difference) -> list[str]:
    """The difference in words, a line each."""
    told = [f"the same in both: {found.same:,} records"]
    for name, paths in (("only in the first", found.only_in_a), ("only in the second", found.only_in_b)):
        if paths:
            more = ", …" if len(paths) > EXAMPLES else ""
            told.append(f"{name}: {len(paths):,} ({', '.join(paths[:EXAMPLES])}{more})")
    for name, number in found.changed.most_common():
        items = f", {found.gained[name]:,} gained, {found.lost[name]:,} lost" if name in ITEMS else ""
        told.append(f"{name}: other in {number:,} records{items}")
        told += [f"  {example}" for example in found.examples.get(name, ())]
    return told
