"""Numbers as printed in Vietnamese: alone, over a total, up to an upper end, as a share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from cchc_extract.extraction.beside import right_after
from cchc_extract.schema import Number
from cchc_extract.view import Span

MAGNITUDES = {
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}

_LEADING = regex.compile(r"[\d.,]+")
_LETTERS = regex.compile(r"\p{L}+")
_THOUSANDS = regex.compile(r"\d{1,3}(?:[.]\d{3})+|\d{1,3}(?:,\d{3})+")

_PLAIN = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:[.,]\d+)?"
_MAGNITUDE = (
    r"(?: ?(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)(?: (?:nghìn|triệu|tỷ|tỉ)(?!\w))?"
    r"(?: \d{1,3}(?![\w.,/%]| (?:triệu|nghìn|tỷ)))?)"
)
_ONE = rf"(?:{_PLAIN}){_MAGNITUDE}?"
_NUMBER = regex.compile(
    rf"(?:(?<![\w.,/:#-])|(?<=\p{{Ll}}{{3}})(?=\d+(?:,\d+)?%))(?P<value>{_ONE})"
    rf"(?:(?P<slash> ?/ ?)(?P<total>{_PLAIN})(?![\w/]|[.-]\d))?"
    rf"(?:(?P<upto> ?- ?| đến | tới )(?P<upper>{_ONE})(?= ?%| \p{{Ll}}))?"
    rf"(?P<percent> ?%| phần trăm)?(?=(?:km|ha|kg|m2|m3|tấn)(?!\w)|[^\w]|$)(?![/:-]\d)"
)
_OF_TOTAL = regex.compile(
    rf"(?:(?: (?!\d)\S+){{0,3}}? (?:trên tổng số|trong tổng số|trong số|/ tổng số|trên tổng)| trên"
    rf"| trong(?: số)?) (?P<total>{_PLAIN})(?![\w/,.%])"
)
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
    >>> parse_number("412,5 nghìn")
    412500
    >>> parse_number("20.350,6 tỷ"), parse_number("07"), parse_number("6.5"), parse_number("1,286")
    (20350600000000, 7, 6.5, 1286)
    """
    if printed.isdigit():
        return int(printed)
    words = printed.split()
    leading = _LEADING.match(words[0])
    value = _digits(leading.group() if leading else words[0])
    scale = 1
    for word in _LETTERS.findall(printed):
        scale *= MAGNITUDES.get(word, 1)
    value *= scale
    if len(words) > 1 and words[-1].isdigit():
        value += int(words[-1]) * _scale_of_rest(scale, words[-1])
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _scale_of_rest(scale: int, digits: str) -> int:
    """``1 nghìn 800`` is 1,800 and ``2 triệu 300`` is 2,300,000: three digits of the next magnitude."""
    return max(1, scale // 1000) if scale >= 1000 and len(digits) == 3 else max(1, scale // 10 ** len(digits))


def _digits(printed: str) -> Number:
    if printed.isdigit():
        return int(printed)
    if _THOUSANDS.fullmatch(printed):
        return int(printed.replace(".", "").replace(",", ""))
    if "," in printed:
        return float(printed.replace(".", "").replace(",", "."))
    return float(printed)


def read_numbers(text: str) -> Iterator[Quantity]:
    """Every number printed in a folded lower-case text, in order, whatever it is for."""
    match = _NUMBER.search(text)
    while match:
        quantity = _quantity(text, match)
        yield quantity
        match = _NUMBER.search(text, quantity.end)


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
