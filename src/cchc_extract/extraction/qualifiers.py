"""Qualifiers: whether a number is said to be exact, at least, at most or about right."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import cast

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.numbers import Quantity
from cchc_extract.extraction.statement import Statement
from cchc_extract.patterns import load_one
from cchc_extract.schema import Qualifier
from cchc_extract.view import TextView
from cchc_extract.wordings import any_of_backwards


@cache
def _before() -> regex.Pattern[str]:
    words = load_one("figures", "qualifier").meanings
    return regex.compile(rf"(?r)(?<!\w)({any_of_backwards(words)}) +(?:mỗi \p{{L}}+ +)?")


def qualified(view: TextView, quantity: Quantity, statement: Statement) -> Statement:
    """The statement with the qualifier that stands before or after its number."""
    qualifier = _qualifier(view, quantity, statement)
    return statement if qualifier == "exact" else replace(statement, qualifier=qualifier)


def _qualifier(view: TextView, quantity: Quantity, statement: Statement) -> Qualifier:
    if quantity.upper is not None:
        return "about"
    if load_one("figures", "or-more").pattern.search(view.lower, quantity.end, statement.end + 12):
        return "over"
    match = right_before(_before(), view.lower, quantity.start)
    if not match or (match[1] == "trên" and statement.unit == "lĩnh vực"):
        return "exact"  # trên 5 lĩnh vực: in five fields, not in more
    meaning = load_one("figures", "qualifier").meaning(match[1])
    return "exact" if meaning == "from" else cast(Qualifier, meaning)
