"""Whether every item of a record points at wording that holds its value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import regex

from cchc_extract.evaluation.tally import Scores, brief
from cchc_extract.vietnamese import key

Json = dict[str, Any]

_SWAPPED = str.maketrans(".,", ",.")
_MAGNITUDE = regex.compile(r"chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|vạn")


def score_grounding(scores: Scores, record: Json, gold: Json) -> None:  # noqa: ARG001 - a scorer like the others
    """Count the items of one record whose evidence shows their value."""
    text = record.get("text") or ""
    for name, forms in _FORMS.items():
        for item in record.get(name, []):
            wordings = evidence_wordings(text, item)
            shown = _shows(wordings, forms(item)) or (name == "figures" and _spelled_out(wordings))
            scores.judge("grounding", shown, (name, brief(item), wordings), "")


def evidence_wordings(text: str, item: Json) -> list[str]:
    """The keys of an item's evidence; empty where an offset lies outside the text."""
    spans = item.get("evidence") or []
    if not all(0 <= span["start"] < span["end"] <= len(text) for span in spans):
        return []
    return [key(text[span["start"] : span["end"]]) for span in spans]


def _shows(wordings: list[str], forms: set[str]) -> bool:
    squeezed = [regex.sub(r"\s+", "", wording) for wording in wordings]
    return any(form in wording for form in forms for wording in (*wordings, *squeezed))


def _spelled_out(wordings: list[str]) -> bool:
    return _MAGNITUDE.search(" ".join(wordings)) is not None


def _unit_forms(unit: Json) -> set[str]:
    words = key(unit["name"]).split()
    return {words[-1], "".join(word[0] for word in words[2:])}


def _figure_forms(figure: Json) -> set[str]:
    for name in ("value", "percent", "change"):
        if figure.get(name) is not None:
            return printed_forms(abs(float(figure[name])))
    return {""}


def printed_forms(number: float) -> set[str]:
    """The ways a number is printed in Vietnamese text.

    >>> sorted(printed_forms(1742.0))
    ['1,742', '1.742', '1742']
    """
    if number != int(number):
        plain = f"{number:.12g}"
        grouped = f"{number:,.12g}".translate(_SWAPPED)
        rounded = {f"{number:.{decimals}f}".replace(".", ",") for decimals in (1, 2)}
        return {plain, plain.replace(".", ","), grouped, *rounded}
    whole = int(number)
    return {str(whole), f"{whole:,}".replace(",", "."), f"{whole:02d}", f"{whole:,}"}


_FORMS: dict[str, Callable[[Json], set[str]]] = {
    "officials": lambda official: {key(official["name"])},
    "documents": lambda document: {"".join(key(document["number"]).split())},
    "figures": _figure_forms,
    "units": _unit_forms,
    "findings": lambda finding: {key(finding["text"])},
}
