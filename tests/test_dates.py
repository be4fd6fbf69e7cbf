"""Dates: one row a form; what only looks like one; the year where none is printed."""

from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.dates import DateMention, find_dates
from cchc_extract.view import TextView

PUBLISHED = date(2023, 3, 15)


def read(text: str, published_on: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The wording and the value of every date, as `2023-03-13` or `2023-03-13..2023-03-15`."""
    return [(text[each.start : each.end], value(each)) for each in find_dates(TextView(text), published_on)]


def value(mention: DateMention) -> str:
    if mention.first == mention.last:
        return str(mention.first)
    return f"{mention.first}..{mention.last}"


FORMS = [
    ("full", "Ngày 13/3/2023, đoàn đến", [("Ngày 13/3/2023", "2023-03-13")]),
    ("full, no cue", "Tin huyện (11/10/2018)", [("11/10/2018", "2018-10-11")]),
    ("full with dashes", "họp ngày 15-6-2021 tại", [("ngày 15-6-2021", "2021-06-15")]),
    ("full with spaced dashes", "Đăng: 14 - 04 - 2022", [("14 - 04 - 2022", "2022-04-14")]),
    ("full with dots", "ban hành 13.3.2023.", [("13.3.2023", "2023-03-13")]),
    ("full, a dash before the year", "ngày 22/6-2007", [("ngày 22/6-2007", "2007-06-22")]),
    ("year first", "2023-03-13 họp", [("2023-03-13", "2023-03-13")]),
    ("day and month", "Ngày 9/3, Sở Nội vụ", [("Ngày 9/3", "2023-03-09")]),
    ("dot", "diễn ra ngày 20.2.", [("ngày 20.2", "2023-02-20")]),
    ("part of day", "Sáng 4-3, tại Vinh", [("Sáng 4-3", "2023-03-04")]),
    ("part of day and day", "chiều ngày 12/3", [("chiều ngày 12/3", "2023-03-12")]),
    ("blanks beside the stroke", "ngày 8/ 3 và", [("ngày 8/ 3", "2023-03-08")]),
    ("weekday", "Thứ Hai (13/3), tổ công tác", [("Thứ Hai (13/3)", "2023-03-13")]),
    ("words", "ngày 15 tháng 3 năm 2023", [("ngày 15 tháng 3 năm 2023", "2023-03-15")]),
    ("month spelled", "Thứ Tư, 15 Tháng Ba, 2023", [("Thứ Tư, 15 Tháng Ba, 2023", "2023-03-15")]),
    ("words without year", "ngày 5 tháng 3, xã", [("ngày 5 tháng 3", "2023-03-05")]),
    ("day range, one month", "từ 22 - 23/9/2022, đoàn", [("từ 22 - 23/9/2022", "2022-09-22..2022-09-23")]),
    ("tight range", "từ ngày 3-5/3 tại", [("từ ngày 3-5/3", "2023-03-03..2023-03-05")]),
    (
        "two full ends",
        "ngày 05/10- 08/10/2021 đoàn",
        [("ngày 05/10- 08/10/2021", "2021-10-05..2021-10-08")],
    ),
    ("month left to the end", "từ ngày 1 đến 4/3, xã", [("từ ngày 1 đến 4/3", "2023-03-01..2023-03-04")]),
    (
        "dots, the year at the end",
        "từ 1.3 đến 10.3.2023",
        [("từ 1.3 đến 10.3.2023", "2023-03-01..2023-03-10")],
    ),
    (
        "from … to …",
        "từ ngày 1/1 đến hết ngày 28/2, xã",
        [("từ ngày 1/1 đến hết ngày 28/2", "2023-01-01..2023-02-28")],
    ),
    (
        "over new year",
        "từ ngày 15/12 đến ngày 14/1/2023",
        [("từ ngày 15/12 đến ngày 14/1/2023", "2022-12-15..2023-01-14")],
    ),
    (
        "dashes",
        "Thời kỳ từ 15-6-2021 đến 30-11-2022;",
        [("từ 15-6-2021 đến 30-11-2022", "2021-06-15..2022-11-30")],
    ),
    ("no cue but both ends", "Đợt 1 từ 1/2 đến 14/2.", [("từ 1/2 đến 14/2", "2023-02-01..2023-02-14")]),
    (
        "a note at the first end",
        "Từ ngày 2-2 (mùng 6 Tết) đến ngày 8-2, đội",
        [("Từ ngày 2-2 (mùng 6 Tết) đến ngày 8-2", "2023-02-02..2023-02-08")],
    ),
    (
        "two days",
        "ngày 14/2 và ngày 16/2, tổ",
        [("ngày 14/2", "2023-02-14"), ("ngày 16/2", "2023-02-16")],
    ),
    ("two days, one cue", "ngày 14 và 16/2, tổ", [("ngày 14", "2023-02-14"), ("16/2", "2023-02-16")]),
    (
        "three days",
        "các ngày 7, 8 và 9/3, tổ",
        [("ngày 7", "2023-03-07"), ("8", "2023-03-08"), ("9/3", "2023-03-09")],
    ),
    ("as of", "Tính đến 10/3, xã đã", [("10/3", "2023-03-10")]),
    ("in brackets", "ngày đầu đi làm (02/02) sau Tết", [("02/02", "2023-02-02")]),
    ("today", "Sáng nay, đoàn làm việc", [("Sáng nay", "2023-03-15")]),
    ("yesterday", "vào chiều hôm qua tại", [("chiều hôm qua", "2023-03-14")]),
    ("yesterday with its day", "Chiều qua (14/3), đoàn", [("Chiều qua (14/3)", "2023-03-14")]),
    ("tomorrow", "sáng mai sẽ họp", [("sáng mai", "2023-03-16")]),
    ("a clock after the date", "Đăng 15/3/2023 - 08:30", [("15/3/2023", "2023-03-15")]),
    ("a number after the date", "15/3/2023 - 10 xã", [("15/3/2023", "2023-03-15")]),
    ("two days in brackets", "trong hai ngày (8 và 9/2)", [("ngày (8", "2023-02-08"), ("9/2", "2023-02-09")]),
    ("early morning", "Sáng sớm 14/3, xã", [("Sáng sớm 14/3", "2023-03-14")]),
    ("preposition and a pause", "Từ 15/2, phường nhận", [("15/2", "2023-02-15")]),
    ("preposition and `tới`", "khai trương vào 30/3 tới", [("30/3", "2023-03-30")]),
    ("days after `từ`", "họp từ 9 - 11/3 tại Vinh", [("từ 9 - 11/3", "2023-03-09..2023-03-11")]),
    ("days of two months after `từ`", "(từ 26/1 -1/2) xã", [("từ 26/1 -1/2", "2023-01-26..2023-02-01")]),
    ("one day, in full", "ký trong một ngày 20/7/2015", [("ngày 20/7/2015", "2015-07-20")]),
    ("named day", "dịp lễ 30/4, xã", [("30/4", "None")]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


NO_DATES = [
    ("ratio", "đạt 24/24 chỉ tiêu"),
    ("rank", "xếp thứ 4/11 huyện"),
    ("share", "3/11 cán bộ vắng mặt"),
    ("month 13", "ngày 3/13 đơn vị"),
    ("no such day", "ngày 31/4, xã"),
    ("no such day in any year", "ngày 30/2/2023"),
    ("change of shares", "tăng từ 3/11 đến 5/11 xã"),
    ("rank after a preposition", "xếp vào 1/3, sau"),
    ("count after a preposition", "từ 3/4 xã đến 4/4 xã"),
    ("range after a preposition", "chọn từ 5-10, lấy"),
    ("rate", "mỗi ngày 2-3 lượt"),
    ("count a day", "ngày 2-3 lần"),
    ("ratio in brackets", "đạt thấp (3/11), còn lại"),
    ("decimal", "tăng 9.10 điểm"),
    ("document number", "Nghị định số 12/2013/NĐ-CP"),
    ("months", "9 tháng 10 ngày"),
    ("lunar", "ngày 10 tháng Giêng"),
    ("lunar, said", "ngày 8/3 âm lịch"),
    ("month and year", "tháng 3/2023"),
    ("score", "thắng 3-1 trước"),
    ("long number", "0912.345.678"),
    ("time gone by", "thời gian qua, vừa qua, đến nay"),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_DATES], ids=[row[0] for row in NO_DATES])
def test_near_misses(text: str) -> None:
    assert read(text) == []


YEARS = [
    ("last month", "ngày 20/2, xã", PUBLISHED, "2023-02-20", "published_on"),
    ("December told in January", "ngày 28/12, xã", date(2023, 1, 4), "2022-12-28", "published_on"),
    ("planned", "sẽ họp vào ngày 20/6", PUBLISHED, "2023-06-20", "published_on"),
    ("planned over new year", "trước ngày 15/1, các xã", date(2022, 12, 20), "2023-01-15", "published_on"),
    ("deadline far ahead", "hoàn thành trước ngày 30/9", PUBLISHED, "2023-09-30", "published_on"),
    ("counted up to", "tính đến ngày 31/12, xã có", PUBLISHED, "2022-12-31", "published_on"),
    ("`trước đó` is no deadline", "Trước đó, ngày 20/9, xã", PUBLISHED, "2022-09-20", "published_on"),
    ("29 February", "ngày 29/2, xã", date(2024, 3, 4), "2024-02-29", "published_on"),
    ("printed", "ngày 3/3/2020, xã", PUBLISHED, "2020-03-03", "printed"),
    ("from the text", "Năm 2017 xã họp ngày 8/2; kế hoạch năm 2017", None, "2017-02-08", "text"),
    ("a date in the text", "Ngày 8/2, xã họp; nộp ngày 7/3/2017", None, "2017-02-08", "text"),
    ("unknown", "ngày 8/2, xã họp", None, "None", None),
    ("a year ahead says nothing", "ngày 8/2, xã bàn đến năm 2030, đến năm 2030", None, "None", None),
    ("years far apart", "ngày 8/2; luật năm 2003, năm 2003; nay là năm 2016", None, "None", None),
]


@pytest.mark.parametrize(
    ("text", "published_on", "expected", "source"), [row[1:] for row in YEARS], ids=[row[0] for row in YEARS]
)
def test_the_year(text: str, published_on: date | None, expected: str, source: str | None) -> None:
    mention = find_dates(TextView(text), published_on)[0]
    assert (value(mention), mention.year_from) == (expected, source)


ANY_TEXT = st.text(
    st.sampled_from("0123456789/-. ,()") | st.characters(max_codepoint=0x1EFF), max_size=80
) | st.lists(
    st.sampled_from(
        ["ngày ", "1/2", "30/4", "từ ", "đến ", " - ", "2023", "tháng 3 ", "(", ")", " và ", "15", "\n"]
    )
).map("".join)


@given(ANY_TEXT, st.sampled_from([None, PUBLISHED]))
def test_any_text_gives_ordered_dates_inside_it(text: str, published_on: date | None) -> None:
    text = unicodedata.normalize("NFC", text)
    end = 0
    for mention in find_dates(TextView(text), published_on):
        assert end <= mention.start < mention.end <= len(text)
        assert (mention.first is None) == (mention.last is None) == (mention.year_from is None)
        if mention.first and mention.last:
            assert mention.first <= mention.last
        end = mention.end


@given(st.dates(date(2015, 1, 1), date(2029, 12, 31)))
def test_a_printed_date_comes_back(day: date) -> None:
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        f"{day.day} tháng {day.month} năm {day.year}",
    ):
        (mention,) = find_dates(TextView(f"Ngày {text}, đoàn"), None)
        assert (mention.first, mention.last, mention.year_from) == (day, day, "printed")


@given(st.dates(date(2016, 1, 1), date(2029, 12, 31)), st.integers(0, 60))
def test_a_recent_day_finds_its_year(published_on: date, days_ago: int) -> None:
    day = date.fromordinal(published_on.toordinal() - days_ago)
    (mention,) = find_dates(TextView(f"Ngày {day.day}/{day.month}, đoàn"), published_on)
    assert mention.first == day


@pytest.mark.parametrize(
    "unit", ["1/1/", "1 - ", "ngày 1/1 và ", "(1/2) ", "hôm nay, ", "ngày 1, ", "1.", "(" * 40]
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    view = TextView(unit * (300_000 // len(unit)))
    started = time.perf_counter()
    find_dates(view, PUBLISHED)
    assert time.perf_counter() - started < 10
