"""Which printed numbers quantify something: no years, clocks, names, list numbers or phone numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from cchc_extract.extraction.beside import right_before
from cchc_extract.extraction.numbers import GLUED_UNITS, Quantity, read_numbers
from cchc_extract.extraction.ranks import is_placed
from cchc_extract.patterns import load_one
from cchc_extract.vietnamese import lower
from cchc_extract.view import TextView
from cchc_extract.wordings import any_of

_LONGEST_COUNT = 6
"""Digits in a row; a longer number without points is a telephone or an account."""

_LONGEST_NAME = 2
"""Digits of a number that ends a name, whatever comes behind it: ``cầu Thủ Thiêm 2 giúp``."""

_YEARS = regex.compile(r"(?:19|20)\d\d ?- ?(?:19|20)\d\d")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_COUNTED_LIKE_A_YEAR = regex.compile(
    r" (?:hồ sơ|thủ tục|tthc|người|lượt|công dân|đơn vị|văn bản|trường hợp|hộ|tỷ|triệu|doanh nghiệp|km|ha|m3)"
)
_LINE_OPENS = regex.compile(r"(?r)(?:^|\n)\s*|[.:;!?] ")
_MARKS = (".", ")", "/")
_ITEM = regex.compile(r"[./)] ?(?=\p{Lu})")
_EACH_NAMED = regex.compile(
    r"[\p{L} ]{0,45}\)?, (?!(?:ở |tại )?(?:thôn|bản|buôn|ấp|tổ|khu|xóm|đội|phường|quận|chi bộ) )"
    r"[\p{L} ]{2,25} "
)
_TO_A_DAY = regex.compile(r"(?: đến | ?- ?| và |, )(?:ngày )?\d{1,2}[/.-](?:0?[1-9]|1[0-2])(?![\w%]|[.,]\d)")
_LISTED = regex.compile(r", ?| và | ?- ?|, và ")
_GRADE = r"mức [1-4](?:(?=,[1-4](?![\d%]))|(?![\d%]|[.,]\d| (?:triệu|tỷ|nghìn|điểm|đồng)))"
_LEVELS = regex.compile(
    rf"(?<!\w)(?:(?:(?:mức độ|cấp độ) \d|{_GRADE})(?:(?:,| và|-|/| ?&) ?\d(?!\d))*"
    r"|(?<!cung )(?<!được )cấp [1-4](?:(?:, ?|-| và )[1-4](?!\d)(?: và [1-4](?!\d))?|(?!\w|[.,]\d| \p{Ll})))"
)
_CLOCK = regex.compile(
    r"(?<![\w.,/])(?:\d{1,2} ?(?:h|giờ) ?\d{1,2}(?: phút)?|\d{1,2} ?h|\d{1,2}:\d\d(?::\d\d)?"
    r"|\d{1,2} giờ(?= (?:sáng|trưa|chiều|tối|đêm|kém|đúng|rưỡi|hôm|ngày|cùng|hằng|hàng)(?!\w))"
    r"|(?<=(?:lúc|vào|hồi|trước|sau|khoảng) )\d{1,2} giờ|(?<=từ )\d{1,2} giờ(?= (?:đến|tới|-) )"
    r"|(?<=từ \d{1,2} giờ (?:đến|tới|-) )\d{1,2} giờ)(?!\w)"
)
_ROUND_THE_CLOCK = regex.compile(r"(?<!\w)24/(?:24|7)(?: ?(?:h|giờ|ngày))(?!\w)|(?<!\w)24/7(?!\w)")
_TELEPHONE = regex.compile(
    r"(?<!\w)(?:điện thoại|đt|fax|hotline)(?: (?:liên hệ|bàn|di động|nóng))*(?: số)?(?: là)?[ :.]*"
    r"[(+]?\d[\d .()+/-]*(?:(?:hoặc|và|,|;) ?[(+]?\d[\d .()+/-]*)*"
)
_ADDRESS = regex.compile(r"(?<!\w)(?:(?:email|địa chỉ) ?:|giấy phép số|số nhà)[^\n]{0,80}")
_NAME_BEFORE = regex.compile(r"(?r)\p{Lu}\p{Ll}+ ")
_GLUED = regex.compile(GLUED_UNITS)
_NOTHING_AFTER = regex.compile(r" *(?:[^\w %]|$|(?:và|làm|do|đã|là|của) |\n)")
_MAP_SCALE = regex.compile(r"(?<![\d/])1/(?:500|(?:1|2|5|10|25|50)\.?000)(?![\d.]\d)")
_SUPERSCRIPT = regex.compile(r"(?<=\d ?k?)m [23](?!\w|[.,]\d)")
_OPENED = (
    *((word, _TELEPHONE) for word in ("điện thoại", "đt", "fax", "hotline")),
    *((word, _ADDRESS) for word in ("email", "địa chỉ", "giấy phép số", "số nhà")),
    ("mức ", _LEVELS),
    ("cấp ", _LEVELS),
    ("24/", _ROUND_THE_CLOCK),
    ("1/", _MAP_SCALE),
    ("m 2", _SUPERSCRIPT),
    ("m 3", _SUPERSCRIPT),
)
"""How what is no figure begins, and what it is as a whole."""
_SCALED = regex.compile(r"[\d.,]+ (?:nghìn|triệu|tỷ|tỉ)(?!\w)|\d{1,3}(?:\.\d{3})+")
_THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+")
_SLOGAN = regex.compile(r"\"\d{1,2} [^\"\n%]{2,40}\"")
_ALSO_BEFORE_A_RATIO = ("thứ", "số", "lần thứ", "mức", "năm")
"""Words before a number that make it a name, but leave ``04/11`` a figure."""


def find_quantities(view: TextView, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """The numbers that quantify something, in order; nothing inside ``taken`` (days, documents, …) is one."""
    closed = _merged([*taken, *_closed(view)])
    found: list[Quantity] = []
    last_name = 0
    for quantity in read_numbers(view.lower):
        if _overlaps(closed, quantity):
            continue
        last = found[-1].end if found else 0
        if _is_name(view, quantity, last) or _lists_names(view, last_name, quantity):
            last_name = quantity.end
        elif _quantifies(view, quantity):
            found.append(quantity)
    return found


def _closed(view: TextView) -> Iterator[tuple[int, int]]:
    for opening, pattern in _OPENED:
        yield from _opened_by(view.lower, opening, pattern)
    for pattern in (_CLOCK, _SLOGAN):
        yield from (match.span() for match in pattern.finditer(view.lower))


def _opened_by(lower: str, opening: str, pattern: regex.Pattern[str]) -> Iterator[tuple[int, int]]:
    """What matches where ``opening`` stands: far faster than to try the pattern at every character."""
    at = lower.find(opening)
    while at >= 0:
        if match := pattern.match(lower, at):
            yield match.span()
        at = lower.find(opening, at + 1)


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


def _is_name(view: TextView, quantity: Quantity, last: int) -> bool:
    """Whether a number is a name or part of one: ``quận 2``, ``thôn Bản Ba 2``."""
    if quantity.is_percent:
        return False
    return _named_before(view, quantity) or _ends_a_name(view, quantity, last)


def _lists_names(view: TextView, last_name: int, quantity: Quantity) -> bool:
    """``quận 1, 3, 5``: a number that goes on a list of names and counts nothing."""
    if quantity.is_percent or quantity.total or not last_name:
        return False
    listed = _LISTED.fullmatch(view.lower, last_name, quantity.start) is not None
    return listed and not _is_counted(view, quantity)


def _is_counted(view: TextView, quantity: Quantity) -> bool:
    return load_one("counted_nouns", "noun").pattern.match(view.lower, quantity.end + 1) is not None


def _quantifies(view: TextView, quantity: Quantity) -> bool:
    """Whether a number is a figure, not a year, a place in a list, a catchword or a phone number."""
    if quantity.is_percent:
        return True
    printed = view.lower[quantity.start : quantity.end]
    if quantity.upper is not None and _YEARS.fullmatch(printed):
        return False
    if printed.isdigit() and not _may_count(view, quantity, printed):
        return False
    return not (
        _is_list_number(view, quantity)
        or _is_day(view, quantity)
        or _no_figure_after().match(view.lower, quantity.end)
    )


def _may_count(view: TextView, quantity: Quantity, printed: str) -> bool:
    """Whether plain digits are no telephone, no year and no catchword (``4 xin, 4 luôn``)."""
    length = len(printed)
    if length > _LONGEST_COUNT or (printed[0] == "0" and length > 2):
        return False
    if length == 4 and _YEAR.fullmatch(printed):
        return _COUNTED_LIKE_A_YEAR.match(view.lower, quantity.end) is not None
    catchword = length <= 3 and load_one("figures", "slogan-after").pattern.match(view.lower, quantity.end)
    return not catchword


def _is_list_number(view: TextView, quantity: Quantity) -> bool:
    """``1. Căn cứ pháp lý`` at the beginning of a line or a clause."""
    marked = view.lower[quantity.end : quantity.end + 1] in _MARKS
    opens = right_before(_LINE_OPENS, view.lower, quantity.start) if marked else None
    if not opens:
        return False
    if opens.group().strip():  # bao gồm: 1/ Tiếng nói
        return _ITEM.match(view.folded, quantity.end) is not None
    return view.lower.startswith((". ", ") ", "/ "), quantity.end)


def _is_day(view: TextView, quantity: Quantity) -> bool:
    """``trước 30/6``: more than the whole, and a day of a month; ``từ 27 đến 29/9``."""
    if quantity.value > 31 or quantity.is_percent:
        return False
    if quantity.total is not None:
        return 12 >= quantity.total < quantity.value
    return quantity.value >= 1 and _TO_A_DAY.match(view.lower, quantity.end) is not None


def _named_before(view: TextView, quantity: Quantity) -> bool:
    """``quận 2``, ``lần thứ 3``: the word before makes the number a name or a place in an order."""
    if right_before(_before("numbered-before"), view.lower, quantity.start):
        counted = quantity.total or _is_counted(view, quantity)
        return not (counted or _SCALED.match(view.lower, quantity.start))
    before = right_before(_before("no-figure-before"), view.lower, quantity.start)
    if not before or right_before(_before("figure-before"), view.lower, quantity.start):
        return False
    word = before.group().strip()
    if word != "số" and _THOUSANDS.match(view.lower, quantity.start):
        return False
    if quantity.total and word in _ALSO_BEFORE_A_RATIO:
        return False
    return not (word == "thứ" and is_placed(view, quantity))


def _ends_a_name(view: TextView, quantity: Quantity, last: int) -> bool:
    """``thôn Bản Ba 2``, ``Egov Framework 2.0``: a number that belongs to the name before it.

    Not where it goes on a list that began with a count: ``Hà Quảng 45 hồ sơ, Trùng Khánh 12``.
    """
    named = right_before(_NAME_BEFORE, view.folded, quantity.start)
    if not named or _opens(named.group()) or (_is_counted(view, quantity) and quantity.total is None):
        return False
    small = quantity.end - quantity.start <= _LONGEST_NAME and not _GLUED.match(view.lower, quantity.end)
    if not small and not _NOTHING_AFTER.match(view.lower, quantity.end):
        return False
    if _SCALED.match(view.lower, quantity.start):  # Cư Pơng 1.985
        return False
    if last and _EACH_NAMED.fullmatch(view.lower, last, quantity.start):
        return False
    return view.sentence_at(quantity.start).start < named.start()


def _opens(word: str) -> bool:
    """Whether a word is capital because it opens a quotation, not as a name: ``Có 7 ngư dân``."""
    return lower(word.strip()) in load_one("figures", "no-name-before").meanings


@cache
def _before(rule: str) -> regex.Pattern[str]:
    """One of the rule's words right before a number, read backwards from it."""
    return regex.compile(rf"(?r){load_one('figures', rule).backwards}[ .:]{{1,2}}")


@cache
def _no_figure_after() -> regex.Pattern[str]:
    return regex.compile(rf" ?{any_of(load_one('figures', 'no-figure-after').meanings)}(?!\w)")
