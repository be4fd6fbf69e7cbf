"""How each field of a record is scored against its annotation.

Records and annotations are plain dictionaries here (an annotation has no offsets and is no `Record`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cchc_extract.evaluation.compare import canon, close, equal, names_unit, similar
from cchc_extract.evaluation.grounding import score_grounding
from cchc_extract.evaluation.tally import Scores
from cchc_extract.vietnamese import key

Json = dict[str, Any]

MAIN_FIELDS = (
    "text", "title", "published_on", "event.kind", "event.dates", "event.inspected_units",
    "officials", "officials.role", "officials.positions", "units", "units.province", "documents",
    "documents.issued_on", "figures", "figures.unit", "figures.indicator", "figures.period",
    "findings.achievement", "findings.limitation", "findings.recommendation", "findings.request",
    "discrepancies", "grounding",
)  # fmt: skip
"""The fields whose mean is the overall score."""


def score_document(scores: Scores, record: Json, gold: Json, raw: str | None) -> None:
    """Score one record; ``raw`` is the source text of a ``.txt`` article, for its own lines."""
    scores.doc = gold["doc"]
    if raw is not None or "keep" in gold:
        _score_text(scores, record, gold, raw or "")
    for score in _SCORERS:
        score(scores, record, gold)


def _score_text(scores: Scores, record: Json, gold: Json, raw: str) -> None:
    """Characters of the article's own lines kept (recall) and of furniture lines dropped (precision)."""
    text = key(record.get("text") or "")
    lines = {key(line) for line in (record.get("text") or "").splitlines()}
    drop = {key(line) for line in gold.get("drop", [])} - {""}
    keep = gold.get("keep")
    if keep is None:
        keep = [line for line in raw.splitlines() if key(line) and key(line) not in drop]
    tally = scores.tally("text")
    kept = [key(line) for line in keep]
    for line in kept:
        if line in text:
            tally.hit += len(line)
        else:
            tally.missed += len(line)
            scores.miss("text", f"lost {line[:120]!r}")
    article = " ".join(kept)
    for line in drop - set(kept):
        if line in lines or (line not in article and len(line) > 15 and line in text):
            tally.extra += len(line)
            scores.miss("text", f"furniture kept {line[:120]!r}")


def _score_head(scores: Scores, record: Json, gold: Json) -> None:
    title, date = record.get("title"), record.get("published_on")
    scores.judge("title", similar(canon(title), canon(gold.get("title"))) >= 0.95, title, gold.get("title"))
    scores.judge("published_on", date == gold.get("published_on"), date, gold.get("published_on"))
    signed = equal(lambda credit: (canon(credit["name"]), credit["role"]))
    scores.pair("credits", record.get("credits", []), gold["credits"], signed)


def _score_event(scores: Scores, record: Json, gold: Json) -> None:
    said, want = record.get("event") or {}, gold["event"]
    scores.judge("event.kind", said.get("kind") == want["kind"], said.get("kind"), want["kind"])
    days = equal(lambda day: (day["start"], day.get("end") or day["start"]))
    scores.pair("event.dates", said.get("dates") or [], want["dates"], days)
    scores.pair(
        "event.inspected_units", said.get("inspected_units") or [], want["inspected_units"], names_unit
    )
    scores.pair("event.topics", said.get("topics") or [], want["topics"], equal(str))
    if want["lead_body"] or said.get("lead_body"):
        likeness = similar(canon(said.get("lead_body")), canon(want["lead_body"]))
        scores.judge("event.lead_body", likeness >= 0.75, said.get("lead_body"), want["lead_body"])


def _score_officials(scores: Scores, record: Json, gold: Json) -> None:
    same_name = equal(lambda official: canon(official["name"]))
    for said, want in scores.pair("officials", record.get("officials", []), gold["officials"], same_name):
        scores.judge(
            "officials.role", said["role"] == want["role"], (said["name"], said["role"]), want["role"]
        )
        scores.pair("officials.positions", said["positions"], want["positions"], close(canon, 0.85))


def _score_units(scores: Scores, record: Json, gold: Json) -> None:
    same_name = equal(lambda unit: canon(unit["name"]))
    for said, want in scores.pair("units", record.get("units", []), gold["units"], same_name):
        if want.get("province"):
            right = canon(said.get("province")) == canon(want["province"])
            scores.judge("units.province", right, (said["name"], said.get("province")), want["province"])


def _score_documents(scores: Scores, record: Json, gold: Json) -> None:
    same = equal(lambda document: (key(document["kind"]), "".join(key(document["number"]).split())))
    for said, want in scores.pair("documents", record.get("documents", []), gold["documents"], same):
        stated, right = said.get("issued_on"), want.get("issued_on")
        scores.judge("documents.issued_on", stated == right, (said["number"], stated), right)


def _numbers(figure: Json) -> tuple[float | None, ...]:
    """What tells figures apart; a stated difference only where nothing else is given."""
    names = ["value", "upper", "total", "percent", "previous"]
    if figure.get("value") is None and figure.get("percent") is None:
        names.append("change")
    return tuple(None if figure.get(name) is None else round(float(figure[name]), 4) for name in names)


def _alike_figures(said: Json, gold: Json) -> float:
    if _numbers(said) != _numbers(gold):
        return 0.0
    same_unit = canon(said.get("unit")) == canon(gold.get("unit"))
    return 0.6 + 0.2 * same_unit + 0.2 * (said.get("indicator") == gold.get("indicator"))


def _score_figures(scores: Scores, record: Json, gold: Json) -> None:
    for said, want in scores.pair("figures", record.get("figures", []), gold["figures"], _alike_figures):
        for part in ("kind", "indicator", "period", "qualifier", "change"):
            right = said.get(part) == want.get(part)
            scores.judge(f"figures.{part}", right, (_numbers(said), said.get(part)), want.get(part))
        noun, gold_noun = canon(said.get("unit")), canon(want.get("unit"))
        right = similar(noun, gold_noun) >= 0.8 or noun.startswith(f"{gold_noun} ")
        scores.judge("figures.unit", right, (_numbers(said), said.get("unit")), want.get("unit"))


def _score_findings(scores: Scores, record: Json, gold: Json) -> None:
    """Overlap in characters, kind by kind: a word counts where both sides judge its sentence alike."""
    text = key(record.get("text") or "")
    for kind in ("achievement", "limitation", "recommendation", "request"):
        said = _covered(text, record.get("findings", []), kind)
        want = _covered(text, gold["findings"], kind)
        tally = scores.tally(f"findings.{kind}")
        tally.hit += len(said & want)
        tally.extra += len(said - want)
        tally.missed += len(want - said)
        _note_findings(scores, record.get("findings", []), gold["findings"], kind)


def _covered(text: str, findings: list[Json], kind: str) -> set[object]:
    cover: set[object] = set()
    for finding in findings:
        if finding["kind"] != kind:
            continue
        wording = key(finding["text"])
        at = text.find(wording)
        if at >= 0:
            cover.update(i for i in range(at, at + len(wording)) if text[i] != " ")
        else:
            cover.update((wording, i) for i in range(len(wording)))
    return cover


def _note_findings(scores: Scores, said: list[Json], gold: list[Json], kind: str) -> None:
    stated = {key(finding["text"]) for finding in said if finding["kind"] == kind}
    wanted = {key(finding["text"]) for finding in gold if finding["kind"] == kind}
    for text in sorted(stated - wanted):
        scores.miss(f"findings.{kind}", f"extra {text[:200]!r}")
    for text in sorted(wanted - stated):
        scores.miss(f"findings.{kind}", f"missed {text[:200]!r}")


def _score_discrepancies(scores: Scores, record: Json, gold: Json) -> None:
    same_kind = equal(lambda discrepancy: discrepancy["kind"])
    scores.pair("discrepancies", record.get("discrepancies", []), gold["discrepancies"], same_kind)


_SCORERS: tuple[Callable[[Scores, Json, Json], None], ...] = (
    _score_head,
    _score_event,
    _score_officials,
    _score_units,
    _score_documents,
    _score_figures,
    _score_findings,
    _score_discrepancies,
    score_grounding,
)
