"""Numbers as printed in Vietnamese, and which of them are figures at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from cchc_extract.extraction.beside import right_after
from cchc_extract.patterns import load_one
from cchc_extract.schema import Number
from cchc_extract.view import Span, TextView

_DIGITS = regex.compile(r"[\d.,]+")
_POINTS = regex.compile(r"\d{1,3}(?:[.]\d{3})+")
_NAME_BEFORE = regex.compile(r"\p{Lu}\p{Ll}+ $")
_NOTHING_AFTER = regex.compile(r" *(?:[^\w %]|$|(?:và|làm|do|đã|là|của) |\n)")

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

_PLAIN = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:[.,]\d+)?"
_MAGNITUDE = (
    r"(?: ?(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)(?: (?:nghìn|triệu|tỷ|tỉ)(?!\w))?"
    r"(?: \d{1,3}(?![\w.,/%]| (?:triệu|nghìn|tỷ)))?)"
)
_ONE = rf"(?:{_PLAIN}){_MAGNITUDE}?"
_FREE = r"(?<![\w.,/:-]|[-] )"
_NUMBER = regex.compile(
    rf"(?:(?<![\w.,/:#-])|(?<=\p{{Ll}}{{3}})(?=\d+(?:,\d+)?%))(?P<value>{_ONE})"
    rf"(?:(?P<slash> ?/ ?)(?P<total>{_PLAIN})(?![\w/]|[.-]\d))?"
    rf"(?:(?P<upto> ?- ?| đến | tới )(?P<upper>{_ONE})(?= ?%| \p{{Ll}}))?"
    rf"(?P<percent> ?%| phần trăm)?(?=(?:km|ha|kg|m2|m3|tấn)(?!\w)|[^\w]|$)(?![/:-]\d)"
)
_OF_TOTAL = regex.compile(
    rf"(?:(?: (?!\d)\S+){{0,3}}? (?:trên tổng số|trong tổng số|trong số|/ tổng số|trên tổng)| trên) "
    rf"(?P<total>{_PLAIN})(?![\w/,.%])"
)
_ONE_OF = regex.compile(rf" trong (?:số )?(?P<total>{_PLAIN})(?![\w/,.%])")
_PAIR = regex.compile(r"(?<![\w.,/])(?P<low>\d{1,2}), (?P<high>\d{1,2})%")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_LIST_NUMBER = regex.compile(r"(?:^|\n)\s*$")
_LEVELS = regex.compile(
    r"(?<!\w)(?:(?:mức độ|cấp độ|mức) \d(?:(?:,| và|-|/| ?&) ?\d(?!\d))*"
    r"|(?<!cung )(?<!được )cấp [1-4](?:-[1-4])?(?![\w.,]| \p{Ll}))"
)
_CLOCK = regex.compile(r"(?<![\w.,/])(?:\d{1,2} ?(?:h|giờ) ?\d{0,2}(?: phút)?|\d{1,2}:\d\d(?::\d\d)?)(?!\w)")
_ROUND_THE_CLOCK = regex.compile(r"(?<!\w)24/(?:24|7)(?: ?(?:h|giờ|ngày))(?!\w)|(?<!\w)24/7(?!\w)")
_CONTACT = regex.compile(r"(?:điện thoại|đt|fax|hotline|email|số nhà|địa chỉ|giấy phép)[^\n]{0,80}")


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
    words = printed.split()
    leading = _DIGITS.match(words[0])
    number = _digits(leading.group() if leading else words[0])
    scale = 1
    for word in regex.findall(r"\p{L}+", printed):
        scale *= MAGNITUDES.get(word, 1)
    value: Number = number * scale
    if len(words) > 1 and words[-1].isdigit():
        value += int(words[-1]) * _scale_of_rest(scale, words[-1])
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _scale_of_rest(scale: int, digits: str) -> int:
    """``1 nghìn 800`` is 1,800 and ``2 triệu 300`` is 2,300,000: three digits of the next magnitude."""
    return max(1, scale // 1000) if scale >= 1000 and len(digits) == 3 else max(1, scale // 10 ** len(digits))


def _digits(printed: str) -> Number:
    whole = _POINTS.fullmatch(printed) or regex.fullmatch(r"\d{1,3}(?:,\d{3})+", printed)
    if whole or printed.isdigit():
        return int(printed.replace(".", "").replace(",", ""))
    if "," in printed:
        return float(printed.replace(".", "").replace(",", "."))
    return float(printed)


def find_quantities(view: TextView, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The numbers that quantify something, in order; nothing inside ``taken`` (days, documents, …) is one."""
    closed = _merged([*taken, *_closed(view)])
    found: list[Quantity] = []
    for quantity in _read(view):
        if found and quantity.start < found[-1].end:
            continue
        if not _overlaps(closed, quantity) and _quantifies(view, quantity):
            found.append(quantity)
    return found


def _closed(view: TextView) -> Iterator[tuple[int, int]]:
    for pattern in (_LEVELS, _CLOCK, _ROUND_THE_CLOCK, _CONTACT):
        yield from (match.span() for match in pattern.finditer(view.lower))


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap joined, so that one look-up finds what covers a place."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overlaps(merged: Sequence[tuple[int, int]], quantity: Quantity) -> bool:
    index = bisect_left(merged, (quantity.end,)) - 1
    return index >= 0 and merged[index][1] > quantity.start


def _read(view: TextView) -> Iterator[Quantity]:
    text = view.lower
    pairs = {
        match.start(): match for match in _PAIR.finditer(text) if int(match["high"]) == int(match["low"]) + 1
    }
    for match in _NUMBER.finditer(text):
        pair = pairs.get(match.start())
        if pair:  # 98, 99%
            yield Quantity(*pair.span(), int(pair["low"]), upper=int(pair["high"]), is_percent=True)
        else:
            yield _quantity(text, match)


def _quantity(text: str, match: regex.Match[str]) -> Quantity:
    value, end = parse_number(match["value"]), match.end()
    total = parse_number(match["total"]) if match["total"] else None
    upper = parse_number(match["upper"]) if match["upper"] else None
    if match["upper"] and upper is not None and upper <= value:  # 5 - 3: no range
        upper, end = None, match.end("value")
        return Quantity(match.start(), end, value, total)
    if upper and regex.search(r"\p{L}", match["upper"]) and not regex.search(r"\p{L}", match["value"]):
        value = parse_number(match["value"] + regex.search(r"[ ]?\p{L}.*", match["upper"]).group())  # type: ignore[union-attr]
    if total is None and not match["percent"]:
        of = right_after(_OF_TOTAL, text, end) or right_after(_ONE_OF, text, end)
        if of and parse_number(of["total"]) >= value:
            total, end = parse_number(of["total"]), of.end()
    return Quantity(match.start(), end, value, total, upper, bool(match["percent"]))


def _quantifies(view: TextView, quantity: Quantity) -> bool:
    """Whether a number is a figure, not a name, a year, a place in a list, a phone number."""
    printed = view.lower[quantity.start : quantity.end]
    if quantity.is_percent:
        return True
    if printed.isdigit() and len(printed) >= 7:
        return False
    if _YEAR.fullmatch(printed) and not _noun_follows(view, quantity.end):
        return False
    if _LIST_NUMBER.search(view.lower, max(0, quantity.start - 3), quantity.start) and view.lower[
        quantity.end : quantity.end + 2
    ] in (". ", ") ", "/ "):
        return False
    before = _phrase("no-figure-before").search(view.lower, max(0, quantity.start - 20), quantity.start)
    if before and view.lower.endswith(("tổng số ", "trong số ", "số là ", "hơn số "), 0, quantity.start):
        before = None
    if before and not (quantity.total and before.group().strip() in ("thứ", "số", "lần thứ", "mức", "năm")):
        return False
    return _phrase_after().match(view.lower, quantity.end) is None and not _ends_a_name(view, quantity)


def _ends_a_name(view: TextView, quantity: Quantity) -> bool:
    """``thôn Bản Ba 2``, ``Egov Framework 2.0``: a number that belongs to the name before it."""
    named = _NAME_BEFORE.search(view.folded[max(0, quantity.start - 20) : quantity.start])
    opens = view.sentence_at(quantity.start).start >= quantity.start - len(named.group()) if named else True
    return not opens and _NOTHING_AFTER.match(view.lower, pos=quantity.end) is not None


def _noun_follows(view: TextView, at: int) -> bool:
    return (
        regex.match(
            r" (?:hồ sơ|thủ tục|tthc|người|lượt|công dân|đơn vị|văn bản|trường hợp|hộ|tỷ|triệu"
            r"|doanh nghiệp|km|ha|m3)",
            view.lower,
            pos=at,
        )
        is not None
    )


@cache
def _phrase(name: str) -> regex.Pattern[str]:
    words = "|".join(
        regex.escape(word) for word in sorted(load_one("figures", name).meanings, key=len, reverse=True)
    )
    return regex.compile(rf"(?<!\w)(?:{words})[ .:]{{1,2}}$")


@cache
def _phrase_after() -> regex.Pattern[str]:
    rule = load_one("figures", "no-figure-after")
    words = "|".join(regex.escape(word) for word in sorted(rule.meanings, key=len, reverse=True))
    return regex.compile(rf" ?(?:{words})(?!\w)")
