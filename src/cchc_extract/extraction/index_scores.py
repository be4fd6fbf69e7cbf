"""Scores of the reform index that are printed in percent (``Chỉ số PAR INDEX đạt 88,4%``)."""

from __future__ import annotations

from dataclasses import replace

import regex

from cchc_extract.extraction.statement import Statement
from cchc_extract.extraction.surroundings import Surroundings
from cchc_extract.view import TextView

_INDEX = regex.compile(r"(?<!\w)(?:par index|chỉ số cải cách hành chính|chỉ số cchc)(?!\w)")
_NOT_THE_INDEX = regex.compile(r"(?<!\w)(?:hồ sơ|sipas|hài lòng|thủ tục|tthc)(?!\w)")
_RANKING = regex.compile(r"xếp|đứng|dẫn đầu|khối|vị trí|thứ")
_RESULT = regex.compile(r"(?<!\w)(?:với|kết quả|giá trị trung bình|đạt)[^.;\d]{0,30}$")


def is_index_score(view: TextView, statement: Statement, around: Surroundings) -> bool:
    """Whether a share is the score of the reform index."""
    if statement.kind != "percent" or statement.qualifier != "exact":
        return False
    own = around.clause.start, statement.end
    if _NOT_THE_INDEX.search(view.lower, *own):
        return False
    if _INDEX.search(view.lower, *own):
        return True
    return (
        _RESULT.search(view.lower, around.stretch.start, statement.start) is not None
        and _RANKING.search(view.lower, *around.sentence) is not None
        and _is_about_the_index(view)
    )


def _is_about_the_index(view: TextView) -> bool:
    """Whether the headline and the first lines are about the index."""
    head = view.paragraphs[min(1, len(view.paragraphs) - 1)]
    return _INDEX.search(view.lower, 0, head.end) is not None


def as_score(statement: Statement) -> Statement:
    """The share as the score that it is."""
    return replace(statement, kind="score", value=statement.percent, percent=None)
