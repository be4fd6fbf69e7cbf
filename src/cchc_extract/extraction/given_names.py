"""Given names alone: ``ông Khuyến``, ``bị cáo Púa``, and those of people named in full elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from cchc_extract.extraction.name_context import (
    BEARERS,
    TITLES,
    acts,
    begins_a_sentence,
    cue_before,
    honorific_before,
    honorifics,
    is_something_else,
)
from cchc_extract.extraction.name_forms import is_vietnamese, name_odds
from cchc_extract.extraction.name_runs import opens_a_sentence, syllables_of, word_end
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

COMMON_WORD = -2.0
"""Odds (logarithm) below which a calling before one syllable makes no name of it."""


class Addressed(NamedTuple):
    """A given name with the form of address before it, where there is one."""

    name: Span
    honorific: str | None


def find_addressed(view: TextView, run: Span, cue: str | None) -> Addressed | None:
    """The given name that ends a run, after a form of address or a calling; ``cue`` stands before the run."""
    start = view.folded.rfind(" ", run.start, run.end) + 1 or run.start
    if start > run.start and not _is_opening_honorific(view, run.start, start):
        return None
    name = Span(start, run.end)
    honorific = honorific_before(view, start)
    if not honorific and not _is_called(view, name, cue):
        return None
    if not is_vietnamese(syllables_of(view, *name)) or _is_no_given_name(view, name):
        return None
    return Addressed(name, honorific)


def _is_opening_honorific(view: TextView, start: int, end: int) -> bool:
    """Whether a sentence begins with a form of address: ``Bà Hằng``, but not ``Hai Bà Trưng``."""
    return view.lower[start:end].strip() in honorifics() and begins_a_sentence(view, start)


def _is_called(view: TextView, name: Span, cue: str | None) -> bool:
    """Whether a calling vouches for a name: ``bị cáo Anh``, but not ``cầu thủ Anh``."""
    if cue not in TITLES or (cue == "calling" and _is_country(view, name)):
        return False
    return name_odds().of(view.lower[slice(*name)]).given >= COMMON_WORD


def is_named_again(view: TextView, run: Span) -> bool:
    """Whether the given name of someone named in full stands here: after a post, or as no other word can."""
    if _is_no_given_name(view, run):
        return False
    if _is_behind_a_post(view, run.start):
        return True
    if cue_before(view, run.start) in BEARERS or _is_country(view, run):
        return False
    return not begins_a_sentence(view, run.start) or acts(view, run.end)


def _is_country(view: TextView, name: Span) -> bool:
    return load_one("names", "country").pattern.fullmatch(view.lower, *name) is not None


def _is_no_given_name(view: TextView, name: Span) -> bool:
    if view.lower[name.start : word_end(view, name.end + 1)] in honorifics():
        return True
    stock_figure = load_one("names", "no-given-name").pattern.fullmatch(view.lower, *name)
    return stock_figure is not None or opens_a_sentence(view, name) or is_something_else(view, name.start)


def _is_behind_a_post(view: TextView, start: int) -> bool:
    heads = list(load_one("positions", "head").pattern.finditer(view.lower, max(0, start - 20), start))
    return bool(heads) and not view.lower[heads[-1].end() : start].strip()
