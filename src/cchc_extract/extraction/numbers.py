"""Numbers as printed in Vietnamese: alone, over a total, up to an upper end, as a share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import regex

from cchc_extract.extraction.beside import right_after
from cchc_extract.schema import Number
from cchc_extract.view import Span

MAGNITUDES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}

GLUED_UNITS = r"(?:k?m[23²³]?|cm|mm|ha|kg|tấn|lít|đ|vnđ|usd)(?!\w)"
"""Units that are printed right behind a number, without a blank."""

_PART = regex.compile(r"([\d.,]*\d)((?: ?\p{L}+)*)")
_LETTERS = regex.compile(r"\p{L}+")
_THOUSANDS = regex.compile(r"\d{1,3}(?:[.]\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+")

_PLAIN = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:[.,]\d+)?"
# more groups in a row are the cells of a table
_SPACED = r"(?<!\d )[1-9]\d{0,2}(?: \d{3}){1,2}(?= ?%| \p{Ll})"
_SCALE = r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)"
_MAGNITUDE = (
    rf"(?: ?{_SCALE}(?: (?:nghìn|triệu|tỷ|tỉ)(?!\w))?(?: \d{{1,3}} {_SCALE})?"
    rf"(?: \d{{1,3}}(?![\w.,/%]| {_SCALE}))?)"
)
_ONE = rf"(?:{_SPACED}|(?:{_PLAIN}){_MAGNITUDE}?)"
_TO = r"(?: ?- ?| đến | tới )"
_NUMBER = regex.compile(
    rf"(?:(?<![\w.,/:#-])|(?<=\p{{Ll}}{{3}})(?=\d+(?:,\d+)?%))(?P<value>{_ONE})"
    rf"(?: ?/ ?(?P<total>{_PLAIN})(?![\w/]|[.-]\d))?"
    rf"(?:{_TO}(?P<upper>{_ONE})(?= ?%| \p{{Ll}})| ?%{_TO}(?P<upper>{_PLAIN})(?= ?%))?"
    rf"(?P<percent> ?%| phần trăm| điểm (?:phần trăm|%))?(?={GLUED_UNITS}|[^\w]|$)(?![/:-]\d|-\p{{L}})"
)
_OF_TOTAL = regex.compile(
    rf"(?:(?: (?!\d)\S+){{0,3}}? (?:trên tổng số|trong tổng số|trong số|trên tổng) "
    rf"|(?: \p{{L}}+){{0,3}} ?/ ?tổng số | trên | phần | trong (?:số )?"
    rf"|(?P<noun>(?: \p{{L}}+){{1,3}}) ?/ ?(?=[\d.]+(?P=noun)))"
    rf"(?P<total>{_PLAIN})(?![\w/,.%])"
)
_DIGITS = re.compile(r"\d+")  # sought first: the pattern of a number alone would try every letter
_SHARES_IN_A_ROW = regex.compile(r"(?P<low>\d{1,2}), (?P<high>\d{1,2})%")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text: ``value`` alone, over ``total``, up to ``upper``, or a share (``percent``)."""

    start: int
    end: int
    value: Number
    total: Number | None = None
    upper: Number | None = None
    is_percent: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def parse_number(printed: str) -> Number:
    """The number that a printed one stands for.

    >>> parse_number("110.274"), parse_number("97,1"), parse_number("1 nghìn 800")
    (110274, 97.1, 1800)
    >>> parse_number("412,5 nghìn"), parse_number("450 triệu 500 nghìn")
    (412500, 450500000)
    >>> parse_number("20.350,6 tỷ"), parse_number("07"), parse_number("6.5"), parse_number("1,286")
    (20350600000000, 7, 6.5, 1286)
    """
    if printed.isdigit():
        return int(printed)
    if _THOUSANDS.fullmatch(printed):
        return _digits(printed)
    value, scale = 0.0, 0
    for digits, letters in _PART.findall(printed):
        scale = _scale(letters) if letters else _scale_of_rest(scale, digits)
        value += _digits(digits) * scale
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _scale(letters: str) -> int:
    return prod(MAGNITUDES.get(word, 1) for word in letters.split())


def _scale_of_rest(scale: int, digits: str) -> int:
    """``1 nghìn 800`` is 1,800 and ``2 triệu 300`` is 2,300,000: three digits of the next magnitude."""
    return max(1, scale // 1000) if scale >= 1000 and len(digits) == 3 else max(1, scale // 10 ** len(digits))


def _digits(printed: str) -> Number:
    if printed.isdigit():
        return int(printed)
    if _THOUSANDS.fullmatch(printed):
        return int(printed.replace(".", "").replace(",", "").replace(" ", ""))
    if "," in printed:
        return float(printed.replace(".", "").replace(",", "."))
    return float(printed)


def read_numbers(text: str) -> Iterator[Quantity]:
    """Every number printed in a folded lower-case text, in order, whatever it is for."""
    digits = _DIGITS.search(text)
    while digits:
        match = right_after(_NUMBER, text, digits.start())
        quantity = _quantity(text, match) if match else None
        if quantity:
            yield quantity
        digits = _DIGITS.search(text, quantity.end if quantity else digits.end())


def _quantity(text: str, match: regex.Match[str]) -> Quantity:
    if match["upper"]:
        return _range(match)
    if text.startswith(", ", match.end()) and (pair := _pair(text, match.start())):
        return pair
    value = parse_number(match["value"])
    if match["percent"]:
        return Quantity(match.start(), match.end(), value, is_percent=True)
    if match["total"]:
        return Quantity(match.start(), match.end(), value, parse_number(match["total"]))
    of = right_after(_OF_TOTAL, text, match.end())
    if of and (total := parse_number(of["total"])) >= value:
        return Quantity(match.start(), of.end(), value, total)
    return Quantity(match.start(), match.end(), value)


def _range(match: regex.Match[str]) -> Quantity:
    """``3 đến 4``, ``9-11%``, ``1-2 triệu``, where the lower end shares the magnitude."""
    value, upper = parse_number(match["value"]), parse_number(match["upper"])
    magnitude = _LETTERS.search(match["upper"])
    if magnitude and not _LETTERS.search(match["value"]):
        scaled = parse_number(f"{match['value']} {match['upper'][magnitude.start() :]}")
        value = scaled if scaled < upper else value  # 800.000 - 1,5 triệu has its own
    if upper <= value:  # 5 - 3: no range
        return Quantity(match.start(), match.end("value"), value)
    return Quantity(match.start(), match.end(), value, None, upper, bool(match["percent"]))


def _pair(text: str, start: int) -> Quantity | None:
    """``98, 99%``: one share between two whole numbers."""
    pair = right_after(_SHARES_IN_A_ROW, text, start)
    if not pair or int(pair["high"]) != int(pair["low"]) + 1:
        return None
    return Quantity(*pair.span(), int(pair["low"]), upper=int(pair["high"]), is_percent=True)
