"""The sample articles and their annotations hold together: nothing is annotated that is not printed."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path
from typing import Any, get_args

import pytest

from cchc_extract import schema
from tests.conftest import GOLD, SAMPLES

Json = dict[str, Any]

RAW = {path.name: path for path in sorted(SAMPLES.rglob("*")) if path.suffix in {".txt", ".html"}}
ANNOTATIONS = sorted(GOLD.glob("*.json"))
SCALES = {"": 1, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
PRINTED = re.compile(r"(\d+(?:\.\d{3})*(?:,\d+)?)(?: (nghìn|triệu|tỷ)(?: (\d{3})\b)?)?")
ENUMS = {
    "credits": {"role": schema.CreditRole},
    "officials": {"role": schema.Role},
    "units": {"level": schema.Level},
    "figures": {"kind": schema.FigureKind, "qualifier": schema.Qualifier, "indicator": schema.Indicator},
    "findings": {"kind": schema.FindingKind},
    "discrepancies": {"kind": schema.DiscrepancyKind},
}
"""The values that a field of a list may take."""


def fold(text: str) -> str:
    """NFC with white space folded; the no-break space of pages is white space too."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text.replace("\ufeff", ""))).strip()


def raw_text(name: str) -> str:
    """The sample as it lies on disk, without byte-order mark."""
    return RAW[name].read_text(encoding="utf-8-sig")


def article_text(gold: Json) -> str:
    """The article's own lines, one a line: those kept of a page, those not dropped of a text."""
    if "keep" in gold:
        return "\n".join(fold(line) for line in gold["keep"])
    drop = {fold(line) for line in gold["drop"]}
    lines = (fold(line) for line in raw_text(gold["doc"]).splitlines())
    return "\n".join(line for line in lines if line and line not in drop)


def visible_text(gold: Json) -> str:
    """All of the sample that a reader may see; for a page, its text without markup."""
    raw = raw_text(gold["doc"])
    if gold["doc"].endswith(".html"):
        raw = re.sub(r"<(script|style)\b.*?</\1>", " ", raw, flags=re.DOTALL)
        raw = html.unescape(re.sub(r"<[^>]*>", " ", raw))
    return fold(raw)


def numbers_printed(text: str) -> set[float]:
    """Every number in digits, `1 nghìn 264` and `1,2 tỷ` opened."""
    numbers = set()
    for digits, scale, rest in PRINTED.findall(text):
        number = float(digits.replace(".", "").replace(",", "."))
        numbers |= {number, round(number * SCALES[scale] + float(rest or 0), 4)}
    return numbers


def proper_name(unit: str) -> str:
    """The unit's name without its type word."""
    return re.sub(r"^(tỉnh|thành phố|thị xã|thị trấn|huyện|quận|đặc khu|phường|xã) ", "", unit)


def initials(name: str) -> str:
    """`HCM` of Hồ Chí Minh."""
    return "".join(word[0] for word in name.split()).upper()


@pytest.fixture(params=ANNOTATIONS, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> Json:
    """One annotation."""
    path: Path = request.param
    loaded: Json = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_samples_and_annotations_match_one_to_one() -> None:
    assert len(RAW) == len(ANNOTATIONS) >= 16
    documents = [json.loads(path.read_text(encoding="utf-8"))["doc"] for path in ANNOTATIONS]
    assert sorted(documents) == sorted(RAW)
    assert [Path(name).stem for name in documents] == [path.stem for path in ANNOTATIONS]


def test_the_samples_cover_kinds_formats_and_times() -> None:
    annotations = [json.loads(path.read_text(encoding="utf-8")) for path in ANNOTATIONS]
    assert {gold["event"]["kind"] for gold in annotations} == set(get_args(schema.EventKind))
    assert {Path(gold["doc"]).suffix for gold in annotations} == {".txt", ".html"}
    days = [gold["published_on"] for gold in annotations if gold["published_on"]]
    assert min(days) < "2025-07-01" < max(days)
    contradictions = {item["kind"] for gold in annotations for item in gold["discrepancies"]}
    assert contradictions == set(get_args(schema.DiscrepancyKind))


def test_file_names_are_plain_ascii() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+\.(txt|html)", name) for name in RAW)


def test_head(gold: Json) -> None:
    text = article_text(gold)
    assert fold(gold["title"]) in text
    assert gold["published_on"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", gold["published_on"])
    for credit in gold["credits"]:
        assert credit["name"] in text


def test_event(gold: Json) -> None:
    event, text = gold["event"], article_text(gold)
    assert event["kind"] in get_args(schema.EventKind)
    assert set(event["topics"]) <= set(get_args(schema.Topic))
    assert all(day["start"] <= day["end"] for day in event["dates"])
    assert event["lead_body"] is None or event["lead_body"].lower() in text.lower()
    if event["kind"] == "none":
        assert not (event["dates"] or event["inspected_units"] or event["lead_body"])
    for unit in event["inspected_units"]:
        assert proper_name(unit).lower() in text.lower()


def test_enumerations(gold: Json) -> None:
    for part, fields in ENUMS.items():
        for item in gold[part]:
            for name, values in fields.items():
                assert item[name] in get_args(values), (part, item)


def test_names_numbers_of_documents_and_units_are_printed(gold: Json) -> None:
    text = article_text(gold).lower()
    for official in gold["officials"]:
        assert official["name"].lower() in text
    for document in gold["documents"]:
        assert document["number"].lower() in text
    for unit in gold["units"]:
        name = proper_name(unit["name"])
        assert name.lower() in text or initials(name) in text.upper()


def test_each_person_unit_and_document_stands_once(gold: Json) -> None:
    for part, key in (("officials", "name"), ("units", "name"), ("documents", "number")):
        values = [item[key] for item in gold[part]]
        assert len(values) == len(set(values))


def test_numbers_of_figures_are_printed(gold: Json) -> None:
    printed = numbers_printed(article_text(gold))
    for figure in gold["figures"]:
        for part in ("value", "upper", "total", "percent", "previous", "change"):
            assert figure[part] is None or abs(figure[part]) in printed, (part, figure)


def test_discrepancies_are_real(gold: Json) -> None:
    printed = numbers_printed(article_text(gold))
    for item in gold["discrepancies"]:
        assert item["stated"] != item["expected"]
        assert abs(item["stated"]) in printed


def test_findings_are_verbatim(gold: Json) -> None:
    lines = article_text(gold).splitlines()
    assert gold["event"]["topics"] or not gold["findings"]
    for finding in gold["findings"]:
        assert any(fold(finding["text"]) in line for line in lines), finding


def test_kept_and_dropped_lines_are_in_the_sample(gold: Json) -> None:
    visible = visible_text(gold).replace(" ", "")
    for line in gold["drop"] + gold.get("keep", []):
        assert fold(line).replace(" ", "") in visible, line
    assert not {fold(line) for line in gold["drop"]} & {fold(line) for line in gold.get("keep", [])}
