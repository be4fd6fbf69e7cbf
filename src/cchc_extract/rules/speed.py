"""Patterns that a long line makes slow.

Each pattern is timed on lines built to be its worst: blanks, digits and letters without end, its own
example and the beginnings of it again and again. Twice the line may take twice the time, not four times.
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
_HALF, _WHOLE = 100_000, 200_000
"""Characters of the lines."""

_PROMPT = 0.01
"""Seconds on the short line: who needs less takes no quadratic time that matters."""

_TOO_LONG = 2.0
"""Seconds on the long line: a pattern that needs more is stopped."""

_MORE_THAN_LINEAR = 3.0
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
        half, whole = (_seconds(timing.rule, _line(timing.repeated, size)) for size in (_HALF, _WHOLE))
        if whole > _MORE_THAN_LINEAR * half or whole >= _TOO_LONG:
            grows = f"{whole / half:.0f} times" if whole < _TOO_LONG else "far more than twice"
            what = f"is slow: on a line twice as long of “{timing.repeated}” it takes {grows} the time"
            yield timing.rule, what


def dear(timings: Sequence[Timing]) -> Iterator[tuple[Rule, str]]:
    """Rules that cost many times what the others cost."""
    usual = median(timing.seconds for timing in timings) if timings else 0.0
    for timing in timings:
        if timing.seconds > _DEAR * usual:
            yield timing.rule, f"costs {timing.seconds / usual:.0f} times the usual on “{timing.repeated}”"


def time_rule(rule: Rule) -> Timing:
    """The worst of the lines for a rule."""
    timed = ((_seconds(rule, _line(unit, _PROBE)), unit) for unit in _units(rule))
    seconds, unit = max(timed)
    return Timing(rule, seconds, unit)


def _units(rule: Rule) -> list[str]:
    """What the lines repeat: the same for all, then the rule's own example and what begins it."""
    example = fold(nfc(rule.examples[0] if rule.examples else rule.name))
    example = example if rule.exact_case else lower(example)
    first = example.split()[0] if example.split() else "a"
    return ["a", "a ", "1", "1.", "1, ", " ", "(", example, f"{example} ", f"{first} ", example[:-1] or "a"]


def _line(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def _seconds(rule: Rule, line: str) -> float:
    start = thread_time()
    try:
        for _ in rule.pattern.finditer(line, timeout=_TOO_LONG):
            pass
    except TimeoutError:
        return inf
    return thread_time() - start
