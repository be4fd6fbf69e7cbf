"""Documents: one row a form of citation; what carries a number and is none; short forms that join."""

from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.dates import find_dates
from cchc_extract.extraction.documents import assemble_documents, find_documents
from cchc_extract.schema import Document
from cchc_extract.view import TextView

PUBLISHED = date(2023, 3, 15)


def read(text: str) -> list[Document]:
    view = TextView(text)
    return assemble_documents(find_documents(view, find_dates(view, PUBLISHED)))


FORMS = [
    ("kind and code", "Nghị quyết số 12-NQ/TU của tỉnh", [("nghị quyết", "12-NQ/TU")]),
    ("no `số`", "theo Kế hoạch 45/KH-UBND.", [("kế hoạch", "45/KH-UBND")]),
    ("year in the number", "Nghị định số 61/2018/NĐ-CP", [("nghị định", "61/2018/NĐ-CP")]),
    ("lower case", "thực hiện quyết định số 93/2007/QĐ-TTg", [("quyết định", "93/2007/QĐ-TTg")]),
    ("unaccented code", "Nghị định 15/2018/ND-CP", [("nghị định", "15/2018/ND-CP")]),
    ("blanks in the code", "Nghị định 61/2018/NĐ - CP về", [("nghị định", "61/2018/NĐ-CP")]),
    ("long dash", "Quyết định 1947/QĐ–UBND", [("quyết định", "1947/QĐ–UBND")]),
    ("year and dash", "Nghị quyết số 19-2017/NQ-CP", [("nghị quyết", "19-2017/NQ-CP")]),
    ("mixed-case code", "Tờ trình số 10-TTr/BCS", [("tờ trình", "10-TTr/BCS")]),
    ("number with year only", "Thông tư 02/2017 của bộ", [("thông tư", "02/2017")]),
    ("number only", "kế hoạch số 34 ngày 2/3/2023", [("kế hoạch", "34")]),
    ("decree by its number", "theo nghị định 16 thì", [("nghị định", "16")]),
    ("capital and issuer", "Quyết định 488 của UBND huyện", [("quyết định", "488")]),
    ("lower case and issuer", "theo kế hoạch 199 của Công an", [("kế hoạch", "199")]),
    ("number with a letter", "Nghị quyết 30a của Chính phủ", [("nghị quyết", "30a")]),
    ("year after the number", "theo nghị định 71 năm 2010 của bộ", [("nghị định", "71")]),
    ("capital inside a sentence", "trước khi Quyết định 33 có hiệu lực", [("quyết định", "33")]),
    ("capital and a verb that looks counted", "theo Nghị định 67 đồng loạt", [("nghị định", "67")]),
    ("blank before the year", "Nghị định 67 /2014/NĐ-CP", [("nghị định", "67/2014/NĐ-CP")]),
    ("small last letter", "Công văn số 8017/UBND-QLĐTh", [("công văn", "8017/UBND-QLĐTh")]),
    ("abbreviation beside the kind", "Nghị định (NĐ) 61/2018/NĐ-CP", [("nghị định", "61/2018/NĐ-CP")]),
    ("colon", "Công văn số: 223/UBND-NC", [("công văn", "223/UBND-NC")]),
    ("urgent", "Công văn hỏa tốc số 449/UBND", [("công văn", "449/UBND")]),
    ("action programme", "Chương trình hành động số 12-CTr/TU", [("chương trình", "12-CTr/TU")]),
    (
        "joint circular",
        "Thông tư liên tịch số 1/2016/TTLT-BNV-BTC",
        [("thông tư liên tịch", "1/2016/TTLT-BNV-BTC")],
    ),
    ("law with its name", "Luật Cư trú số 68/2020/QH14", [("luật", "68/2020/QH14")]),
    ("code with its name", "Bộ luật Lao động số 45/2019/QH14", [("bộ luật", "45/2019/QH14")]),
    ("resolution of the assembly", "Nghị quyết số 32/2016/QH14", [("nghị quyết", "32/2016/QH14")]),
    ("kind from the code", "thực hiện số 17-CT/TU về kỷ cương", [("chỉ thị", "17-CT/TU")]),
    ("kind from the code, in brackets", "kỷ cương (05/CT-UBND)", [("chỉ thị", "05/CT-UBND")]),
    (
        "words between kind and number",
        "Quyết định phê duyệt chương trình số 468/QĐ-TTg",
        [("quyết định", "468/QĐ-TTg")],
    ),
    (
        "technical regulation",
        "dữ liệu dân cư (QCVN:109/2017/BTTTT).",
        [("quy chuẩn kỹ thuật quốc gia", "QCVN:109/2017/BTTTT")],
    ),
    ("list of bare numbers", "các Nghị quyết số 17 và 19.", [("nghị quyết", "17"), ("nghị quyết", "19")]),
    (
        "list of coded numbers",
        "Nghị quyết 18-NQ/TW, 19-NQ/TW của Trung ương",
        [("nghị quyết", "18-NQ/TW"), ("nghị quyết", "19-NQ/TW")],
    ),
    (
        "list over dates",
        "Công văn số 463/TTg-KTN ngày 28/3/2013; số 875/TTg-KTN ngày 27/5/2016",
        [("công văn", "463/TTg-KTN"), ("công văn", "875/TTg-KTN")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(document.kind, document.number) for document in read(text)] == expected


NO_DOCUMENTS = [
    ("article of a law", "theo khoản 2 Điều 14"),
    ("law by its year", "Luật Thủy sản 2003, Luật Đất đai năm 2013"),
    # a project known by a number is a name that holds a digit, unless its number is cited with `số` or a code
    ("project by name", "triển khai Đề án 06 của Chính phủ"),
    ("programme by name", "xã thuộc Chương trình 135 của Chính phủ"),
    ("licence", "Giấy phép số 45/GP-TTĐT ngày 2/3/2020"),
    ("licence with a known code", "Giấy phép xây dựng số 95/QĐ-UBND"),
    ("phone", "Hotline: 0912 345 678, ĐT 0243.123.456"),
    ("verb", "quyết định 13 cá nhân được khen"),
    ("verb and days", "quyết định 15 ngày nghỉ"),
    ("verb and money", "báo cáo 12 trường hợp"),
    ("plan without a number", "ban hành kế hoạch năm 2023"),
    ("plan of years", "Kế hoạch 5 năm 2021 - 2025"),
    ("plan of years, in brackets", "trong Kế hoạch 5 năm (2016-2020)"),
    ("decision at the start of a sentence", "Quyết định 13 cá nhân"),
    ("plan of money", "kế hoạch 60.000 tỷ đồng"),
    ("plan in percent", "đạt kế hoạch 100%"),
    ("option", "thông qua Phương án 1"),
    ("decision and a date", "Quyết định 15/3/2023"),
    ("ratio", "đạt 24/24 thông tư"),
    ("delegation number", "Đoàn kiểm tra số 03 của UBND huyện"),
    ("management system", "áp dụng TCVN ISO 9001:2015"),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_DOCUMENTS], ids=[row[0] for row in NO_DOCUMENTS])
def test_near_misses(text: str) -> None:
    assert read(text) == []


PARTS = [
    (
        "date, issuer, title",
        "Chỉ thị số 10/CT-UBND ngày 22/4/2022 của UBND tỉnh về siết chặt kỷ cương, kỷ luật. Đoàn đã",
        (date(2022, 4, 22), "UBND tỉnh", "siết chặt kỷ cương, kỷ luật"),
    ),
    (
        "comma before the date",
        "Quyết định số 40/QĐ-UBND, ngày 3/2, của UBND huyện Ba Bể về việc lập tổ; các xã",
        (date(2023, 2, 3), "UBND huyện Ba Bể", "lập tổ"),
    ),
    (
        "issuer before the date",
        "Quyết định số 45 của Chủ tịch UBND xã ngày 2/3/2023 về việc phân công",
        (date(2023, 3, 2), "Chủ tịch UBND xã", "phân công"),
    ),
    (
        "issuer and date before the kind",
        "Ngày 6/2, Chi cục Thú y đã ban hành Công văn số 133/CCTY về tiêm phòng.",
        (date(2023, 2, 6), "Chi cục Thú y", "tiêm phòng"),
    ),
    (
        "issuer before the kind",
        "Thủ tướng Chính phủ vừa ký Quyết định số 823/QĐ-TTg",
        (None, "Thủ tướng Chính phủ", None),
    ),
    (
        "issuer `tại`",
        "theo ý kiến của Thường trực Tỉnh ủy tại Công văn số 23-CV/TU ngày 6/2/2023",
        (date(2023, 2, 6), "Thường trực Tỉnh ủy", None),
    ),
    (
        "acronym beside the issuer",
        "Kế hoạch số 9/KH-UBND của Ủy ban nhân dân (UBND) tỉnh về cải cách (CCHC) năm 2023, ngày 13/3",
        (None, "Ủy ban nhân dân tỉnh", "cải cách (CCHC) năm 2023"),
    ),
    (
        "issuer up to the next document",
        "Công điện số 156 của Thủ tướng Chính phủ và Công điện số 02 của UBND tỉnh",
        (None, "Thủ tướng Chính phủ", None),
    ),
    (
        "title up to the next document",
        "Nghị quyết 6-NQ/TU về cải cách giai đoạn 2021-2030 và Kế hoạch số 24/KH-UBND",
        (None, None, "cải cách giai đoạn 2021-2030"),
    ),
    (
        "the day of something else",
        "thực hiện Kế hoạch số 46/KH-UBND của UBND huyện về kiểm tra, ngày 14/3, tổ",
        (None, "UBND huyện", "kiểm tra"),
    ),
    ("nothing", "nêu trong Nghị định 16.", (None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in PARTS], ids=[row[0] for row in PARTS])
def test_date_issuer_and_title(text: str, expected: tuple[date | None, str | None, str | None]) -> None:
    document = read(text)[0]
    assert (document.issued_on, document.issuer, document.title) == expected


JOINED = [
    ("repeated", "Nghị quyết 5-NQ/TU. Thực hiện Nghị quyết 5-NQ/TU, xã", ["5-NQ/TU"]),
    ("short after full", "Nghị định 38/2012/NĐ-CP. Nghị định 38 và Nghị định 38 đều", ["38/2012/NĐ-CP"]),
    ("full after short", "Nghị định 38 gây khó. Sửa Nghị định số 38/2012/NĐ-CP", ["38/2012/NĐ-CP"]),
    ("year only", "Nghị định 38/2012/NĐ-CP; theo Nghị định 38/2012, xã", ["38/2012/NĐ-CP"]),
    ("kind from the code", "thực hiện số 17-CT/TU; theo Chỉ thị 17, các xã", ["17-CT/TU"]),
    ("leading zero", "Nghị quyết 05-NQ/TU và nghị quyết 5", ["05-NQ/TU"]),
    ("other kind", "Nghị quyết 17-NQ/TU và Chỉ thị 17", ["17-NQ/TU", "17"]),
    ("other number", "Nghị định 38/2012/NĐ-CP và Nghị định 3", ["38/2012/NĐ-CP", "3"]),
    (
        "other day",
        "Kế hoạch số 5 ngày 2/3/2022 và Kế hoạch số 5 ngày 7/3/2023",
        ["5", "5"],
    ),
]


@pytest.mark.parametrize(("text", "numbers"), [row[1:] for row in JOINED], ids=[row[0] for row in JOINED])
def test_mentions_of_one_document_join(text: str, numbers: list[str]) -> None:
    assert [document.number for document in read(text)] == numbers


def test_what_any_mention_states_is_kept() -> None:
    (document,) = read("Chỉ thị 17 nêu rõ. Chỉ thị số 17-CT/TU ngày 3/2/2023 của Tỉnh ủy về kỷ cương.")
    assert (document.number, document.issued_on, document.issuer) == ("17-CT/TU", date(2023, 2, 3), "Tỉnh ủy")
    assert len(document.evidence) == 2


ANY_TEXT = st.lists(
    st.sampled_from(
        [
            "Nghị quyết",
            " số ",
            "12",
            "/NQ-CP",
            "-NQ/TU",
            " ngày 1/2/2023 ",
            " của UBND tỉnh",
            " về ",
            ", ",
            " và ",
            "\n",
            "Luật X",
        ]
    )
    | st.text(max_size=6)
).map("".join)


@given(ANY_TEXT)
def test_any_text_gives_documents_that_hold_their_number(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    view = TextView(text)
    mentions = find_documents(view, find_dates(view, PUBLISHED))
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.number in "".join(text[mention.start : mention.end].split())
    documents = assemble_documents(mentions)
    assert sum(len(document.evidence) for document in documents) == len(mentions)
    for document in documents:
        first = document.evidence[0]
        assert document.number in "".join(text[first.start : first.end].split())


@pytest.mark.parametrize(
    "unit",
    [
        "Nghị định 12/2013/NĐ-CP ngày 1/2/2013, ",
        "số 1/NQ-CP, ",
        "QCVN 1:",
        "quyết định số ",
        "luật a ",
        "1-A",
    ],
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    view = TextView(unit * (200_000 // len(unit)))
    started = time.perf_counter()
    assemble_documents(find_documents(view, find_dates(view, PUBLISHED)))
    assert time.perf_counter() - started < 10
