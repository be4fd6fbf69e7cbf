"""Stated shares that the counts beside them do not give (20.889/21.519 stated as 98%)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc_extract.schema import Figure, Number
from cchc_extract.view import TextView

_WHOLES = ("dossiers_received", "dossiers_resolved", "dossiers_pending", "tasks", "staff")
"""What shares are mostly of, where the article does not say."""
_REACH = 24
"""Figures before a share that it may agree with."""
_NEAREST = 3
"""Figures before a share that it must be of, where it agrees with none."""
_FARTHEST_OFF = 5
"""Points; a share farther from what a whole gives is of another whole."""
_TOLERANCE = 1e-9


class WrongShare(NamedTuple):
    """A share, what it should be, and the figures that say so."""

    stated: Number
    expected: Number
    figures: list[int]


class _Whole(NamedTuple):
    figure: int
    number: Number


def wrong_shares(view: TextView, figures: Sequence[Figure]) -> Iterator[WrongShare]:
    """The shares that contradict their own ratio, or every count before them that they could be of."""
    for index, figure in enumerate(figures):
        if figure.percent is None or figure.value is None or figure.qualifier != "exact":
            continue
        if figure.kind == "ratio" and figure.total:
            wrong = _against(figure, figure.percent, [_Whole(index, figure.total)], index)
        elif figure.kind == "count":
            wrong = _against(figure, figure.percent, _wholes(view, figures, index), index)
            if wrong and not _is_certain(figures, index, wrong):
                wrong = None
        else:
            wrong = None
        if wrong:
            yield wrong


def _wholes(view: TextView, figures: Sequence[Figure], index: int) -> list[_Whole]:
    """What the sentence has counted before, of the same noun and not less."""
    figure = figures[index]
    sentence = view.sentence_at(figure.evidence[0].start)
    wholes = []
    for other in range(max(0, index - _REACH), index):
        candidate = figures[other]
        number = candidate.total if candidate.kind == "ratio" else candidate.value
        if candidate.kind not in ("count", "ratio") or not number or not _alike(candidate, figure):
            continue
        if candidate.evidence[0].start >= sentence.start and number >= (figure.value or 0):
            wholes.append(_Whole(other, number))
    return wholes


def _alike(whole: Figure, part: Figure) -> bool:
    """Whether they count the same; ``412 trường hợp`` may be some of 446 dossiers."""
    return whole.unit == part.unit or part.unit == "trường hợp"


def _against(figure: Figure, stated: Number, wholes: Sequence[_Whole], index: int) -> WrongShare | None:
    """The share as the nearest whole gives it, where no whole gives it as stated."""
    decimals = _decimals(stated)
    shares = [(100 * (figure.value or 0) / whole.number, whole.figure) for whole in wholes]
    if not shares or any(_consistent(exact, stated, decimals) for exact, _ in shares):
        return None
    exact, whole = min(shares, key=lambda share: abs(share[0] - stated))
    used = [index] if whole == index else [index, whole]  # the stated share first
    return WrongShare(stated, round(exact, decimals), used)


def _is_certain(figures: Sequence[Figure], index: int, wrong: WrongShare) -> bool:
    """Whether the share cannot be of anything else: its whole is near, and so is what it should be."""
    whole = figures[wrong.figures[-1]]
    return (
        whole.indicator in _WHOLES
        and whole.period == figures[index].period
        and index - wrong.figures[-1] <= _NEAREST
        and abs(wrong.expected - wrong.stated) <= _FARTHEST_OFF
    )


def _decimals(percent: Number) -> int:
    return len(f"{percent:g}".partition(".")[2])


def _consistent(exact: float, stated: Number, decimals: int) -> bool:
    """Whether a share is the exact one, rounded or cut at its printed decimals."""
    scale = 10**decimals
    cut = int(exact * scale + _TOLERANCE) / scale
    return bool(abs(cut - stated) < 1e-6 or abs(exact - stated) * scale <= 0.5 + 1e-6)
