"""`rules stats`: items by rule, and the rules that found nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cchc_extract.errors import RunError
from cchc_extract.rules.stats import rule_stats


def item(rule: str, **context: str) -> dict[str, Any]:
    return {"source_rule": rule, "context": context}


def record(text: str, **lists: list[dict[str, Any]]) -> dict[str, Any]:
    names = ("officials", "units", "documents", "figures", "findings", "discrepancies")
    return {"text": text, "event": {"dates": [item("dates.exact")]}} | {name: [] for name in names} | lists


@pytest.fixture
def run(tmp_path: Path) -> Path:
    records = [
        record(
            "Xã đã tiếp nhận 12 hồ sơ, mở 2 lớp tập huấn",
            figures=[item("indicators.dossiers_received"), item("indicators.dossiers_received")],
            officials=[
                item("people.post", role="roles.head-after"),
                item("people.post", year="published_on"),
            ],
        ),
        record("Ngày 12/3", figures=[item("indicators.none")]),
        record("Ngày 13/3", figures=[item("indicators.dossiers_received")]),
    ]
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)
    (tmp_path / "records.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_items_articles_and_share_by_field_and_rule(run: Path) -> None:
    stats = rule_stats(run)
    rows = [(each.field, each.rule, each.items, each.articles, each.share) for each in stats.counts]
    assert stats.articles == 3
    assert rows == [
        ("event.dates", "dates.exact", 3, 3, 1.0),
        ("officials", "people.post", 2, 1, 1.0),
        ("officials.role", "roles.head-after", 1, 1, 1.0),
        ("figures", "indicators.dossiers_received", 3, 2, 0.75),
        ("figures", "indicators.none", 1, 1, 0.25),
    ]


def test_rules_that_found_nothing(run: Path) -> None:
    stats = rule_stats(run)
    assert "indicators.training" in stats.without_item  # it matches, but no figure is by it
    assert "people.addressed" in stats.without_item
    assert "indicators.satisfaction" in stats.unmatched
    named = {*stats.without_item, *stats.unmatched}
    assert not named & {each.rule for each in stats.counts}
    assert not any(rule.startswith("furniture.") for rule in named)  # no record holds furniture


def test_a_folder_without_records_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"no records\.jsonl"):
        rule_stats(tmp_path)
