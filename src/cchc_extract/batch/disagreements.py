"""Where copies of one story disagree on a figure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import Any, TextIO

from cchc_extract.batch.copies import Copy

Json = dict[str, Any]

_WHAT = ("kind", "unit", "indicator", "period", "label")
"""What a figure is of: two figures of copies that agree in this speak of the same thing."""

_SAYS = ("value", "upper", "total", "percent", "previous", "change")


def write_copies(copies: Sequence[Copy], records: Path, target: TextIO) -> None:
    """One line a group: its id, its main article and why, its other articles, and what they disagree on.

    ``records`` are the JSON lines of the run; only those of copies are read whole.
    """
    wanted = {copy.path for copy in copies}
    found = dict(_records(records, wanted))
    for main, members in groupby(copies, key=lambda copy: copy.main):
        first, *others = members
        against = [disagreements(found[main], found[copy.path]) for copy in others]
        group = {
            "cluster_id": found[main]["record_id"],
            "main": main,
            "why": first.why,
            "copies": [{"path": copy.path, "share": copy.share} for copy in others],
            "disagreements": list(chain.from_iterable(against)),
        }
        target.write(json.dumps(group, ensure_ascii=False) + "\n")


def _records(path: Path, wanted: set[str]) -> Iterator[tuple[str, Json]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["source"]["path"] in wanted:
                yield record["source"]["path"], record


def disagreements(main: Json, copy: Json) -> Iterator[Json]:
    """The figures of which both give one, and not the same."""
    ours, theirs = _told_once(main["figures"]), _told_once(copy["figures"])
    for what in ours.keys() & theirs.keys():
        one, other = ours[what], theirs[what]
        if one != other:
            yield {
                "of": dict(zip(_WHAT, what, strict=True)),
                main["source"]["path"]: _said(one),
                copy["source"]["path"]: _said(other),
            }


def _told_once(figures: Iterable[Json]) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """What figures say by what they are of, where an article says it of one figure only."""
    listed = [
        (tuple(figure[name] for name in _WHAT), tuple(figure[name] for name in _SAYS)) for figure in figures
    ]
    times = Counter(what for what, _ in listed)
    return {what: says for what, says in listed if times[what] == 1 and what[-1]}


def _said(numbers: tuple[Any, ...]) -> Json:
    return {name: number for name, number in zip(_SAYS, numbers, strict=True) if number is not None}
