"""Explanations: for each value the rule, where it is written, the words and what the context added."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cchc_extract import Explanation, explain, extract, extract_file
from cchc_extract.explanation.items import figure_in_words
from cchc_extract.rules.origin import GRAMMAR, READERS, origin, rules_by_name
from cchc_extract.schema import Evidence, Figure, Record
from tests.conftest import PROJECT, SAMPLES

PAGE = """Đoàn kiểm tra của huyện kiểm tra cải cách hành chính tại xã Nam Mẫu
(26/10/2023)
Sáng 25/10, Đoàn kiểm tra của UBND huyện Ba Bể do ông Hoàng Văn Thử, PCT UBND huyện làm Trưởng đoàn đã \
kiểm tra công tác cải cách hành chính tại xã Nam Mẫu. Tiếp đoàn có bà Lý Thị Sen, Chủ tịch UBND xã Nam Mẫu.
Theo Kế hoạch số 34/KH-UBND, 9 tháng đầu năm 2023, xã tiếp nhận 1.286 hồ sơ, \
trả đúng hạn 1.250 hồ sơ, đạt 99%. Còn 36 hồ sơ quá hạn.
Tuy nhiên, việc số hóa hồ sơ còn chậm. Đoàn kiểm tra đề nghị xã niêm yết công khai thủ tục hành chính.
Tin, ảnh: Minh Tú
"""

OF_NO_ITEM = {"findings.none", "findings.announcement", "people.short", "people.signed"}
"""Names of rules that judge something to be no item, or that are never the first mention of one."""


@pytest.fixture(scope="module")
def record() -> Record:
    return extract(PAGE)


def of(record: Record, field: str) -> Explanation:
    return next(each for each in explain(record) if each.field == field)


FIELDS = [
    ("title", "Đoàn kiểm tra của huyện kiểm tra cải cách hành chính tại xã Nam Mẫu", "page.title", "loading/headline.py", [], []),
    ("published_on", "2023-10-26", "page.published", "loading/published.py", [], []),
    ("credits[0]", "Minh Tú (author)", "page.credits", "loading/credits.py", ["Minh Tú"], []),
    ("event.lead_body", "Đoàn kiểm tra của UBND huyện Ba Bể", "event.lead-body", "extraction/lead_body.py", ["Đoàn kiểm tra của UBND huyện Ba Bể"], []),
    ("event.inspected_units[0]", "xã Nam Mẫu", "event.inspected-units", "extraction/inspected.py", ["xã Nam Mẫu"], ["tại"]),
    ("event.dates[0]", "2023-10-25", "dates.day-cue", "patterns/dates.toml:", ["Sáng 25/10"], ["Sáng"]),
    ("officials[0]", "ông Hoàng Văn Thử", "people.addressed", "extraction/names.py", ["Hoàng Văn Thử"], []),
    ("officials[0].role", "delegation_head", "roles.head-after", "patterns/roles.toml:", ["làm Trưởng đoàn"], []),
    ("officials[1].role", "host", "roles.post-in-unit", "extraction/roles.py", [], []),
    ("documents[0]", "kế hoạch 34/KH-UBND", "documents.kind", "patterns/documents.toml:", ["Kế hoạch số 34/KH-UBND"], ["Kế hoạch"]),
    ("figures[0]", "count 1286 hồ sơ, dossiers_received", "indicators.dossiers_received", "patterns/indicators.toml:", ["1.286 hồ sơ"], ["tiếp nhận"]),
    ("findings[1]", "limitation", "findings.limit-lead", "patterns/findings.toml:", None, ["Tuy nhiên"]),
    ("findings[2]", "recommendation", "findings.demand", "extraction/findings.py", None, ["đề nghị xã"]),
    ("discrepancies[0]", "percent: stated 99, expected 97", "discrepancies.percent", "extraction/discrepancies.py", None, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "rule", "place", "words", "cues"), FIELDS, ids=[row[0] for row in FIELDS]
)
def test_a_value_is_explained(
    record: Record, field: str, value: str, rule: str, place: str, words: list[str] | None, cues: list[str]
) -> None:
    found = of(record, field)
    assert found.value == value
    assert found.rule.startswith(rule)
    assert place in found.source
    if words is not None:
        assert [quote.text for quote in found.words][: len(words)] == words
    assert [quote.text for quote in found.cues] == cues


ADDED = [
    ("the year of a day", "event.dates[0]", "year", "2023", "published_on", []),
    ("the code of a unit", "units[0]", "code", "01909", "the only unit of this name", []),
    ("the province of a unit", "units[0]", "province", "tỉnh Bắc Kạn", "the only unit of this name", []),
    ("what a unit is now", "units[0]", "current", "xã Ba Bể (tỉnh Thái Nguyên)", "gazetteer", []),
    ("a post that is opened", "officials[0].positions", "post", "Phó Chủ tịch UBND huyện", "opened or joined", []),
    ("a period in the sentence", "figures[0]", "period", "2023-M01..2023-M09", "named before it in the sentence", ["9 tháng đầu năm 2023"]),
    ("a period from before", "figures[2]", "period", "2023-M01..2023-M09", "named earlier in the paragraph", ["9 tháng đầu năm 2023"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "name", "value", "source", "words"), [row[1:] for row in ADDED], ids=[row[0] for row in ADDED]
)
def test_what_the_context_added(
    record: Record, field: str, name: str, value: str, source: str, words: list[str]
) -> None:
    (added,) = [each for each in of(record, field).added if each.field == name]
    assert (added.value, added.source, [quote.text for quote in added.words]) == (value, source, words)


def test_the_kind_and_the_topics_are_explained_by_every_rule_that_speaks_for_them(record: Record) -> None:
    reasons = [each for each in explain(record) if each.field == "event.kind"]
    assert {each.value for each in reasons} == {"inspection"}
    assert len({each.rule for each in reasons}) == len(reasons) > 1
    topics = {each.value for each in explain(record) if each.field.startswith("event.topics")}
    assert topics == set(record.event.topics)


@pytest.mark.parametrize("path", sorted(p for p in SAMPLES.rglob("*.*")), ids=lambda path: path.stem)
def test_every_value_of_the_samples_is_traced_and_quoted(path: Path) -> None:
    record = extract_file(path)
    explained = explain(record)
    for each in explained:
        assert each.source != "?", each
        for quote in (*each.words, *each.cues, *(q for added in each.added for q in added.words)):
            assert record.text[quote.start : quote.end] == quote.text
    fields = {each.field for each in explained}
    for name in ("officials", "units", "documents", "figures", "findings", "discrepancies"):
        assert {f"{name}[{index}]" for index in range(len(getattr(record, name)))} <= fields
    assert all(f"event.topics[{index}]" in fields for index in range(len(record.event.topics)))
    assert (record.event.kind != "none") == ("event.kind" in fields)


def test_an_empty_record_has_little_to_explain() -> None:
    assert {each.field for each in explain(extract("Trời hôm nay nắng đẹp"))} <= {"title"}


def test_every_rule_that_code_names_can_be_found() -> None:
    topics = {name.split(".")[0] for name in GRAMMAR}
    named = {
        node.value
        for path in (PROJECT / "src" / "cchc_extract" / "extraction").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.partition(".")[0] in topics
        and node.value.partition(".")[2].replace("-", "").isalpha()
    }
    unknown = named - rules_by_name().keys() - GRAMMAR.keys() - OF_NO_ITEM
    assert unknown == set(), "say in rules/origin.py what these rules do"


@pytest.mark.parametrize("name", [*GRAMMAR, *READERS])
def test_the_module_of_a_rule_is_there(name: str) -> None:
    found = origin(name)
    assert (PROJECT / "src" / found.place).is_file()
    assert found.about


def test_a_rule_of_a_file_is_found_by_line_and_comment() -> None:
    found = origin("indicators.dossiers_resolved")
    file, _, line = found.place.rpartition(":")
    lines = (PROJECT / file).read_text(encoding="utf-8").splitlines()
    assert lines[int(line) - 1] == 'name = "dossiers_resolved"'
    assert "Bộ phận tiếp nhận và trả kết quả" in found.about


def test_a_rule_that_is_gone_is_said_to_be_unknown() -> None:
    assert origin("indicators.of-an-older-version").place == "?"


EVIDENCE = {"evidence": [Evidence(start=0, end=1)], "source_rule": "indicators.none"}
FIGURES = [
    ({"kind": "ratio", "value": 20, "total": 25, "percent": 80, "unit": "đơn vị"}, "ratio 20/25 đơn vị 80%, other"),
    ({"kind": "percent", "percent": 9, "upper": 11, "unit": "%"}, "percent 9-11%, other"),
    ({"kind": "count", "value": 3, "upper": 4, "unit": "người"}, "count 3-4 người, other"),
    ({"kind": "change", "change": 18.4, "unit": "%"}, "change +18.4%, other"),
    ({"kind": "score", "value": 88.4, "change": -1.2, "unit": "%"}, "score 88.4% -1.2%, other"),
    ({"kind": "change", "value": 154, "previous": 230, "change": -76, "unit": "ngày"}, "change 154 ngày from 230 -76, other"),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "words"), FIGURES)
def test_a_figure_in_words(numbers: dict[str, object], words: str) -> None:
    assert figure_in_words(Figure.model_validate(EVIDENCE | numbers)) == words
