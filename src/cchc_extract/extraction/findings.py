"""Findings: the article's judgements and reported results, sentence by sentence, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

import regex

from cchc_extract.extraction.clauses import clauses
from cchc_extract.extraction.finding_cues import finding_cues
from cchc_extract.extraction.finding_features import in_words, sentence_features
from cchc_extract.extraction.finding_model import KINDS, finding_model
from cchc_extract.extraction.finding_speakers import Speakers, addressee, height, heights
from cchc_extract.extraction.mention import evidence
from cchc_extract.patterns import Hit, load_one
from cchc_extract.schema import Event, Finding, FindingKind, Official
from cchc_extract.vietnamese import key
from cchc_extract.view import Span, TextView

_DONE = regex.compile(r"(?<!\w)(?:đã|đạt|được tiếp nhận)(?!\w)")

RULES_WEIGH = 0.15
"""What the verdict of the rules adds to the odds of its kind: a model that is sure overrules them."""

LEAD_UP = 50
"""Characters: a shorter clause before a demand is its speaker, not a result."""

_ENDS_A_SENTENCE = regex.compile(r"[.!?…”\"]$|\./\.?$")
_FIGURE = regex.compile(r"\d")
_GOES_ON = regex.compile(
    r"(?:đồng thời|cùng với đó|bên cạnh đó|trong đó|ngoài ra|đặc biệt|về |các |việc |thực hiện |đánh giá "
    r"|tỉnh |ubnd |bà |ông |không )"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause with its kind (None: no finding) and the rule that says so."""

    span: Span
    kind: FindingKind | None
    rule: str
    reasons: tuple[str, ...] = ()
    """Of the model's verdict: what in the clause spoke most for it."""


def find_findings(view: TextView, event: Event, officials: Sequence[Official]) -> list[Finding]:
    """The findings of an article in order; none where it is not about public administration."""
    if not event.topics:
        return []
    found: list[Finding] = []
    before: FindingKind | None = None
    speakers = Speakers(view, officials)
    for judged in judged_sentences(view, event, speakers):
        settled = list(_settled(view, judged, event, speakers, before))
        found.extend(_finding(view, item) for item in _joined(settled) if item.kind)
        before = settled[-1].kind if settled else before
    return found


def judged_sentences(view: TextView, event: Event, speakers: Speakers) -> Iterator[list[Judged]]:
    """The clauses of each sentence of the body, as the rules alone judge them."""
    previous: Judged | None = None
    for sentence in view.sentences:
        if not _is_prose(view, sentence):
            continue
        if previous and view.paragraph_at(previous.span.start) != view.paragraph_at(sentence.start):
            previous = None
        judged = list(_judge(view, sentence, event, speakers, previous))
        yield judged
        previous = judged[-1] if judged else previous


def _settled(
    view: TextView,
    judged: Sequence[Judged],
    event: Event,
    speakers: Speakers,
    before: FindingKind | None,
) -> Iterator[Judged]:
    """The clauses of a sentence as rules and model judge them together."""
    shown = sentence_features(view, (item.span for item in judged), event, speakers)
    for item, seen in zip(judged, shown, strict=True):
        seen |= {f"after={before}"}
        odds = finding_model().odds(seen)
        odds[KINDS.index(item.kind)] += RULES_WEIGH
        before = cast(FindingKind | None, KINDS[odds.index(max(odds))])
        if before == item.kind:
            yield item
        else:
            reasons = finding_model().telling(seen, before, item.kind)
            yield Judged(item.span, before, "findings.model", tuple(map(in_words, reasons)))


def _is_prose(view: TextView, sentence: Span) -> bool:
    """Whether a sentence is of the body: no headline, caption, credit line, subhead or table cell."""
    if sentence.start < view.title_end:
        return False
    text = view.folded[sentence.start : sentence.end]
    return len(text) > 25 and (_ENDS_A_SENTENCE.search(text) is not None or len(text) > 100)


def _judge(
    view: TextView, sentence: Span, event: Event, speakers: Speakers, previous: Judged | None
) -> Iterator[Judged]:
    """The clauses of a sentence, each with its kind; a demand or a list of shortcomings holds to the end."""
    whole = _kind_of_first(view, sentence, event, speakers, previous)
    held: Kind | None = None
    for clause in clauses(view, sentence):
        held = _kind_of_clause(view, clause, held or whole, whole, event, speakers)
        yield Judged(clause, *held)
        if held[1] == "findings.limit":  # one late count does not make the next clause a shortcoming
            held = None if whole[1] != "findings.limit" else ("achievement", "findings.achieve")


Kind = tuple[FindingKind | None, str]
"""What a clause is, and the rule that says so."""


def _kind_of_first(
    view: TextView, sentence: Span, event: Event, speakers: Speakers, previous: Judged | None
) -> Kind:
    """What a sentence begins as, by its strongest cue, else by the sentence before it."""
    first = next(clauses(view, sentence))
    if _opens_the_event(sentence, event):
        return None, "findings.no-finding"
    if demand := _demand(view, first, event, speakers):
        return demand, "findings.demand"
    if event.kind == "announcement":
        goes_on = previous is not None and previous.kind == "recommendation"
        return ("recommendation", "findings.goes-on") if goes_on else (None, "findings.announcement")
    if _has(view, "limit-lead", first) and not _has(view, "no-finding", first):
        return "limitation", "findings.limit-lead"
    if _is_limitation(view, first):
        return "limitation", "findings.limit"
    if _has(view, "no-finding", first) or _has(view, "request-noted", first):
        return None, "findings.no-finding"
    if previous and previous.kind == "recommendation" and _goes_on(view, sentence):
        return "recommendation", "findings.goes-on"
    if _has(view, "achieve", sentence) or _FIGURE.search(view.text, *first):
        return "achievement", "findings.achieve"
    if previous and previous.kind in ("achievement", "limitation"):
        return previous.kind, "findings.goes-on"
    return None, "findings.none"


def _opens_the_event(sentence: Span, event: Event) -> bool:
    """Whether a sentence says when the event took place: who came, and what for."""
    return any(sentence.covers((span.start, span.end)) for day in event.dates for span in day.evidence)


def _kind_of_clause(
    view: TextView, clause: Span, current: Kind, whole: Kind, event: Event, speakers: Speakers
) -> Kind:
    """What a clause is, given what the sentence was up to it."""
    kind, rule = current
    if kind in ("recommendation", "request"):
        return current
    if demand := _demand(view, clause, event, speakers):
        return demand, "findings.demand"
    if rule == "findings.limit-lead":
        return current
    if rule not in ("findings.no-finding", "findings.announcement") and (
        _is_limitation(view, clause) or _has(view, "limit-lead", clause)
    ):
        return "limitation", "findings.limit"
    if (
        kind == "limitation"
        and clause.start > 0
        and (_has(view, "limit-not", clause) or _has(view, "achieve", clause))
    ):
        return "achievement", "findings.achieve"
    return current if kind != "limitation" or whole == current else whole


def _demand(view: TextView, clause: Span, event: Event, speakers: Speakers) -> FindingKind | None:
    """Whether a clause asks for something: of the inspected side, or by it."""
    if _has(view, "request-noted", clause):
        return None
    if speakers.role_at(clause) == "host" and _has(view, "wishes", clause):
        return "recommendation" if addressee(view, clause, event) == "here" else "request"
    asked = next(load_one("findings", "request").find(view, *clause), None)
    if asked:
        return "recommendation" if _asks_downwards(view, clause, asked, event) else "request"
    asks = [hit.start for hit in load_one("findings", "recommend").find(view, *clause)]
    vetoed = [(hit.start, hit.end) for hit in load_one("findings", "recommend-not").find(view, *clause)]
    if any(not any(start <= at < end for start, end in vetoed) for at in asks):
        return "recommendation"
    return None


def _asks_downwards(view: TextView, clause: Span, asked: Hit, event: Event) -> bool:
    """Whether what is asked is asked of the inspected side, or of one that stands below who asks."""
    if any(key(unit) in view.lower[asked.start : asked.end + 40] for unit in event.inspected_units):
        return True
    target = height(view.lower[asked.start : asked.end])
    speakers = heights(view.lower[clause.start : asked.start])
    inspected = [height(unit) for unit in event.inspected_units]
    asks = min(speakers, default=None) if _speaks_for_a_unit(view, clause, asked) else None
    return bool(target) and target <= (asks or max(inspected, default=0))


def _speaks_for_a_unit(view: TextView, clause: Span, asked: Hit) -> bool:
    """``Lãnh đạo xã A đề nghị …``: the inspected side speaks."""
    return any(load_one("findings", "unit-speaks").find(view, clause.start, asked.start))


def _is_limitation(view: TextView, clause: Span) -> bool:
    if not _has(view, "limit", clause) or _has(view, "limit-not", clause):
        return False
    return finding_cues(view).any_outside("limit", ("hint.denied",), clause)


def _goes_on(view: TextView, sentence: Span) -> bool:
    """Whether a sentence after a demand is more of it: an order, not a report of what was done."""
    text = view.lower[sentence.start : sentence.end]
    return _GOES_ON.match(text) is not None and _DONE.search(text) is None


def _has(view: TextView, name: str, span: Span) -> bool:
    return finding_cues(view).any_in(name, span)


def _joined(judged: Sequence[Judged]) -> list[Judged]:
    """Neighbouring clauses of one kind are one finding."""
    joined: list[Judged] = []
    for item in judged:
        if joined and (joined[-1].kind == item.kind or _leads_up(joined[-1], item)):
            joined[-1] = replace(item, span=Span(joined[-1].span.start, item.span.end))
        else:
            joined.append(item)
    return joined


def _leads_up(one: Judged, demand: Judged) -> bool:
    """Whether a clause only says who asks: ``Phát biểu kết luận, đồng chí A, đề nghị …``."""
    beside = one.span.end + 2 >= demand.span.start
    says_little = one.kind is None or one.span.end - one.span.start < LEAD_UP
    return beside and says_little and demand.rule == "findings.demand"


def _finding(view: TextView, item: Judged) -> Finding:
    text = view.text[item.span.start : item.span.end]
    span = Span(item.span.start + len(text) - len(text.lstrip()), item.span.start + len(text.rstrip()))
    return Finding(
        evidence=evidence([span]),
        source_rule=item.rule,
        context={"kind": ", ".join(item.reasons)} if item.reasons else {},
        kind=cast(FindingKind, item.kind),
        text=view.text[span.start : span.end],
    )
