"""Patterns that a long line makes slow.

Each pattern is timed on lines built to be its worst: blanks, digits and letters without end, its own
example and the beginnings of it again and again. Three times the line may take three times as long, not
nine times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from time import thread_time

from cchc_extract.patterns import Rule
from cchc_extract.vietnamese import fold, lower, nfc

_PROBE = 20_000
"""Characters of a line."""

_LONGER = 3
"""Times that of the line to compare with."""

_PROMPT = 0.01
"""Seconds on the short line: who needs less takes no quadratic time that matters."""

_TOO_LONG = 1.0
"""Seconds on a line: a pattern that needs more is stopped."""

_MORE_THAN_LINEAR = 5.0
"""Times the short line's time: between three and nine, its square."""

_DEAR = 25.0
"""Times the median rule's time for the same line."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that a rule takes at most for a line of 20,000 characters, and for what sort of line."""

    rule: Rule
    seconds: float
    repeated: str


def slow(timings: Sequence[Timing]) -> Iterator[tuple[Rule, str]]:
    """Rules whose time grows faster than the line."""
    for timing in timings:
        if timing.seconds < _PROMPT:
            continue
        longer = _seconds(timing.rule, timing.repeated, _LONGER * _PROBE)
        if longer > _MORE_THAN_LINEAR * timing.seconds or longer == inf:
            yield timing.rule, f"is slow: a line of “{timing.repeated}” takes more than linear time"


def dear(timings: Sequence[Timing]) -> Iterator[tuple[Rule, str]]:
    """Rules that cost many times what the others cost, but those that were stopped: they are slow."""
    usual = median(timing.seconds for timing in timings) if timings else 0.0
    for timing in timings:
        if _DEAR * usual < timing.seconds < inf:
            yield timing.rule, f"costs {timing.seconds / usual:.0f} times the usual on “{timing.repeated}”"


def time_rule(rule: Rule) -> Timing:
    """The worst of the lines for a rule."""
    seconds, repeated = max((_seconds(rule, unit, _PROBE), unit) for unit in _units(rule))
    return Timing(rule, seconds, repeated)


def _units(rule: Rule) -> list[str]:
    """What the lines repeat: the same for all, then the rule's own example and what begins it."""
    example = _example(rule)
    first = next(iter(example.split()), "a")
    return ["a", "a ", "1", "1.", "1, ", " ", "(", example, f"{example} ", f"{first} ", example[:-1] or "a"]


def _example(rule: Rule) -> str:
    example = fold(nfc(rule.examples[0] if rule.examples else rule.name))
    return example if rule.exact_case else lower(example)


def _seconds(rule: Rule, repeated: str, length: int) -> float:
    """The time for a line; an example behind it holds the words without which no match is looked for."""
    line = (repeated * (length // len(repeated) + 1))[:length] + f"\n{_example(rule)}"
    start = thread_time()
    try:
        for _ in rule.pattern.finditer(line, timeout=_TOO_LONG):
            pass
    except TimeoutError:
        return inf
    return thread_time() - start
