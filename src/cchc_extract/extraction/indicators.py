"""Which indicator a statement measures, by its counted noun and the words of its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

import regex

from cchc_extract.extraction.quantities import Statement
from cchc_extract.patterns import Rule, load
from cchc_extract.schema import FigureKind, Indicator
from cchc_extract.vietnamese import fold, lower
from cchc_extract.view import Span, TextView

_PROCEDURE = regex.compile(r"(?<!\w)(?:tthc|thủ tục|cơ sở dữ liệu)(?!\w)")
_STAFF = regex.compile(r"(?<!\w)(?:biên chế|cán bộ|công chức|viên chức|nhân sự)(?!\w)")

REACH = 500
"""Characters before and after a statement in which the words of its indicator may stand."""

_OPENING = regex.compile(r"[;:\n]|,(?! ?\d)|\.(?=\s)|(?<!\w)(?:và|còn|trong đó|gồm)(?!\w)")
_CLOSING = regex.compile(r"[;():\n]|,(?! ?\d)|\.(?=\s)|(?<!\w)(?:còn|trong đó)(?!\w)")
_SEMICOLON = regex.compile(r"[;\n]|\.(?=\s)")
_DOSSIER = regex.compile(r"(?<!\w)hồ sơ(?!\w)")


@dataclass(frozen=True, slots=True)
class _IndicatorRule:
    rule: Rule
    units: regex.Pattern[str] | None
    kinds: frozenset[str]
    never: regex.Pattern[str] | None
    fallback: bool
    far: bool

    def fits(self, kind: FigureKind, unit: str) -> bool:
        """Whether the rule is for figures of this kind and unit."""
        if self.kinds and kind not in self.kinds:
            return False
        return self.units is None or self.units.match(unit) is not None


@cache
def _rules() -> tuple[_IndicatorRule, ...]:
    return tuple(
        _IndicatorRule(
            rule,
            regex.compile(
                rf"(?:{rule.extra['units']})(?!\w)|(?={'%' if '%' in rule.extra['units'] else '(?!)'})%"
            )
            if "units" in rule.extra
            else None,
            frozenset(rule.extra.get("kinds", ())),
            _any_of(rule.extra.get("not_words", ())),
            rule.extra.get("fallback", False),
            rule.extra.get("reach") == "sentence",
        )
        for rule in load("indicators")
    )


def _any_of(words: Sequence[str]) -> regex.Pattern[str] | None:
    return regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, words))})(?!\w)") if words else None


def indicator_of(view: TextView, statement: Statement, before: Span, after: Span) -> tuple[Indicator, str]:
    """The indicator of a statement and the rule that chose it.

    ``before`` reaches from the last statement (or the sentence's beginning) to this one, ``after`` from
    this one to the next. Rules with ``reach = "sentence"`` look at
    the whole sentence too (42 tập thể và 116 cá nhân được khen thưởng); those marked ``fallback`` are for
    what no other rule fits.
    """
    fitting = _fitting(statement.kind, lower(fold(statement.unit or "")))
    for fallback in (False, True):
        rules = [candidate for candidate in fitting if candidate.fallback == fallback]
        for window in _windows(view, statement, before, after):
            for candidate in rules:
                if _hits(view, candidate, statement, window):
                    return cast(Indicator, candidate.rule.value), candidate.rule.source
        sentence = _near(view.sentence_at(statement.start), statement)
        for candidate in rules:
            if candidate.far and _hits(view, candidate, statement, sentence):
                return cast(Indicator, candidate.rule.value), candidate.rule.source
    return "other", "indicators.none"


@lru_cache(maxsize=4096)
def _fitting(kind: FigureKind, unit: str) -> tuple[_IndicatorRule, ...]:
    """The rules for figures of a kind and unit; articles count the same few nouns again and again."""
    return tuple(candidate for candidate in _rules() if candidate.fits(kind, unit))


def _windows(view: TextView, statement: Statement, before: Span, after: Span) -> Iterator[Span]:
    """The statement's own clause, then wider and wider, up to the whole sentence."""
    sentence = _near(view.sentence_at(statement.start), statement)
    yield clause(view, statement, before, after)
    yield _between(view, statement, _SEMICOLON, _SEMICOLON, before.start, after.end)
    yield Span(before.start, after.end)
    yield Span(sentence.start, max(after.end, statement.end))


def _near(span: Span, statement: Statement) -> Span:
    """The part of a span that is near a statement: a table pasted into one line is no sentence."""
    return Span(max(span.start, statement.start - REACH), min(span.end, statement.end + REACH))


def clause(view: TextView, statement: Statement, before: Span, after: Span) -> Span:
    """From the last comma before a statement to the first one after it."""
    return _between(view, statement, _OPENING, _CLOSING, before.start, after.end)


def _between(
    view: TextView,
    statement: Statement,
    opening: regex.Pattern[str],
    closing: regex.Pattern[str],
    start: int,
    end: int,
) -> Span:
    for boundary in opening.finditer(view.lower, start, statement.start):
        start = boundary.end()
    stop = closing.search(view.lower, statement.end, end)
    return Span(start, stop.start() if stop else end)


def _hits(view: TextView, candidate: _IndicatorRule, statement: Statement, window: Span) -> bool:
    if candidate.never and candidate.never.search(view.lower, window.start, window.end):
        return False
    if statement.unit == "%" and not _share_fits(view, candidate, window):
        return False
    return candidate.rule.pattern.search(view.lower, window.start, window.end) is not None


def _share_fits(view: TextView, candidate: _IndicatorRule, window: Span) -> bool:
    """A bare share is of dossiers or of procedures only where its clause speaks of them."""
    value = candidate.rule.value
    text = view.lower[window.start : window.end]
    if value.startswith("procedures"):
        return _PROCEDURE.search(text) is not None
    if value == "staff":
        return _STAFF.search(text) is not None
    if value in ("dossiers_resolved", "dossiers_received", "dossiers_pending"):
        return _DOSSIER.search(text) is not None
    return True
