"""The event of an article: kind, days, who inspects, who is inspected, each by a table of forms."""

from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract import extract
from cchc_extract.extraction.dates import find_dates
from cchc_extract.extraction.event import read_event
from cchc_extract.extraction.people import find_people
from cchc_extract.extraction.units import find_units
from cchc_extract.schema import Event
from cchc_extract.view import TextView

PUBLISHED = date(2023, 5, 20)


def event_of(text: str, published: date | None = PUBLISHED) -> Event:
    view = TextView(unicodedata.normalize("NFC", text), title_lines=1)
    units = find_units(view, (), published)
    return read_event(view, find_dates(view, published), units, find_people(view, units))


def article(headline: str, *lines: str) -> str:
    return "\n".join([headline, *lines])


REFORM = "Công tác cải cách hành chính của đơn vị có chuyển biến; Bộ phận Một cửa trả kết quả đúng hẹn."

KINDS = [
    (
        "a delegation of a council supervises",
        article(
            "HĐND huyện giám sát công tác cải cách hành chính",
            "Ngày 12/5, Đoàn giám sát của HĐND huyện Yên Sơn đã làm việc với UBND xã Kim Quan.",
            REFORM,
        ),
        "supervision",
    ),
    (
        "an executive body inspects without notice",
        article(
            "Kiểm tra đột xuất kỷ luật, kỷ cương hành chính",
            "Sáng 12/5, Tổ kiểm tra công vụ huyện Yên Sơn bất ngờ kiểm tra tại UBND xã Kim Quan.",
            REFORM,
        ),
        "inspection",
    ),
    (
        "a party body inspects again",
        article(
            "Huyện ủy phúc tra việc khắc phục hạn chế trong cải cách hành chính",
            "Ngày 12/5, Đoàn phúc tra của Ban Thường vụ Huyện ủy Yên Sơn làm việc với Đảng ủy xã Kim Quan.",
            REFORM,
        ),
        "inspection",
    ),
    (
        "an inspectorate opens its inspection",
        article(
            "Công bố Quyết định thanh tra trách nhiệm công vụ",
            "Sáng 12/5, Thanh tra tỉnh Tuyên Quang công bố Quyết định thanh tra trách nhiệm thực thi công vụ.",
            REFORM,
        ),
        "inspectorate",
    ),
    (
        "a council surveys",
        article(
            "Ban Pháp chế HĐND tỉnh khảo sát hoạt động một cửa",
            "Ngày 12/5, Đoàn khảo sát của Ban Pháp chế HĐND tỉnh đã đến xã Kim Quan nắm tình hình.",
            REFORM,
        ),
        "survey",
    ),
    (
        "a leader works with a unit, no team named",
        article(
            "Chủ tịch UBND huyện làm việc với xã Kim Quan về cải cách hành chính",
            "Sáng 12/5, Chủ tịch UBND huyện đã có buổi làm việc với xã Kim Quan về công tác CCHC.",
            REFORM,
        ),
        "survey",
    ),
    (
        "half a year is reviewed",
        article(
            "Huyện Yên Sơn sơ kết công tác cải cách hành chính 6 tháng",
            "Chiều 12/5, UBND huyện Yên Sơn tổ chức hội nghị sơ kết công tác CCHC 6 tháng đầu năm.",
            REFORM,
        ),
        "review_meeting",
    ),
    (
        "an index is published",
        article(
            "Công bố Chỉ số cải cách hành chính năm 2022",
            "Sáng 12/5, UBND tỉnh công bố Chỉ số cải cách hành chính năm 2022 của các sở, ngành.",
            REFORM,
        ),
        "review_meeting",
    ),
    (
        "a steering committee meets",
        article(
            "Nâng chất lượng cải cách hành chính",
            "Chiều 12/5, Ban Chỉ đạo cải cách hành chính tỉnh họp đánh giá kết quả quý II.",
            REFORM,
        ),
        "review_meeting",
    ),
    (
        "a plan of inspections to come",
        article(
            "Sẽ kiểm tra cải cách hành chính tại 8 xã",
            "UBND huyện Yên Sơn vừa ban hành Kế hoạch kiểm tra công tác CCHC; đoàn sẽ làm việc với 8 xã.",
            REFORM,
        ),
        "announcement",
    ),
    (
        "a decision on procedures",
        article(
            "Đơn giản hóa thủ tục hành chính",
            "UBND tỉnh vừa ban hành Quyết định đơn giản hóa 40 thủ tục hành chính.",
            "Các thủ tục hành chính được niêm yết công khai.",
        ),
        "announcement",
    ),
    (
        "an inspection that a plan came before",
        article(
            "Kiểm tra cải cách hành chính tại xã Kim Quan",
            "Thực hiện Kế hoạch kiểm tra số 12/KH-UBND, ngày 12/5 Đoàn kiểm tra CCHC huyện đã kiểm tra tại xã.",
            REFORM,
        ),
        "inspection",
    ),
    (
        "food safety",
        article(
            "Kiểm tra an toàn thực phẩm dịp lễ",
            "Ngày 12/5, Đoàn kiểm tra liên ngành huyện Yên Sơn kiểm tra đột xuất 5 cơ sở chế biến.",
            "Đoàn lập biên bản 2 cơ sở vi phạm, nhắc các cơ sở về thủ tục hành chính.",
        ),
        "none",
    ),
    (
        "an enterprise is visited",
        article(
            "Đẩy mạnh cải cách hành chính ở doanh nghiệp",
            "Sáng 12/5, Tổ công tác đã kiểm tra Tổng công ty Than về nhiệm vụ được giao và cải cách hành chính.",
            REFORM,
        ),
        "none",
    ),
    (
        "a feature on reform without an event",
        article(
            "Một cửa liên thông ở huyện Yên Sơn",
            "Người dân hài lòng khi đến Bộ phận Một cửa làm thủ tục hành chính.",
            REFORM,
        ),
        "none",
    ),
    (
        "a page that explains a procedure",
        article(
            "Hướng dẫn thủ tục đăng ký kết hôn",
            "Công dân nộp hồ sơ tại Bộ phận Một cửa UBND xã. Cán bộ kiểm tra việc kê khai.",
        ),
        "none",
    ),
    (
        "an official's flat",
        article(
            "Thu hồi nhà công vụ",
            "Bộ Xây dựng vừa có công văn yêu cầu trả nhà công vụ.",
            "Nhà công vụ bị chiếm dụng nhiều năm.",
        ),
        "none",
    ),
    (
        "the single window of customs",
        article(
            "Họp về cơ chế một cửa quốc gia",
            "Chiều 12/5, Ủy ban chỉ đạo họp đánh giá cơ chế một cửa quốc gia, cơ chế một cửa ASEAN.",
            "Tổng cục Hải quan báo cáo việc kết nối cơ chế một cửa quốc gia.",
        ),
        "none",
    ),
    (
        "news that only mentions reform",
        article(
            "Sản lượng điện tăng trong quý I",
            "Ngày 12/5, hội nghị tổng kết của ngành điện diễn ra tại Hà Nội.",
            *["Sản lượng điện của các nhà máy tăng đều qua từng tháng."] * 9,
            "Ngành điện cần cải cách hành chính.",
        ),
        "none",
    ),
]


@pytest.mark.parametrize(("text", "kind"), [row[1:] for row in KINDS], ids=[row[0] for row in KINDS])
def test_kind(text: str, kind: str) -> None:
    assert event_of(text).kind == kind


def test_an_article_that_is_no_event_gives_nothing_but_topics() -> None:
    event = event_of(KINDS[14][1])
    assert event.topics
    assert (event.dates, event.lead_body, event.inspected_units) == ([], None, [])


INSPECTION = "Kiểm tra công tác cải cách hành chính tại xã Kim Quan"

DAYS = [
    (
        "a day with its year from the page",
        "Ngày 12/5, Đoàn kiểm tra CCHC huyện đã kiểm tra tại xã.",
        ["2023-05-12"],
    ),
    (
        "a stretch",
        "Từ ngày 10 đến ngày 12/5/2023, Đoàn kiểm tra CCHC đã kiểm tra.",
        ["2023-05-10..2023-05-12"],
    ),
    (
        "two days joined",
        "Ngày 10/5 và ngày 12/5, Đoàn kiểm tra CCHC đã kiểm tra.",
        ["2023-05-10", "2023-05-12"],
    ),
    (
        "not the day of the plan before it",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND huyện, ngày 12/5, Đoàn kiểm tra đã kiểm tra.",
        ["2023-05-12"],
    ),
    ("not the deadline", "Vừa qua, Đoàn kiểm tra CCHC yêu cầu xã báo cáo trước ngày 30/5/2023.", []),
    ("not the end of the data", "Tính đến ngày 30/4/2023, Đoàn kiểm tra CCHC ghi nhận 20 hồ sơ.", []),
    ("not the clock of the page", "Thứ sáu, 19/05/2023 08:14\nVừa qua, Đoàn kiểm tra CCHC đã kiểm tra.", []),
    (
        "the text before a caption",
        "Người dân tại Bộ phận Một cửa sáng 11-5. Ảnh: Hà\nNgày 12/5, Đoàn kiểm tra CCHC đã kiểm tra.",
        ["2023-05-12"],
    ),
    (
        "a line of the site's counter",
        "Số lần đọc: 76\nNgày 12/5/2023, Đoàn kiểm tra CCHC đã kiểm tra.",
        ["2023-05-12"],
    ),
]


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS])
def test_days(line: str, expected: list[str]) -> None:
    days = event_of(article(INSPECTION, line, REFORM)).dates
    said = [f"{day.start}" if day.start == day.end else f"{day.start}..{day.end}" for day in days]
    assert said == expected


def test_a_day_explains_itself() -> None:
    text = article(INSPECTION, "Ngày 12/5, Đoàn kiểm tra CCHC huyện đã kiểm tra tại xã.", REFORM)
    (day,) = event_of(text).dates
    (place,) = day.evidence
    assert text[place.start : place.end] == "Ngày 12/5"
    assert day.context == {"year": "published_on"}
    assert day.source_rule == "dates.day-cue"


def test_an_announcement_has_the_planned_days() -> None:
    text = article(
        "Sẽ kiểm tra cải cách hành chính tại các xã",
        "UBND huyện vừa ban hành Kế hoạch số 12/KH-UBND ngày 03/5/2023 về kiểm tra công tác CCHC.",
        "Theo đó, từ ngày 5/6 đến ngày 9/6/2023, đoàn sẽ làm việc tại các xã. Báo cáo gửi trước ngày 1/6/2023.",
        REFORM,
    )
    (day,) = event_of(text).dates
    assert (day.start, day.end) == (date(2023, 6, 5), date(2023, 6, 9))


BODIES = [
    (
        "a delegation of a council",
        "Đoàn giám sát của Thường trực HĐND huyện Yên Sơn do bà Lê Thị Lan làm trưởng đoàn đã giám sát tại xã.",
        "Đoàn giám sát của Thường trực HĐND huyện Yên Sơn",
    ),
    (
        "its task, with a comma, is part of its name",
        "Đoàn kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính của tỉnh đã kiểm tra tại xã.",
        "Đoàn kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính của tỉnh",
    ),
    (
        "whoever founds a team without a name",
        "Sở Nội vụ tỉnh Tuyên Quang thành lập 02 tổ kiểm tra, tiến hành kiểm tra đột xuất tại 5 xã.",
        "Sở Nội vụ tỉnh Tuyên Quang",
    ),
    (
        "a council that acts",
        "Thường trực HĐND xã Kim Quan vừa có buổi giám sát tại đơn vị.",
        "Thường trực HĐND xã Kim Quan",
    ),
    (
        "a department with a dash in its name",
        "Sở Lao động - Thương binh và Xã hội đã kiểm tra công tác CCHC.",
        "Sở Lao động - Thương binh và Xã hội",
    ),
]


@pytest.mark.parametrize(("line", "body"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_lead_body(line: str, body: str) -> None:
    assert event_of(article("Kiểm tra công tác cải cách hành chính", line, REFORM)).lead_body == body


CONVENERS = [
    (
        "by its act",
        "Chiều 12/5, UBND huyện Yên Sơn tổ chức hội nghị sơ kết công tác CCHC.",
        "UBND huyện Yên Sơn",
    ),
    (
        "by whom",
        "Hội nghị sơ kết công tác CCHC do Ban Chỉ đạo CCHC tỉnh Tuyên Quang tổ chức.",
        "Ban Chỉ đạo CCHC tỉnh Tuyên Quang",
    ),
    (
        "by its head who chairs",
        "Phó Chủ tịch UBND tỉnh Tuyên Quang Lê Văn Hải chủ trì hội nghị sơ kết công tác CCHC.",
        "UBND tỉnh Tuyên Quang",
    ),
    ("not by a post alone", "Bộ trưởng Bộ Nội vụ dự hội nghị sơ kết công tác CCHC.", None),
    (
        "in the fuller wording",
        "UBND xã tổ chức hội nghị sơ kết công tác CCHC. UBND xã Kim Quan giao 5 nhiệm vụ.",
        "UBND xã Kim Quan",
    ),
]


@pytest.mark.parametrize(("line", "body"), [row[1:] for row in CONVENERS], ids=[row[0] for row in CONVENERS])
def test_convener(line: str, body: str | None) -> None:
    assert event_of(article("Sơ kết công tác cải cách hành chính", line, REFORM)).lead_body == body


VISITED = [
    ("one unit", "Đoàn kiểm tra CCHC huyện đã kiểm tra tại UBND xã Kim Quan.", ["xã Kim Quan"]),
    (
        "a list that shares its type word",
        "Đoàn kiểm tra CCHC huyện đã kiểm tra tại UBND các xã Kim Quan, Trung Sơn và thị trấn Yên Sơn.",
        ["xã Kim Quan", "xã Trung Sơn", "thị trấn Yên Sơn"],
    ),
    (
        "where a unit lies is not inspected",
        "Đoàn kiểm tra CCHC tỉnh đã kiểm tra tại xã Kim Quan (huyện Yên Sơn) và xã Trung Sơn, huyện Yên Sơn.",
        ["xã Kim Quan", "xã Trung Sơn"],
    ),
    (
        "departments after a colon",
        "Đoàn kiểm tra CCHC tỉnh đã kiểm tra tại các sở, ngành: Giao thông vận tải, Kế hoạch và Đầu tư, Nội vụ.",
        ["Sở Giao thông vận tải", "Sở Kế hoạch và Đầu tư", "Sở Nội vụ"],
    ),
    (
        "departments after a number",
        "Đoàn kiểm tra CCHC tỉnh đã kiểm tra tại 2 Sở Ngoại vụ và Xây dựng.",
        ["Sở Ngoại vụ", "Sở Xây dựng"],
    ),
    (
        "an office with its place",
        "Đoàn kiểm tra CCHC tỉnh đã làm việc với Chi cục Thuế huyện Yên Sơn về công tác CCHC.",
        ["Chi cục Thuế huyện Yên Sơn"],
    ),
    (
        "the city where a decision is read out",
        "Sáng 12/5, tại Hà Nội, Đoàn kiểm tra CCHC đã làm việc với Sở Nội vụ.",
        ["Sở Nội vụ"],
    ),
    ("whom one reports to", "Đoàn kiểm tra CCHC yêu cầu xã gửi báo cáo về Sở Nội vụ.", []),
    ("counted only", "Đoàn kiểm tra CCHC huyện đã kiểm tra tại 14 đơn vị cấp xã.", []),
]


@pytest.mark.parametrize(("line", "names"), [row[1:] for row in VISITED], ids=[row[0] for row in VISITED])
def test_inspected_units(line: str, names: list[str]) -> None:
    assert event_of(article("Kiểm tra công tác cải cách hành chính", line, REFORM)).inspected_units == names


def test_units_counted_in_the_lead_and_listed_below() -> None:
    text = article(
        "Kiểm tra đột xuất việc chấp hành kỷ cương hành chính",
        "Tổ kiểm tra công vụ đã kiểm tra đột xuất tại 22 đơn vị.",
        REFORM,
        "Công chức vắng mặt thuộc quận Thốt Nốt, phường Bình Thủy và xã Mỹ Khánh.",
    )
    assert event_of(text).inspected_units == ["quận Thốt Nốt", "phường Bình Thủy", "xã Mỹ Khánh"]


def test_an_earlier_round_does_not_count() -> None:
    text = article(
        INSPECTION,
        "Ngày 12/5, Đoàn kiểm tra CCHC huyện đã kiểm tra tại xã Kim Quan.",
        REFORM,
        "Trước đó, đoàn đã kiểm tra tại xã Trung Sơn.",
    )
    assert event_of(text).inspected_units == ["xã Kim Quan"]


def test_whom_a_team_went_to_before_it_makes_its_results_known() -> None:
    text = article(
        "Thanh tra tỉnh công khai kết luận thanh tra trách nhiệm công vụ",
        "Sáng 6/11, tại huyện Văn Yên, Thanh tra tỉnh công khai Kết luận số 38/KL-TTr về giải quyết TTHC.",
        REFORM,
        "Trước đó, Đoàn đã thanh tra trực tiếp ở UBND thị trấn Mậu A và các xã An Thịnh, Lâm Giang.",
    )
    named = ["huyện Văn Yên", "thị trấn Mậu A", "xã An Thịnh", "xã Lâm Giang"]
    assert event_of(text).inspected_units == named


def test_the_day_in_brackets_behind_the_headline_is_the_publication() -> None:
    page = (
        "Mặt trận huyện giám sát việc một cửa tại Nhị Trường (31/08/2022)\n"
        "Các ngày 26/8 và 29/8, Đoàn giám sát Ủy ban MTTQ Việt Nam huyện Cầu Ngang đến giám sát việc giải quyết "
        "TTHC theo cơ chế một cửa ở xã Nhị Trường.\n" + REFORM
    )
    assert [str(day.start) for day in extract(page).event.dates] == ["2022-08-26", "2022-08-29"]


def test_a_meeting_comes_after_the_data_it_hears() -> None:
    text = article(
        "Vĩnh Long sơ kết hoạt động của các trung tâm phục vụ hành chính công",
        "Sáng 14-1, UBND tỉnh Vĩnh Long tổ chức hội nghị sơ kết công tác cải cách hành chính.",
        "Từ ngày 1-7-2025 đến ngày 31-12-2025, tỉnh tiếp nhận 486.230 hồ sơ thủ tục hành chính.",
        "Đến hết quý I-2026, tỷ lệ quá hạn còn dưới 1%.",
    )
    assert [str(day.start) for day in extract(text).event.dates] == ["2026-01-14"]


def test_a_meeting_reviews_the_unit_of_whoever_convenes() -> None:
    headline = "Sơ kết công tác cải cách hành chính"
    own = article(headline, "UBND huyện Yên Sơn tổ chức hội nghị sơ kết công tác CCHC.", REFORM)
    others = article(headline, "Sở Nội vụ tổ chức hội nghị sơ kết công tác CCHC tại huyện Yên Sơn.", REFORM)
    assert event_of(own).inspected_units == ["huyện Yên Sơn"]
    assert event_of(others).inspected_units == []


@given(
    st.text(
        alphabet="đoàn kiểm tra sở xã tại, ; . \n ubnd cchc một cửa 12/5/2023 Kim Quan Nội vụ():",
        max_size=400,
    )
)
def test_any_text_gives_grounded_days(text: str) -> None:
    view = TextView(unicodedata.normalize("NFC", text), title_lines=0)
    event = read_event(view, find_dates(view, PUBLISHED), [], [])
    for day in event.dates:
        assert all(0 <= place.start < place.end <= len(view.text) for place in day.evidence)


WORST = ["Sở Nội vụ, ", "tại xã ", "1 ", "kiểm tra tại ", "Đoàn kiểm tra ", "cải cách ", "(((", "xã 1 2 "]


@pytest.mark.parametrize("piece", WORST)
def test_a_line_of_a_megabyte_takes_linear_time(piece: str) -> None:
    head = "Kiểm tra CCHC\nĐoàn kiểm tra CCHC đã kiểm tra tại Sở Nội vụ. "
    view = TextView(head + piece * (500_000 // len(piece)), title_lines=1)
    view.__dict__["sentences"] = view.paragraphs  # the sentence splitter is another module's matter
    began = time.perf_counter()
    read_event(view, [], [], [])
    assert time.perf_counter() - began < 3
