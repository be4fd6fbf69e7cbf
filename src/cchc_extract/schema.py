"""The record: what one article becomes.

The meaning of every field is fixed; this module is the only place where it is written down for
machines. The JSON Schema and the data dictionary are generated from the descriptions below.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from cchc_extract import values

SCHEMA_VERSION = "1.0"

Number = int | float
"""A figure's number: whole numbers stay whole (``110274``), shares keep their decimals (``97.1``)."""

EventKind = Literal[
    "supervision", "inspection", "inspectorate", "survey", "review_meeting", "announcement", "none"
]
Topic = Literal[
    "administrative_reform",
    "procedure_control",
    "one_stop",
    "online_services",
    "digital_transformation",
    "discipline",
    "other",
]
Role = Literal["delegation_head", "delegation_member", "chair", "host", "attendee", "other"]
CreditRole = Literal["author", "photographer"]
Level = Literal["province", "district", "commune"]
FigureKind = Literal["count", "ratio", "percent", "change", "rank", "score", "money"]
Qualifier = Literal["exact", "over", "under", "about"]
Indicator = Literal[
    "dossiers_received",
    "dossiers_resolved",
    "dossiers_on_time",
    "dossiers_overdue",
    "dossiers_pending",
    "dossiers_online",
    "dossiers_digitized",
    "procedures_total",
    "procedures_published",
    "procedures_reviewed",
    "procedures_simplified",
    "online_services",
    "processing_time",
    "tasks",
    "documents_issued",
    "one_stop_units",
    "units_inspected",
    "staff",
    "satisfaction",
    "reform_index_rank",
    "reform_index_score",
    "payments",
    "feedback",
    "training",
    "awards",
    "other",
]
FindingKind = Literal["achievement", "limitation", "recommendation", "request"]
DiscrepancyKind = Literal["percent", "sum", "change"]

INDICATORS: tuple[Indicator, ...] = get_args(Indicator)


def field(description: str, vi: str, meanings: dict[str, str] | None = None, **rest: object) -> FieldInfo:
    """A pydantic field with its English description, its Vietnamese term, and what its values mean."""
    extra = {"vi": vi} | ({"values": meanings} if meanings else {})
    info: FieldInfo = Field(description=description, json_schema_extra=extra, **rest)  # type: ignore[call-overload]
    return info


class Part(BaseModel):
    """Anything that stands in a record: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Part):
    """A stretch of the record's ``text`` that a value was read from."""

    start: Annotated[int, field("Offset of the first character in `text`.", "vị trí đầu", ge=0)]
    end: Annotated[int, field("Offset after the last character in `text`.", "vị trí cuối", gt=0)]


class Item(Part):
    """A value that explains itself: where it was read, by which rule, and what the context added."""

    evidence: Annotated[
        list[Evidence],
        field("The wording it was read from: `text[start:end]`.", "căn cứ trong bài", min_length=1),
    ]
    source_rule: Annotated[str, field("The rule or model that found it.", "quy tắc nhận ra")]
    context: Annotated[
        dict[str, str],
        field(
            "Values that the evidence itself does not hold, each with what gave it "
            "(`{'year': 'published_on'}`).",
            "phần suy từ ngữ cảnh",
        ),
    ] = {}


class Source(Part):
    """Where the article came from."""

    path: Annotated[str, field("Path relative to the input folder, with `/`.", "đường dẫn")]
    sha256: Annotated[str, field("SHA-256 of the source bytes, hexadecimal.", "mã băm SHA-256")]
    media_type: Annotated[str, field("`text/plain` or `text/html`.", "loại tệp")]
    encoding: Annotated[str, field("How the bytes were decoded.", "bảng mã")]
    url: Annotated[str | None, field("Address of the page, where it says so.", "địa chỉ trang")] = None
    site: Annotated[str | None, field("Name or host of the site, where known.", "tên trang")] = None


class Credit(Part):
    """Who signed the article or its photographs."""

    name: Annotated[str, field("The name as signed.", "bút danh")]
    role: Annotated[CreditRole, field("What the person is credited with.", "vai trò", values.CREDIT_ROLES)]


class EventDate(Item):
    """A day, or a stretch of days, on which the event took place or is planned."""

    start: Annotated[date, field("First day.", "từ ngày")]
    end: Annotated[date, field("Last day; the first day again for a single one.", "đến ngày")]


class Event(Part):
    """What the article reports."""

    kind: Annotated[EventKind, field("The kind of event.", "loại sự việc", values.EVENT_KINDS)] = "none"
    topics: Annotated[
        list[Topic], field("What of public administration it is about.", "nội dung", values.TOPICS)
    ] = []
    dates: Annotated[list[EventDate], field("The day or days of the event.", "thời gian")] = []
    lead_body: Annotated[str | None, field("Who inspects or convenes, as named.", "đơn vị chủ trì")] = None
    inspected_units: Annotated[
        list[str],
        field("Units or agencies inspected, supervised or reviewed.", "đơn vị được kiểm tra, giám sát"),
    ] = []


class Official(Item):
    """A named person who holds, or held, a public post."""

    name: Annotated[str, field("Full name in title case, without honorific.", "họ tên")]
    honorific: Annotated[str | None, field("The first form of address printed.", "cách xưng hô")] = None
    positions: Annotated[list[str], field("One string a post, abbreviations opened.", "chức vụ")] = []
    role: Annotated[Role, field("Role in the event.", "vai trò trong sự việc", values.ROLES)] = "other"


class CurrentUnit(Part):
    """A unit of today that a dissolved one is in now."""

    name: Annotated[str, field("Type word and proper name.", "tên")]
    code: Annotated[str, field("Code of the statistics office.", "mã")]
    province: Annotated[str, field("Province it belongs to.", "tỉnh, thành phố")]


class Unit(Item):
    """A named administrative unit (đơn vị hành chính)."""

    name: Annotated[str, field("Type word in lower case and proper name.", "tên")]
    level: Annotated[Level, field("Province, district or commune.", "cấp", values.LEVELS)]
    code: Annotated[str | None, field("Code at the time of the article, null where ambiguous.", "mã")] = None
    province: Annotated[str | None, field("Province it belonged to then.", "tỉnh, thành phố")] = None
    current: Annotated[
        list[CurrentUnit] | None,
        field("What it is in since 1 July 2025, where that changed.", "đơn vị hiện nay"),
    ] = None


class Document(Item):
    """A cited official document that has a number (văn bản)."""

    kind: Annotated[str, field("Kind, in Vietnamese lower case.", "loại văn bản")]
    number: Annotated[str, field("Number as printed, without `số` and spaces.", "số, ký hiệu")]
    issued_on: Annotated[date | None, field("The date stated with it.", "ngày ban hành")] = None
    issuer: Annotated[str | None, field("Who issued it, as named.", "cơ quan ban hành")] = None
    title: Annotated[str | None, field("The wording after `về`.", "trích yếu")] = None


class Figure(Item):
    """A number, written with digits, that quantifies something (số liệu)."""

    kind: Annotated[FigureKind, field("What sort of quantity it is.", "loại số liệu", values.FIGURE_KINDS)]
    value: Annotated[
        Number | None,
        field("The number, the numerator, the new value, the place or the points.", "giá trị"),
    ] = None
    upper: Annotated[Number | None, field("Upper end of a range.", "giá trị trên")] = None
    total: Annotated[Number | None, field("Denominator of a ratio or rank.", "tổng số")] = None
    percent: Annotated[Number | None, field("The share, in percent.", "tỷ lệ %")] = None
    previous: Annotated[Number | None, field("Old value of a change.", "giá trị cũ")] = None
    change: Annotated[Number | None, field("The stated difference, signed.", "mức tăng, giảm")] = None
    unit: Annotated[str | None, field("The counted noun or unit of measure.", "đơn vị tính")] = None
    qualifier: Annotated[
        Qualifier, field("How exact the number is said to be.", "mức chính xác", values.QUALIFIERS)
    ] = "exact"
    indicator: Annotated[Indicator, field("What is measured.", "chỉ tiêu", values.INDICATORS)] = "other"
    period: Annotated[
        str | None,
        field("The time it covers, such as `2022`, `2022-Q1` or `2011..2020`.", "kỳ số liệu"),
    ] = None
    label: Annotated[str | None, field("The wording that names the indicator.", "tên chỉ tiêu")] = None


class Finding(Item):
    """A judgement or reported result, in the article's own words."""

    kind: Annotated[
        FindingKind, field("What sort of statement it is.", "loại nhận định", values.FINDING_KINDS)
    ]
    text: Annotated[str, field("Verbatim wording.", "nguyên văn")]


class Discrepancy(Item):
    """Numbers of the article that contradict each other (số liệu mâu thuẫn)."""

    kind: Annotated[
        DiscrepancyKind, field("What does not add up.", "loại mâu thuẫn", values.DISCREPANCY_KINDS)
    ]
    stated: Annotated[Number, field("The number as stated.", "số công bố")]
    expected: Annotated[Number, field("The number the others give.", "số tính lại")]
    figures: Annotated[list[int], field("Indexes into `figures`.", "các số liệu liên quan")]


class Record(Part):
    """One article, read."""

    schema_version: Annotated[str, field("Version of this record format.", "phiên bản")] = SCHEMA_VERSION
    record_id: Annotated[str, field("The same source bytes give the same id.", "mã bản ghi")]
    source: Annotated[Source, field("Where the article came from.", "nguồn")]
    title: Annotated[str | None, field("The headline.", "tiêu đề")] = None
    published_on: Annotated[date | None, field("The page's own publication date.", "ngày đăng")] = None
    credits: Annotated[list[Credit], field("Who signed it.", "tác giả")] = []
    text: Annotated[str, field("The article without web furniture.", "nội dung bài")]
    event: Annotated[Event, field("What the article reports.", "sự việc")] = Event()
    officials: Annotated[list[Official], field("Named officials.", "cán bộ")] = []
    units: Annotated[list[Unit], field("Named administrative units.", "đơn vị hành chính")] = []
    documents: Annotated[list[Document], field("Cited documents.", "văn bản")] = []
    figures: Annotated[list[Figure], field("Figures in order of appearance.", "số liệu")] = []
    findings: Annotated[list[Finding], field("Judgements and reported results.", "nhận định")] = []
    discrepancies: Annotated[
        list[Discrepancy], field("Contradictions between figures.", "mâu thuẫn số liệu")
    ] = []
