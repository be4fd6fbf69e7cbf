"""Figures of one article that contradict each other. Only what must agree is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from cchc_extract.schema import Discrepancy, DiscrepancyKind, Evidence, Figure, Number
from cchc_extract.view import TextView

_CARRIED_OVER = regex.compile(r"kỳ trước|chuyển (?:qua|sang)")

_OPENS = regex.compile(r"(?<!\w)(?:gồm|bao gồm|trong đó|chia ra)(?!\w)|\(")
_TIMELY = ("dossiers_on_time", "dossiers_overdue")
REACH = 24
"""Figures before and after one that may be its whole or its parts."""

_TOLERANCE = 1e-9


def find_discrepancies(view: TextView, figures: Sequence[Figure]) -> list[Discrepancy]:
    """Every contradiction: shares, sums and changes that the other figures do not give."""
    return [*_percents(view, figures), *_changes(figures), *_sums(view, figures)]


def _percents(view: TextView, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    for index, figure in enumerate(figures):
        if (
            figure.percent is None
            or figure.value is None
            or figure.qualifier != "exact"
            or figure.kind not in ("count", "ratio")
        ):
            continue
        base = index if figure.total else _base(view, figures, index)
        total = figure.total or (figures[base].value if base is not None else None)
        if base is None or not total:
            continue
        exact = 100 * figure.value / total
        decimals = _decimals(figure.percent)
        if not _consistent(exact, figure.percent, decimals):
            used = [index] if base == index else [index, base]  # the stated share first
            yield _discrepancy("percent", figure.percent, round(exact, decimals), figures, used)


def _base(view: TextView, figures: Sequence[Figure], index: int) -> int | None:
    """The figure that a share is of: what was received, in the same sentence, of the same noun.

    Where another earlier figure gives the share (resolved instead of received), that one is meant.
    """
    figure = figures[index]
    sentence = view.sentence_at(figure.evidence[0].start)
    before = [
        other
        for other in range(max(0, index - REACH), index)
        if figures[other].evidence[0].start >= sentence.start
        and figures[other].kind == "count"
        and figures[other].unit == figure.unit
        and (figures[other].value or 0) >= (figure.value or 0)
    ]
    if not before or figure.percent is None or figure.value is None:
        return None
    for other in before:
        if _consistent(
            100 * figure.value / (figures[other].value or 1), figure.percent, _decimals(figure.percent)
        ):
            return other
    bases = [
        other
        for other in before
        if figures[other].indicator in ("dossiers_received", "dossiers_resolved", "tasks", "staff")
    ]
    return bases[-1] if len(bases) == 1 and _speaks_of_one_whole(figures, bases[0], index) else None


def _speaks_of_one_whole(figures: Sequence[Figure], base: int, index: int) -> bool:
    return figures[base].period == figures[index].period and index - base <= 3


def _decimals(percent: Number) -> int:
    text = f"{percent:g}"
    return len(text.partition(".")[2])


def _consistent(exact: float, stated: Number, decimals: int) -> bool:
    """Whether a share is the exact one, rounded or cut at its printed decimals."""
    scale = 10**decimals
    cut = int(exact * scale + _TOLERANCE) / scale
    return (
        abs(round(exact, decimals) - stated) < 1e-6
        or abs(cut - stated) < 1e-6
        or abs(exact - stated) * scale <= 0.5 + 1e-6
    )


def _changes(figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    for index, figure in enumerate(figures):
        if (
            figure.kind != "change"
            or figure.value is None
            or figure.previous is None
            or figure.change is None
        ):
            continue
        expected = round(figure.value - figure.previous, 6)
        if abs(expected - figure.change) > 1e-6 and not _is_relative(figure):
            yield _discrepancy("change", figure.change, expected, figures, [index])


def _is_relative(figure: Figure) -> bool:
    """Whether the difference is the share of the old value (``từ 200 lên 250, tăng 25%``)."""
    if not figure.previous or figure.value is None or figure.change is None:
        return False
    return abs(100 * (figure.value - figure.previous) / figure.previous - figure.change) < 1


def _sums(view: TextView, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Wholes whose parts do not add up."""
    for whole, figure in enumerate(figures):
        if figure.kind != "count" or figure.value is None or figure.qualifier != "exact":
            continue
        for parts, slack in ((_parts(view, figures, whole), 0.02), (_outcomes(view, figures, whole), 0.1)):
            total = sum(figures[part].value or 0 for part in parts)
            # parts far from a whole are only some of its parts
            if len(parts) > 1 and 0 < abs(total - figure.value) <= slack * figure.value:
                yield _discrepancy("sum", figure.value, total, figures, [whole, *parts])


def _parts(view: TextView, figures: Sequence[Figure], whole: int) -> list[int]:
    """The figures that a whole is divided into (``gồm``, ``trong đó``, brackets), up to the end of the list.

    What is resolved divides into what is on time and what is late, not into what is still in hand.
    """
    sentence = view.sentence_at(figures[whole].evidence[0].start)
    resolved = figures[whole].indicator == "dossiers_resolved"
    parts: list[int] = []
    for index in range(whole + 1, min(len(figures), whole + REACH)):
        figure, start = figures[index], figures[index].evidence[0].start
        if start >= sentence.end or figure.unit != figures[whole].unit or figure.kind != "count":
            break
        between = view.lower[figures[index - 1].evidence[0].end : start]
        if not parts and not _OPENS.search(between):
            break
        if (
            resolved
            and parts
            and figure.indicator == "dossiers_pending" != figures[parts[0]].indicator
            and ";" in between
        ):
            break
        if (
            resolved
            and figures[(parts or [index])[0]].indicator in _TIMELY
            and figure.indicator not in _TIMELY
        ):
            break
        parts.append(index)
    return parts


def _outcomes(view: TextView, figures: Sequence[Figure], whole: int) -> list[int]:
    """What was resolved and what is in hand, of what was received: named after it in one paragraph."""
    figure = figures[whole]
    received = figure.indicator == "dossiers_received" or "nhận" in (figure.label or "").lower()
    if not received or figure.unit != "hồ sơ":
        return []
    paragraph = view.paragraph_at(figure.evidence[0].start)
    nearest = range(whole + 1, min(len(figures), whole + REACH))
    later = [i for i in nearest if figures[i].evidence[0].start < paragraph.end]
    same = [
        i
        for i in later
        if figures[i].kind == "count" and figures[i].period == figure.period and figures[i].unit == "hồ sơ"
    ]
    resolved = [i for i in same if figures[i].indicator == "dossiers_resolved"]
    pending = [
        i
        for i in same
        if figures[i].indicator == "dossiers_pending" and not _is_carried_over(view, figures[i])
    ]
    again = [
        i
        for i in same
        if figures[i].indicator == "dossiers_received"
        and "mới" not in view.lower[slice(*_clause(figures[i]))]
    ]
    if len(resolved) != 1 or len(pending) != 1 or (again and again[0] < pending[0]):
        return []
    return [resolved[0], pending[0]]


def _clause(figure: Figure) -> tuple[int, int]:
    span = figure.evidence[0]
    return max(0, span.start - 25), span.end + 25


def _is_carried_over(view: TextView, figure: Figure) -> bool:
    """``hồ sơ kỳ trước chuyển qua`` was in hand before the period, not after it."""
    return _CARRIED_OVER.search(view.lower[slice(*_clause(figure))]) is not None


def _discrepancy(
    kind: DiscrepancyKind, stated: Number, expected: Number, figures: Sequence[Figure], used: Sequence[int]
) -> Discrepancy:
    spans: list[Evidence] = [span for index in used for span in figures[index].evidence]
    return Discrepancy(
        evidence=spans,
        source_rule=f"discrepancies.{kind}",
        kind=kind,
        stated=stated,
        expected=int(expected) if expected == int(expected) else expected,
        figures=list(used),
    )
