"""Figures of one article that contradict each other. Only what must agree is compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import regex

from cchc_extract.extraction.shares import wrong_shares
from cchc_extract.schema import Discrepancy, DiscrepancyKind, Evidence, Figure, Number
from cchc_extract.view import TextView

_CARRIED_OVER = regex.compile(r"kỳ trước|chuyển (?:qua|sang)")
_OPENS = regex.compile(r"(?<!\w)(?:gồm|bao gồm|trong đó|chia ra)(?!\w)|\(")
_ALL = regex.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra)(?!\w)")
_ABSENT = regex.compile(r"(?<!\w)vắng(?! mặt (?:tại|ở))(?!\w)")
_PRESENT = regex.compile(r"(?<!\w)có mặt(?!\w)")
_RECEIVED_TOO = regex.compile(r"nhận(?: và|,| -) giải quyết")
_TIMELY = ("dossiers_on_time", "dossiers_overdue")

_LONG_LIST = 3
"""Ratios in a row that list unit by unit."""
REACH = 24
"""Figures after one that may be its parts."""
_NEARBY = 25
"""Characters before and after a figure that say what it counts."""
_SLACK_OF_PARTS = 0.02
_SLACK_OF_ALL = 0.25
_SLACK_OF_OUTCOMES = 0.1
"""Parts farther than this share from their whole are only some of its parts."""
_TOLERANCE = 1e-6


def find_discrepancies(view: TextView, figures: Sequence[Figure]) -> list[Discrepancy]:
    """Every contradiction: shares, sums and changes that the other figures do not give."""
    shares = (
        _discrepancy("percent", wrong.stated, wrong.expected, figures, wrong.figures)
        for wrong in wrong_shares(view, figures)
    )
    return [
        *shares,
        *_changes(view, figures),
        *_sums(view, figures),
        *_attendance(view, figures),
        *_rosters(view, figures),
    ]


# --- changes ------------------------------------------------------------------------------------


def _changes(view: TextView, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    for index, figure in enumerate(figures):
        if figure.kind != "change" or figure.change is None:
            continue
        if figure.value is None or figure.previous is None:
            continue
        expected = round(figure.value - figure.previous, 6)
        if abs(expected - figure.change) > _TOLERANCE and not _is_relative(view, figure):
            yield _discrepancy("change", figure.change, expected, figures, [index])


def _is_relative(view: TextView, figure: Figure) -> bool:
    """Whether the difference is a share of the old value (``từ 200 lên 250, tăng 25%``)."""
    span = figure.evidence[0]
    return figure.unit != "%" and "%" in view.lower[span.start : span.end]


# --- sums ---------------------------------------------------------------------------------------


def _sums(view: TextView, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """Wholes whose parts do not add up."""
    for whole, figure in enumerate(figures):
        if figure.kind != "count" or not figure.value or figure.qualifier != "exact":
            continue
        parts = _parts(view, figures, whole)
        divisions = (
            (parts, _SLACK_OF_ALL if _names_all(view, figures, parts) else _SLACK_OF_PARTS),
            (_outcomes(view, figures, whole), _SLACK_OF_OUTCOMES),
        )
        for parts, slack in divisions:
            total = _unlike(figure.value, [figures[part] for part in parts], slack)
            if total is not None:
                yield _discrepancy("sum", figure.value, total, figures, [whole, *parts])


def _names_all(view: TextView, figures: Sequence[Figure], parts: Sequence[int]) -> bool:
    """Whether a list of parts is opened by a word that promises all of them: ``gồm``, not ``trong đó``."""
    if not parts:
        return False
    start = figures[parts[0] - 1].evidence[0].end
    return _ALL.search(view.lower, start, figures[parts[0]].evidence[0].start) is not None


def _unlike(whole: Number, parts: Sequence[Figure], slack: float) -> Number | None:
    """What the parts make, where that is near the whole but not the whole."""
    if len(parts) < 2 or any(part.qualifier != "exact" for part in parts):
        return None
    sums = [round(total, 6) for total in accumulate(part.value or 0 for part in parts)]
    if whole in sums:  # 55 = 46 + 9, and 1 of these
        return None
    rounded = max(_rounded_to(number) for number in (whole, *(part.value or 0 for part in parts)))
    off = abs(sums[-1] - whole)
    return sums[-1] if rounded < off <= slack * whole else None


def _rounded_to(number: Number) -> int:
    """To what a large round number seems to be rounded: 18.000 to thousands, 104.700 to hundreds."""
    if number < 1000 or number % 100:
        return 0
    return next(power for power in (10**6, 10**5, 10**4, 1000, 100) if number % power == 0)


def _parts(view: TextView, figures: Sequence[Figure], whole: int) -> list[int]:
    """The figures that a whole is divided into (``gồm``, ``trong đó``, brackets), to the list's end."""
    sentence = view.sentence_at(figures[whole].evidence[0].start)
    parts: list[int] = []
    for index in range(whole + 1, min(len(figures), whole + REACH)):
        figure, start = figures[index], figures[index].evidence[0].start
        if start >= sentence.end or figure.unit != figures[whole].unit or figure.kind != "count":
            break
        between = view.lower[figures[index - 1].evidence[0].end : start]
        if not parts and not _OPENS.search(between):
            break
        if _is_resolved_only(view, figures[whole]) and _is_beside(figures, parts, index, between):
            break
        parts.append(index)
    return parts


def _is_resolved_only(view: TextView, figure: Figure) -> bool:
    return figure.indicator == "dossiers_resolved" and not _is_received(view, figure)


def _is_received(view: TextView, figure: Figure) -> bool:
    """Received, or ``tiếp nhận và giải quyết``."""
    return figure.indicator == "dossiers_received" or _RECEIVED_TOO.search(_near(view, figure)) is not None


def _is_beside(figures: Sequence[Figure], parts: Sequence[int], index: int, between: str) -> bool:
    """What is resolved divides into what is on time and what is late, not into what is still in hand."""
    indicator, first = figures[index].indicator, figures[(*parts, index)[0]].indicator
    if parts and indicator == "dossiers_pending" != first and ";" in between:
        return True
    return first in _TIMELY and indicator not in _TIMELY


def _outcomes(view: TextView, figures: Sequence[Figure], whole: int) -> list[int]:
    """What was resolved and what is in hand, of what was received: named after it in one paragraph."""
    figure = figures[whole]
    if not _is_received(view, figure) or figure.unit != "hồ sơ":
        return []
    same = _counted_with(view, figures, whole)
    resolved = [i for i in same if figures[i].indicator == "dossiers_resolved"]
    pending = [
        i
        for i in same
        if figures[i].indicator == "dossiers_pending" and not _is_carried_over(view, figures[i])
    ]
    if len(resolved) != 1 or len(pending) != 1:
        return []
    again = [i for i in same if figures[i].indicator == "dossiers_received" and not _is_new(view, figures[i])]
    return [] if again and again[0] < pending[0] else [resolved[0], pending[0]]


def _counted_with(view: TextView, figures: Sequence[Figure], whole: int) -> list[int]:
    """The counts of dossiers of the same period that follow in the paragraph."""
    paragraph = view.paragraph_at(figures[whole].evidence[0].start)
    return [
        index
        for index in range(whole + 1, min(len(figures), whole + REACH))
        if figures[index].evidence[0].start < paragraph.end
        and figures[index].kind == "count"
        and figures[index].period == figures[whole].period
        and figures[index].unit == "hồ sơ"
    ]


def _near(view: TextView, figure: Figure) -> str:
    span = figure.evidence[0]
    return view.lower[max(0, span.start - _NEARBY) : span.end + _NEARBY]


def _is_new(view: TextView, figure: Figure) -> bool:
    return "mới" in _near(view, figure)


def _is_carried_over(view: TextView, figure: Figure) -> bool:
    """``hồ sơ kỳ trước chuyển qua`` was in hand before the period, not after it."""
    return _CARRIED_OVER.search(_near(view, figure)) is not None


# --- attendance ---------------------------------------------------------------------------------


def _attendance(view: TextView, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """``có mặt 27/30 người, vắng 02 người``: those present and those absent are all."""
    for index in range(len(figures) - 1):
        present, absent = figures[index], figures[index + 1]
        if present.kind != "ratio" or absent.kind != "count" or not (present.total and present.value):
            continue
        start, end = present.evidence[0].start, absent.evidence[0].start
        sentence = view.sentence_at(start)
        if end >= sentence.end or not _ABSENT.search(view.lower, present.evidence[0].end, end):
            continue
        if not _PRESENT.search(view.lower, max(sentence.start, start - _NEARBY), end):
            continue
        total = present.value + (absent.value or 0)
        if total != present.total:
            yield _discrepancy("sum", present.total, total, figures, [index, index + 1])


def _rosters(view: TextView, figures: Sequence[Figure]) -> Iterator[Discrepancy]:
    """``vắng 23 người. Cụ thể, xã A vắng 6/41 người, xã B vắng 8/37 người, …``: unit by unit they make all.

    Only where the numbers behind the strokes make up a whole that is stated too: then no unit is left out.
    """
    for roster in _runs_of_ratios(view, figures):
        listed = [figures[index] for index in roster]
        earlier = range(max(0, roster[0] - REACH), roster[0])
        whole = sum(part.total or 0 for part in listed)
        if not any(whole in (figures[index].value, figures[index].total) for index in earlier):
            continue
        word = _word_before(view, listed[0])
        stated = [index for index in earlier if _is_said_with(view, figures[index], word, listed[0].unit)]
        expected = sum(part.value or 0 for part in listed)
        number = figures[stated[-1]].value if stated else None
        if number is not None and number != expected:
            yield _discrepancy("sum", number, expected, figures, [stated[-1], *roster])


def _runs_of_ratios(view: TextView, figures: Sequence[Figure]) -> Iterator[list[int]]:
    """Ratios of one unit that follow each other in one sentence."""
    run: list[int] = []
    for index, figure in enumerate(figures):
        last = figures[run[-1]] if run else None
        goes_on = last and last.unit == figure.unit and _in_one_sentence(view, last, figure)
        if figure.kind == "ratio" and goes_on:
            run.append(index)
            continue
        if len(run) >= _LONG_LIST:
            yield run
        run = [index] if figure.kind == "ratio" else []
    if len(run) >= _LONG_LIST:
        yield run


def _in_one_sentence(view: TextView, one: Figure, other: Figure) -> bool:
    return other.evidence[0].start < view.sentence_at(one.evidence[0].start).end


def _is_said_with(view: TextView, figure: Figure, word: str, unit: str | None) -> bool:
    return figure.kind == "count" and figure.unit == unit and _word_before(view, figure) == word


def _word_before(view: TextView, figure: Figure) -> str:
    start = figure.evidence[0].start
    return view.lower[max(0, start - _NEARBY) : start].strip().rpartition(" ")[2]


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
