"""Which indicator a statement measures, by its counted noun and the words of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

import regex

from cchc_extract.extraction.statement import Statement
from cchc_extract.extraction.surroundings import Surroundings
from cchc_extract.patterns import Rule, load
from cchc_extract.schema import FigureKind, Indicator
from cchc_extract.vietnamese import fold, lower
from cchc_extract.view import Span, TextView
from cchc_extract.wordings import whole_words

_PROCEDURE = regex.compile(r"(?<!\w)(?:tthc|thủ tục|cơ sở dữ liệu)(?!\w)")
_STAFF = regex.compile(r"(?<!\w)(?:biên chế|cán bộ|công chức|viên chức|nhân sự)(?!\w)")
_TASK = regex.compile(r"(?<!\w)nhiệm vụ(?!\w)")
_DOSSIER = regex.compile(r"(?<!\w)hồ sơ(?!\w)")


_NONE = "indicators.none"


@dataclass(frozen=True, slots=True)
class _IndicatorRule:
    rule: Rule
    units: regex.Pattern[str] | None
    kinds: frozenset[str]
    never: regex.Pattern[str] | None
    never_before: regex.Pattern[str] | None
    """What denies the rule wherever the sentence holds it before the end of the clause."""
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
            rule=rule,
            units=_beginning_with(rule.extra["units"]) if "units" in rule.extra else None,
            kinds=frozenset(rule.extra.get("kinds", ())),
            never=_any_of(rule.extra.get("not_words", ())),
            never_before=_any_of(rule.extra.get("not_words_before", ())),
            fallback=rule.extra.get("fallback", False),
            far=rule.extra.get("reach") == "sentence",
        )
        for rule in load("indicators")
    )


def _beginning_with(units: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{units})(?!\w)|(?={'%' if '%' in units else '(?!)'})%")


def _any_of(words: Sequence[str]) -> regex.Pattern[str] | None:
    return regex.compile(whole_words(words)) if words else None


Measured = tuple[Indicator, str]
"""An indicator and the rule that chose it."""


def indicator_of(
    view: TextView, statement: Statement, around: Surroundings, whole: Measured | None = None
) -> Measured:
    """The indicator of a statement; that of the ``whole`` it is a part of where nothing near it names one.

    Rules with ``reach = "sentence"`` look at the whole sentence too (42 tập thể và 116 cá nhân được khen
    thưởng); those marked ``fallback`` are for what no other rule fits.
    """
    unit = lower(fold(statement.unit or ""))
    for fallback in (False, True):
        named = _named(view, _fitting(statement.kind, unit, fallback), around)
        if chosen := _first(view, named, unit, around.near()):
            return cast(Indicator, chosen.value), chosen.source
        if whole:
            return whole
        if chosen := _first(view, named, unit, around.far()) or _farthest(view, named, unit, around):
            return cast(Indicator, chosen.value), chosen.source
    return "other", _NONE


@lru_cache(maxsize=4096)
def _fitting(kind: FigureKind, unit: str, fallback: bool) -> tuple[_IndicatorRule, ...]:
    """The rules for figures of a kind and unit; articles count the same few nouns again and again."""
    return tuple(rule for rule in _rules() if rule.fallback == fallback and rule.fits(kind, unit))


@cache
def fallback_rules() -> frozenset[str]:
    """The rules that choose an indicator by the noun alone, and the name of no rule at all."""
    return frozenset(rule.rule.source for rule in _rules() if rule.fallback) | {_NONE}


def _named(view: TextView, rules: Sequence[_IndicatorRule], around: Surroundings) -> list[_IndicatorRule]:
    """The rules whose words the sentence holds: the others need no look at its parts."""
    return [
        rule
        for rule in rules
        if _is_named(rule.rule, view.lower, around.sentence) and not _is_denied(view, rule, around)
    ]


def _first(
    view: TextView, named: Sequence[_IndicatorRule], unit: str, windows: Iterable[Span]
) -> Rule | None:
    """The first rule that fits the first stretch that one fits."""
    if not named:
        return None
    for window in windows:
        for candidate in named:
            if _hits(view, candidate, unit, window):
                return candidate.rule
    return None


def _farthest(
    view: TextView, named: Sequence[_IndicatorRule], unit: str, around: Surroundings
) -> Rule | None:
    """The first rule for whole sentences that fits this one."""
    for candidate in named:
        if candidate.far and _hits(view, candidate, unit, around.sentence):
            return candidate.rule
    return None


@lru_cache(maxsize=256)
def _is_named(rule: Rule, lower: str, sentence: Span) -> bool:
    """Whether a rule matches in a sentence, whose figures all ask."""
    return rule.pattern.search(lower, *sentence) is not None


def _is_denied(view: TextView, candidate: _IndicatorRule, around: Surroundings) -> bool:
    """``giám sát việc tiếp nhận hồ sơ theo cơ chế một cửa ở 02 xã`` counts no one-stop units."""
    never = candidate.never_before
    return never is not None and never.search(view.lower, *around.up_to_here) is not None


def _hits(view: TextView, candidate: _IndicatorRule, unit: str, window: Span) -> bool:
    if not candidate.rule.pattern.search(view.lower, *window):
        return False
    if candidate.never and candidate.never.search(view.lower, *window):
        return False
    return unit != "%" or _share_fits(view, candidate, window)


def _share_fits(view: TextView, candidate: _IndicatorRule, window: Span) -> bool:
    """A bare share is of dossiers or of procedures only where its clause speaks of them."""
    value = candidate.rule.value
    if value.startswith("dossiers") and _TASK.search(view.lower, *window):
        return _DOSSIER.search(view.lower, *window) is not None
    if value.startswith("procedures"):
        return _PROCEDURE.search(view.lower, *window) is not None
    if value == "staff":
        return _STAFF.search(view.lower, *window) is not None
    if value in ("dossiers_resolved", "dossiers_received", "dossiers_pending"):
        return _DOSSIER.search(view.lower, *window) is not None
    return True
