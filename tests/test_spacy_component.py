"""The component at spaCy's border."""

from __future__ import annotations

import pytest
import spacy

from cchc_extract import Record

TEXT = (
    "Kiểm tra cải cách hành chính tại xã Nam Mẫu\n"
    "Ngày 26/10/2023, Đoàn kiểm tra của UBND huyện Ba Bể do ông Hoàng Văn Thử, Phó Trưởng phòng Nội vụ làm "
    "Trưởng đoàn đã kiểm tra cải cách hành chính tại xã Nam Mẫu. "
    "Xã tiếp nhận 1.286 hồ sơ theo Kế hoạch số 115/KH-UBND."
)


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("cchc_extract")
    return pipeline


def test_fills_spans_and_the_record(nlp: spacy.language.Language) -> None:
    doc = nlp(TEXT)
    record = doc._.inspection_record
    assert isinstance(record, Record)
    assert record.text == doc.text
    assert [span.text for span in doc.spans["figures"]][-1].startswith("1.286")
    assert {span.text for span in doc.spans["officials"]} == {"Hoàng Văn Thử"}
    assert {span.label_ for span in doc.spans["event_dates"]} == {"inspection"}


def test_works_on_batches_and_on_an_empty_text(nlp: spacy.language.Language) -> None:
    docs = list(nlp.pipe([TEXT, ""]))
    assert len(docs[0].spans["units"]) > 0
    assert docs[1]._.inspection_record.figures == []


def test_is_found_by_its_entry_point() -> None:
    pipeline = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    pipeline.add_pipe("cchc_extract")
    assert pipeline.pipe_names == ["cchc_extract"]
