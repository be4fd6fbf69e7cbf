"""When two wordings count as the same, for scoring."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from difflib import SequenceMatcher
from typing import Any

import regex

from cchc_extract.vietnamese import key

Likeness = Callable[[Any, Any], float]
"""How alike an extracted item and a gold item are: 0 (never a pair) to 1."""

_ABBREVIATIONS = tuple(
    (regex.compile(pattern), short)
    for pattern, short in (
        (r"\bủy ban nhân dân\b", "ubnd"),
        (r"\bhội đồng nhân dân\b", "hđnd"),
        (r"\bthủ tục hành chính\b", "tthc"),
        (r"\bcải cách hành chính\b", "cchc"),
        (r"\bban thường vụ\b", "btv"),
        (r"\bdịch vụ công trực tuyến\b", "dvctt"),
        (r"\bmặt trận tổ quốc\b", "mttq"),
        (r"\btp\.? ?(?=\w)", "thành phố "),
        (r"\btx\.? ?(?=\w)", "thị xã "),
        (r"\btt\.? (?=\w)", "thị trấn "),
    )
)
_PUNCTUATION = regex.compile(r"[^\w/%]+")
_BODY_OF_UNIT = regex.compile(r"^(?:ubnd|hđnd|đảng ủy|đảng bộ|huyện ủy|tỉnh ủy) (?=\S)")


def canon(text: str | None) -> str:
    """One form for wordings that differ only in spelling, abbreviation or punctuation.

    >>> canon("Uỷ ban nhân dân TP. Vinh") == canon("UBND thành phố Vinh")
    True
    """
    text = key(text or "")
    for pattern, short in _ABBREVIATIONS:
        text = pattern.sub(short, text)
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def unit_name(text: str | None) -> str:
    """`canon` without the body in front of a unit: ``UBND huyện Ba Bể`` is ``huyện ba bể``."""
    return _BODY_OF_UNIT.sub("", canon(text))


def similar(a: str, b: str) -> float:
    """Similarity of two strings, 0 to 1 (Ratcliff and Obershelp)."""
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


def equal(of: Callable[[Any], Hashable]) -> Likeness:
    """Alike where ``of`` gives the same for both."""
    return lambda said, gold: 1.0 if of(said) == of(gold) else 0.0


def close(of: Callable[[Any], str], threshold: float) -> Likeness:
    """Alike by `similar` of what ``of`` gives, from ``threshold`` on."""

    def alike(said: Any, gold: Any) -> float:
        """The likeness of the two, 0 below the threshold."""
        likeness = similar(of(said), of(gold))
        return likeness if likeness >= threshold else 0.0

    return alike


def names_unit(said: Any, gold: Any) -> float:
    """Whether two unit names are nearly the same, or the extracted one goes on where the gold ends."""
    a, b = unit_name(said), unit_name(gold)
    likeness = similar(a, b)
    longer = bool(a and b) and f"{a} ".startswith(f"{b} ")
    return likeness if likeness >= 0.9 or longer else 0.0
