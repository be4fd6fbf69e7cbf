"""Which indicator a statement measures, by its counted noun and the words of its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

import regex

from cchc_extract.extraction.quantities import Statement
from cchc_extract.patterns import Rule, load
from cchc_extract.schema import Indicator
from cchc_extract.vietnamese import fold, lower
from cchc_extract.view import Span, TextView

_BOUNDARY = regex.compile(r"[,;():\n]|\.(?=\s)|(?<!\w)(?:và|còn|trong đó|gồm)(?!\w)")
_DOSSIER = regex.compile(r"(?<!\w)hồ sơ(?!\w)")
_FAMILIES = (("hồ sơ", regex.compile(r"(?<!\w)hồ sơ(?!\w)")), ("tthc", regex.compile(r"(?<!\w)(?:tthc|thủ tục)(?!\w)")))


@dataclass(frozen=True, slots=True)
class _IndicatorRule:
    rule: Rule
    units: regex.Pattern[str] | None
    kinds: frozenset[str]
    never: regex.Pattern[str] | None

    def fits(self, statement: Statement) -> bool:
        """Whether the rule is for figures of this kind and unit."""
        if self.kinds and statement.kind not in self.kinds:
            return False
        return self.units is None or self.units.match(lower(fold(statement.unit or ""))) is not None


@cache
def _rules() -> tuple[_IndicatorRule, ...]:
    return tuple(
        _IndicatorRule(
            rule,
            regex.compile(rf"(?:{rule.extra['units']})(?!\w)|(?={'%' if '%' in rule.extra['units'] else '(?!)'})%") if "units" in rule.extra else None,
            frozenset(rule.extra.get("kinds", ())),
            _any_of(rule.extra.get("not_words", ())),
        )
        for rule in load("indicators")
    )


def _any_of(words: Sequence[str]) -> regex.Pattern[str] | None:
    return regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, words))})(?!\w)") if words else None


def indicator_of(view: TextView, statement: Statement, before: Span, after: Span) -> tuple[Indicator, str, Span]:
    """The indicator of a statement, the rule that chose it, and the wording that names it.

    ``before`` reaches from the last statement (or the sentence's beginning) to this one, ``after`` from
    this one to the next.
    """
    for window in _windows(view, statement, before, after):
        for candidate in _rules():
            hit = _hit(view, candidate, statement, window)
            if hit:
                return cast(Indicator, candidate.rule.value), candidate.rule.source, hit
    return "other", "indicators.none", Span(statement.start, statement.end)


def _windows(view: TextView, statement: Statement, before: Span, after: Span) -> Iterator[Span]:
    """The statement's own clause, then the sentence around it, then all that leads up to it."""
    yield clause(view, statement, before, after)
    yield Span(before.start, after.end)
    sentence = view.sentence_at(statement.start)
    yield Span(sentence.start, max(after.end, statement.end))


def clause(view: TextView, statement: Statement, before: Span, after: Span) -> Span:
    """From the last comma before a statement to the first one after it."""
    start = before.start
    for boundary in _BOUNDARY.finditer(view.lower, before.start, statement.start):
        if view.lower[boundary.end() : statement.start].strip(" (:"):
            start = boundary.end()
    closing = _BOUNDARY.search(view.lower, statement.end, after.end)
    return Span(start, closing.start() if closing else after.end)


def _hit(view: TextView, candidate: _IndicatorRule, statement: Statement, window: Span) -> Span | None:
    if not candidate.fits(statement) or (candidate.never and candidate.never.search(view.lower, window.start, window.end)):
        return None
    if statement.unit == "%" and not _share_fits(view, candidate, window):
        return None
    match = candidate.rule.pattern.search(view.lower, window.start, window.end)
    return Span(match.start(), match.end()) if match else None


def _share_fits(view: TextView, candidate: _IndicatorRule, window: Span) -> bool:
    """A bare share is of dossiers or of procedures only where its clause speaks of them."""
    value = candidate.rule.value
    text = view.lower[window.start : window.end]
    if value.startswith("procedures"):
        return regex.search(r"(?<!\w)(?:tthc|thủ tục|cơ sở dữ liệu)(?!\w)", text) is not None
    if value == "staff":
        return regex.search(r"(?<!\w)(?:biên chế|cán bộ|công chức|viên chức|nhân sự)(?!\w)", text) is not None
    if value in ("dossiers_resolved", "dossiers_received", "dossiers_pending"):
        return _DOSSIER.search(text) is not None
    return True
