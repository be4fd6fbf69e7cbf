"""Periods: one row a wording, in the notation of the record; what only compares, plans or ends."""

from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.dates import find_dates
from cchc_extract.extraction.period_values import Period
from cchc_extract.extraction.periods import PeriodMention, find_periods
from cchc_extract.view import TextView

PUBLISHED = date(2022, 10, 20)


def mentions(text: str, published_on: date | None = PUBLISHED) -> list[PeriodMention]:
    view = TextView(text)
    return find_periods(view, published_on, find_dates(view, published_on))


def values(text: str, published_on: date | None = PUBLISHED) -> list[str]:
    return [mention.value for mention in mentions(text, published_on) if not mention.comparator]


FORMS = [
    ("year", "Năm 2021, xã có", ["2021"]),
    ("two years", "năm 2020 và năm 2021", ["2020", "2021"]),
    ("to be reached by the end of a year", "yêu cầu các xã đến cuối năm 2022 đạt 40%", ["2022"]),
    (
        "since something, up to a day",
        "kể từ khi thành lập phường đến ngày 15/9/2022, xã nhận",
        ["2022-09-15"],
    ),
    (
        "the stretch named before",
        "Từ ngày 1/7 đến 15/9/2022, xã nhận. Giai đoạn nói trên, xã trả",
        ["2022-07-01..2022-09-15", "2022-07-01..2022-09-15"],
    ),
    ("two years, one word", "trong năm 2016 và 2017 tỷ lệ", ["2016", "2017"]),
    ("list of years", "các năm 2019, 2020, 2021", ["2019", "2020", "2021"]),
    ("months of two years, one word", "Từ tháng 7/2020 đến 5/2021, xã", ["2020-M07..2021-M05"]),
    ("this year", "năm nay xã nhận", ["2022"]),
    ("last year", "Năm ngoái, xã nhận", ["2021"]),
    ("year end", "lên 50% vào cuối năm", ["2022"]),
    ("the year named before", "Năm 2021 xã có. Trong năm, xã nhận", ["2021", "2021"]),
    ("in the year, none named", "Trong năm, xã nhận", ["2022"]),
    ("year of an index", "Chỉ số PAR INDEX 2021 đạt", ["2021"]),
    ("quarter with year", "quý III/2021 đạt", ["2021-Q3"]),
    ("quarter, digit", "Trong quý 1 năm nay, xã", ["2022-Q1"]),
    ("quarter of last year", "quý IV năm ngoái", ["2021-Q4"]),
    ("quarter ahead", "lên 80% trong quý IV", ["2022-Q4"]),
    ("two quarters", "quý I và quý II/2022", ["2022-Q1..2022-Q2"]),
    ("half", "6 tháng đầu năm 2021", ["2021-H1"]),
    ("half, no year", "6 tháng đầu năm, huyện", ["2022-H1"]),
    ("half in words", "Sáu tháng đầu năm", ["2022-H1"]),
    ("first half", "Nửa đầu năm 2019, tỉnh", ["2019-H1"]),
    ("second half", "nửa cuối năm 2021", ["2021-H2"]),
    ("months so far", "9 tháng đầu năm 2021", ["2021-M01..2021-M09"]),
    ("months so far, no year", "7 tháng đầu năm tiếp nhận", ["2022-M01..2022-M07"]),
    ("months of the year", "9 tháng năm 2021 đạt", ["2021-M01..2021-M09"]),
    ("running months", "Tính chung 9 tháng, xã", ["2022-M01..2022-M09"]),
    ("running months, verb", "thu ngân sách 9 tháng ước đạt", ["2022-M01..2022-M09"]),
    ("month with year", "tháng 9/2021 nhận", ["2021-09"]),
    ("month with year in words", "tháng 9 năm 2021", ["2021-09"]),
    ("month, dash", "tháng 10-2021", ["2021-10"]),
    ("month", "Tháng 8, xã nhận", ["2022-08"]),
    ("month to come", "Tháng 11 tới, 2 đoàn", ["2022-11"]),
    ("past month to come", "tháng 3 tới, đoàn", ["2023-03"]),
    ("month in words", "trong tháng tám, xã", ["2022-08"]),
    ("years", "giai đoạn 2011 - 2020", ["2011..2020"]),
    ("from year to year", "từ năm 2009 đến năm 2013", ["2009..2013"]),
    ("since a year", "từ năm 2015 thử nghiệm", ["2015"]),
    ("months of two years", "từ tháng 1/2021 đến tháng 6/2022", ["2021-M01..2022-M06"]),
    ("months of one year", "từ tháng 1 đến tháng 6/2021", ["2021-M01..2021-M06"]),
    ("mixed ends", "từ tháng 1/2016 đến ngày 10/5/2017", ["2016-01-01..2017-05-10"]),
    ("year to month", "từ năm 2021 đến tháng 6/2022", ["2021-M01..2022-M06"]),
    ("days", "từ ngày 1/7 đến ngày 30/9, nhận", ["2022-07-01..2022-09-30"]),
    ("new year to a day", "từ đầu năm đến ngày 10/10/2022, nhận", ["2022-01-01..2022-10-10"]),
    ("new year to a month", "Từ đầu năm đến hết tháng 9, nhận", ["2022-M01..2022-M09"]),
    ("new year to now", "từ đầu năm đến nay, nhận", ["2022"]),
    ("since new year", "Từ đầu năm, xã nhận", ["2022"]),
    (
        "new year to the visit",
        "Ngày 18/10, đoàn đến. Từ đầu năm 2022 tới ngày giám sát, xã",
        ["2022-10-18", "2022-01-01..2022-10-18"],
    ),
    ("as of a day", "Tính đến 15/9, phường nhận", ["2022-09-15"]),
    ("as of a month", "Tính đến tháng 8/2022, tỉnh", ["2022-08"]),
    ("up to a day", "Đến ngày 15/9, phường nhận", ["2022-09-15"]),
    ("that time", "từ 1/7 đến 14/9. Trong thời gian trên, xã", ["2022-07-01..2022-09-14"] * 2),
    (
        "that stretch of years",
        "giai đoạn 2011-2020, bàn giai đoạn 2026-2030. Toàn giai đoạn, tỉnh",
        ["2011..2020", "2026..2030", "2011..2020"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_forms(text: str, expected: list[str]) -> None:
    assert values(text) == expected


NO_PERIODS = [
    ("so many each quarter", "ít nhất mỗi quý 1 cuộc"),
    ("a plan that runs to the end of a year", "theo lộ trình đến hết năm 2025 của tỉnh"),
    ("now", "đến nay, hiện nay xã có"),
    ("since a day to now", "từ ngày 1/7/2022 đến nay"),
    ("since a year to now", "từ năm 2015 đến nay"),
    ("from the outset", "ngay từ đầu năm, xã đã quán triệt"),
    ("compared with a year", "tăng 3% so với năm 2021"),
    ("compared with the same time", "tăng 3% so với cùng kỳ năm trước"),
    ("same time of a year", "so với cùng kỳ năm 2021"),
    ("higher than", "cao hơn năm trước 1,1%"),
    ("plan", "bàn nhiệm vụ 6 tháng cuối năm 2022"),
    ("deadline", "báo cáo trước ngày 15/11/2022"),
    ("beginning", "kể từ ngày 1/7/2022"),
    ("day of a document", "Kế hoạch số 5/KH-UBND ngày 2/3/2022"),
    ("year of a document", "Nghị quyết 09-NQ/TW năm 2007"),
    ("law", "Luật Đất đai 2013, luật năm 2003"),
    ("term", "HĐND nhiệm kỳ 2021-2026"),
    ("school year", "năm học 2022-2023"),
    ("after a year", "sau năm 2017"),
    ("strategy up to a year", "chiến lược biển đến năm 2030"),
    ("festival", "sau Tết Nguyên đán Đinh Dậu năm 2017"),
    ("duration", "sau 9 tháng thực hiện"),
    ("duration of work", "hoàn thành trong 9 tháng"),
    ("duration in months and days", "4 tháng 11 ngày"),
    ("some year", "khác với các năm trước"),
    ("years ahead", "trong 5 năm tới"),
    ("that time of day", "8 giờ sáng nay. Vào thời gian trên, xã"),
    ("past years", "những năm qua, hằng năm, nhiều năm"),
    ("today", "hôm nay, sáng nay"),
    ("precious", "quý vị, quý khách"),
    ("five", "trong năm đơn vị"),
    ("month of a date", "ngày 5 tháng Giêng"),
    ("birth", "sinh năm 1980"),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_PERIODS], ids=[row[0] for row in NO_PERIODS])
def test_near_misses(text: str) -> None:
    assert values(text) == []


YEARS = [
    ("last quarter told in January", "quý IV, xã", date(2023, 1, 10), "2022-Q4"),
    ("nine months told in January", "9 tháng đầu năm, xã", date(2023, 1, 10), "2022-M01..2022-M09"),
    ("December told in January", "tháng 12, xã", date(2023, 1, 10), "2022-12"),
    ("next month", "tháng 2, xã", date(2023, 1, 10), "2023-02"),
    ("from the text", "quý 1; kế hoạch ngày 3/4/2017", None, "2017-Q1"),
]


@pytest.mark.parametrize(
    ("text", "published_on", "expected"), [row[1:] for row in YEARS], ids=[row[0] for row in YEARS]
)
def test_the_year(text: str, published_on: date | None, expected: str) -> None:
    assert values(text, published_on)[0] == expected


def test_no_year_is_guessed() -> None:
    assert values("quý 1, tháng 5, năm nay, từ đầu năm, trong năm", None) == []


def test_a_comparator_keeps_its_value_and_place() -> None:
    text = "năm 2022 tăng 3% so với năm 2021"
    compared = mentions(text)[1]
    assert (compared.value, compared.comparator, text[compared.start : compared.end]) == (
        "2021",
        True,
        "năm 2021",
    )


def test_spans_cover_the_whole_wording() -> None:
    text = "Từ đầu năm đến hết tháng 9, 6 tháng đầu năm 2021, từ năm 2009 - 2013"
    assert [text[each.start : each.end] for each in mentions(text)] == [
        "Từ đầu năm đến hết tháng 9",
        "6 tháng đầu năm 2021",
        "từ năm 2009 - 2013",
    ]


NOTATIONS = [
    (Period(date(2022, 1, 1), date(2022, 12, 31), "year"), "2022"),
    (Period(date(2011, 1, 1), date(2020, 12, 31), "year"), "2011..2020"),
    (Period(date(2022, 7, 1), date(2022, 12, 31), "half"), "2022-H2"),
    (Period(date(2022, 7, 1), date(2022, 9, 30), "quarter"), "2022-Q3"),
    (Period(date(2022, 1, 1), date(2022, 9, 30), "quarter"), "2022-Q1..2022-Q3"),
    (Period(date(2022, 9, 1), date(2022, 9, 30), "month"), "2022-09"),
    (Period(date(2021, 1, 1), date(2023, 6, 30), "month"), "2021-M01..2023-M06"),
    (Period(date(2022, 9, 15), date(2022, 9, 15), "day"), "2022-09-15"),
    (Period(date(2022, 1, 1), date(2022, 10, 20), "day"), "2022-01-01..2022-10-20"),
]


@pytest.mark.parametrize(("period", "expected"), NOTATIONS, ids=[row[1] for row in NOTATIONS])
def test_notation(period: Period, expected: str) -> None:
    assert period.value == expected


ANY_TEXT = st.lists(
    st.sampled_from(
        [
            "năm ",
            "2022",
            "quý ",
            "III",
            "tháng ",
            "6 ",
            "đầu năm",
            "từ ",
            " đến ",
            "/",
            " - ",
            "nay",
            "1/7",
            "ngày ",
            "\n",
            "tính ",
        ]
    )
    | st.text(max_size=6)
).map("".join)


@given(ANY_TEXT, st.sampled_from([None, PUBLISHED]))
def test_any_text_gives_ordered_periods_inside_it(text: str, published_on: date | None) -> None:
    text = unicodedata.normalize("NFC", text)
    end = 0
    for mention in mentions(text, published_on):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.value
        end = mention.end


@pytest.mark.parametrize(
    "unit",
    [
        "trong năm ",
        "năm 2013 đến ",
        "từ đầu năm đến ",
        "quý i, ",
        "thời gian trên ",
        "tháng 1 - ",
        "PCI 2013 ",
    ],
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.perf_counter()
    mentions(text)
    assert time.perf_counter() - started < 10
