"""Ranks: a place in an order, and among what (``xếp thứ 5/63 tỉnh, thành phố``)."""

from __future__ import annotations

import regex

from cchc_extract.extraction.beside import right_after
from cchc_extract.extraction.counted_nouns import noun_after, printed
from cchc_extract.extraction.numbers import Quantity
from cchc_extract.extraction.statement import Statement
from cchc_extract.patterns import load_one
from cchc_extract.view import Span, TextView

_AMONG = regex.compile(r" so với (?:các )?((?:huyện|xã|phường|quận|tỉnh|sở)(?:,[ \w]{2,10})?)(?= )")


def rank(view: TextView, quantity: Quantity) -> Statement | None:
    """The rank that a number states, if it states one."""
    if quantity.is_percent or not is_placed(view, quantity):
        return None
    noun = noun_after(view, quantity) if quantity.total is not None else None
    end = noun.end if noun else quantity.end
    noun = noun or _ranked_among(view, quantity)
    unit = printed(view, noun) if noun else None
    return Statement(quantity.start, end, "rank", value=quantity.value, total=quantity.total, unit=unit)


def is_placed(view: TextView, quantity: Quantity) -> bool:
    """Whether the words before a number give it a place; without a total they have to be plain."""
    start = max(0, quantity.start - 40)
    before = load_one("figures", "rank-before").pattern.search(view.lower, start, quantity.start)
    if not before:
        return False
    wording = before.group().strip()
    if quantity.total is not None:
        return wording not in ("đạt", "giữ")
    return wording not in ("thứ", "hạng") and wording.endswith(("thứ", "hạng", "vị trí"))


def _ranked_among(view: TextView, quantity: Quantity) -> Span | None:
    """``đứng thứ 04/11 so với các huyện``: what it is ranked among."""
    match = right_after(_AMONG, view.lower, quantity.end)
    return Span(match.start(1), match.end(1)) if match else None
