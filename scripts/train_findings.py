"""Trains the judge of clauses on annotated articles and writes `extraction/finding_model.tsv.gz`.

    pip install -e ".[train]"
    python scripts/train_findings.py data/raw:tests/gold [RAW:GOLD …]

RAW is a folder of articles, GOLD the folder of their annotations (`*.json`). Prints, for each pair of
folders and kind of finding, the score of the rules alone, of the model alone and of both together, the
model trained each time without the articles it is scored on (ten folds, no article in two of them).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from cchc_extract.extraction import finding_model, findings
from cchc_extract.extraction.clauses import clauses as split_clauses
from cchc_extract.extraction.dates import find_dates
from cchc_extract.extraction.event import read_event
from cchc_extract.extraction.finding_features import sentence_features
from cchc_extract.extraction.finding_model import KINDS, FindingModel
from cchc_extract.extraction.finding_speakers import Speakers
from cchc_extract.extraction.findings import find_findings, judged_sentences
from cchc_extract.extraction.people import find_people
from cchc_extract.extraction.roles import cast
from cchc_extract.extraction.units import find_units
from cchc_extract.loading import load
from cchc_extract.schema import Event, Official
from cchc_extract.vietnamese import fold, lower
from cchc_extract.view import Span, TextView

TARGET = Path(finding_model.__file__).with_name(finding_model.FILE)
FOLDS = 10
LEAST = 2
"""Clauses that must show a feature for it to be learned."""
SMALLEST = 0.03
"""Weights that are smaller in every kind are left out."""
STRENGTH = 0.5
"""Of the weights against their penalty."""
PHRASES = Path(__file__).parent / "data" / "finding-phrases.tsv"
"""Sentences written for this, each with its kind: wordings that few annotated articles happen to have."""
OF_ITS_PLACE = ("tenth=", "event=", "place=", "asked", "speaker", "event-day", "opens-", "open-", "short-")
"""How features begin that say where in an article a clause stands: a sentence alone has none of them."""
RARITY = 0.3
"""The power of its rarity by which a clause of a rare kind counts for more."""


@dataclass(frozen=True)
class Sample:
    """An annotated article: its view, its event as read, and the kind of every character by the gold."""

    folder: str
    view: TextView
    event: Event
    officials: list[Official]
    gold: list[int]


def samples(pairs: Sequence[str]) -> list[Sample]:
    """The articles of all pairs ``RAW:GOLD`` that are about public administration."""
    found = []
    for pair in pairs:
        raw, gold = map(Path, pair.split(":"))
        paths = {path.name: path for path in raw.rglob("*") if path.is_file()}
        for annotation in sorted(gold.glob("*.json")):
            content = json.loads(annotation.read_text(encoding="utf-8"))
            sample = read(pair, paths[content["doc"]], content)
            if sample.event.topics:
                found.append(sample)
    return found


def read(folder: str, path: Path, content: dict) -> Sample:
    """One annotated article."""
    article = load(path.read_bytes(), path.name)
    view = TextView(article.text, article.title_lines)
    dates = find_dates(view, article.published_on)
    units = find_units(view, article.dropped, article.published_on)
    people = find_people(view, units)
    event = read_event(view, dates, units, people)
    return Sample(folder, view, event, cast(people, view, event), covered(view, content["findings"]))


def covered(view: TextView, annotated: Sequence[dict]) -> list[int]:
    """For every character the index of its kind in `KINDS`."""
    text = " ".join(lower(fold(view.text)).split("\n"))
    kinds = [0] * len(text)
    for item in annotated:
        wording = lower(fold(" ".join(item["text"].split())))
        start = text.find(wording)
        if start >= 0:
            kinds[start : start + len(wording)] = [KINDS.index(item["kind"])] * len(wording)
    return kinds


def clauses(sample: Sample) -> Iterator[tuple[frozenset[str], int]]:
    """The features of every clause and its kind by the gold; the kind of the one before is known."""
    before = None
    speakers = Speakers(sample.view, sample.officials)
    for judged in judged_sentences(sample.view, sample.event, speakers):
        shown = sentence_features(sample.view, (item.span for item in judged), sample.event, speakers)
        for item, seen in zip(judged, shown, strict=True):
            kind = Counter(sample.gold[item.span.start : item.span.end]).most_common(1)[0][0]
            yield seen | {f"after={before}"}, kind
            before = KINDS[kind]


def phrases() -> Iterator[tuple[frozenset[str], int]]:
    """The features of every clause of the sentences that stand alone, and its kind."""
    nowhere = Event(kind="inspection", topics=["administrative_reform"])
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        kind, sentence = line.split("\t")
        view = TextView(sentence)
        spans = split_clauses(view, Span(0, len(sentence)))
        for seen in sentence_features(view, spans, nowhere, Speakers(view, [])):
            shown = frozenset(feature for feature in seen if not feature.startswith(OF_ITS_PLACE))
            yield shown, KINDS.index(None if kind == "none" else kind)


def train(chosen: Sequence[Sample]) -> FindingModel:
    """A model of the clauses of these articles, and of the phrases."""
    data = [clause for sample in chosen for clause in clauses(sample)]
    data += phrases()
    counts = Counter(feature for seen, _ in data for feature in seen)
    rows = [{feature: 1 for feature in seen if counts[feature] >= LEAST} for seen, _ in data]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    kinds = [kind for _, kind in data]
    counted = Counter(kinds)
    rarity = {kind: (len(kinds) / number / len(counted)) ** RARITY for kind, number in counted.items()}
    fitted = LogisticRegression(C=STRENGTH, max_iter=500, class_weight=rarity).fit(matrix, kinds)
    weights = {
        name: tuple(round(float(each), 3) for each in column)
        for name, column in zip(vectorizer.get_feature_names_out(), fitted.coef_.T, strict=True)
        if max(map(abs, column)) >= SMALLEST
    }
    return FindingModel({"bias": tuple(round(float(each), 3) for each in fitted.intercept_), **weights})


def painted(sample: Sample, spans: Sequence[tuple[Span, str | None]]) -> list[int]:
    """For every character the index of the kind that was said."""
    kinds = [0] * len(sample.view.text)
    for span, kind in spans:
        kinds[span.start : span.end] = [KINDS.index(kind)] * (span.end - span.start)
    return kinds


def said(sample: Sample, model: FindingModel, rules: float) -> list[int]:
    """What rules and model say of an article, the rules' verdict weighing ``rules``."""
    findings.finding_model = lambda: model
    findings.RULES_WEIGH = rules
    found = find_findings(sample.view, sample.event, sample.officials)
    return painted(sample, [(Span(f.evidence[0].start, f.evidence[0].end), f.kind) for f in found])


def scores(pairs: Sequence[tuple[Sample, list[int]]]) -> str:
    """F1 in characters of each kind of finding."""
    shown = []
    for kind in range(1, len(KINDS)):
        both = one = other = 0
        for sample, kinds in pairs:
            for char, gold, found in zip(sample.view.text, sample.gold, kinds, strict=True):
                if not char.isspace():
                    both += gold == found == kind
                    one += gold == kind
                    other += found == kind
        shown.append(f"{2 * both / max(1, one + other):.3f}")
    return "  ".join(shown)


def main(pairs: Sequence[str]) -> None:
    """Cross-validate, train on everything, write."""
    everything = samples(pairs)
    ways = {"rules alone": 9.0, "model alone": 0.0, "together": findings.RULES_WEIGH}
    outcome: dict[str, list[tuple[Sample, list[int]]]] = {way: [] for way in ways}
    for fold_at in range(FOLDS):
        model = train([sample for at, sample in enumerate(everything) if at % FOLDS != fold_at])
        for sample in everything[fold_at::FOLDS]:
            for way, weight in ways.items():
                outcome[way].append((sample, said(sample, model, weight)))
    print(f"{'':36}" + "  ".join(kind[:5] for kind in KINDS if kind))
    for folder in pairs:
        for way, results in outcome.items():
            print(
                f"{folder[-22:]:22} {way:12}", scores([each for each in results if each[0].folder == folder])
            )
    model = train(everything)
    lines = [
        "\t".join([name, *(str(round(1000 * each)) for each in row)]) for name, row in model.weights.items()
    ]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{len(everything)} articles, {len(lines):,} features, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
