"""Views: lines and sentences with exact offsets, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.vietnamese import nfc
from cchc_extract.view import Span, TextView

SENTENCES = [
    ("two", "Xã đạt 98,5%. Huyện đạt 99%.", ["Xã đạt 98,5%.", "Huyện đạt 99%."]),
    (
        "a date with points",
        "Ngày 30.8.2021, xã nhận 5 hồ sơ. Hết.",
        ["Ngày 30.8.2021, xã nhận 5 hồ sơ.", "Hết."],
    ),
    ("an abbreviated unit", "UBND TP. Vinh họp. Đoàn dự.", ["UBND TP. Vinh họp.", "Đoàn dự."]),
    ("an address on the web", "Nộp tại dvc.backan.gov.vn. Hết.", ["Nộp tại dvc.backan.gov.vn.", "Hết."]),
    ("no blank between two", "Xã đạt 98%.Đoàn dự.", ["Xã đạt 98%.", "Đoàn dự."]),
    (
        "abbreviated posts and units",
        "Ông A, CT.UBND xã B, đến TX. La Gi, TT. Vôi. Đ/c. C nói.",
        ["Ông A, CT.UBND xã B, đến TX. La Gi, TT. Vôi.", "Đ/c. C nói."],
    ),
    ("capitals that close a sentence", "Xã rà soát TTHC. Đoàn dự.", ["Xã rà soát TTHC.", "Đoàn dự."]),
    ("no sentence crosses a line", "Đầu đề\nThân bài.", ["Đầu đề", "Thân bài."]),
    ("blank lines and margins", "  A b.\n\n   C d.  ", ["A b.", "C d."]),
    ("empty", "", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES]
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in TextView(text).sentences] == expected


@given(st.text(alphabet=st.sampled_from("aĐ. \n,;12ỷ“…?!\u00a0")))
def test_sentences_cover_their_paragraphs_in_order(text: str) -> None:
    view = TextView(nfc(text))
    for line in view.paragraphs:
        inside = [sentence for sentence in view.sentences if line.covers(sentence)]
        assert inside
        assert "".join(view.text[s:e] for s, e in inside).split() == view.text[
            line.start : line.end
        ].split() or (
            "".join("".join(view.text[s:e] for s, e in inside).split())
            == "".join(view.text[line.start : line.end].split())
        )
    assert list(view.sentences) == sorted(view.sentences)


@given(st.text())
def test_the_folds_of_a_view_share_its_offsets(text: str) -> None:
    view = TextView(nfc(text))
    assert len(view.text) == len(view.folded) == len(view.lower)


def test_where_an_offset_is() -> None:
    view = TextView("Đầu đề\nCâu một. Câu hai.", title_lines=1)
    assert view.title_end == 6
    assert view.paragraph_at(8) == Span(7, 24)
    assert view.text[slice(*view.sentence_at(20))] == "Câu hai."
