"""What a clause shows of being a finding: its words, the cues in it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import regex

from cchc_extract.extraction.finding_cues import finding_cues
from cchc_extract.extraction.finding_speakers import Speakers, addressee
from cchc_extract.schema import Event
from cchc_extract.view import Span, TextView

CUES = (
    *("request", "request-noted", "recommend", "recommend-not", "limit-lead", "limit", "limit-not"),
    *("achieve", "no-finding"),
    *("hint.shortcoming", "hint.scarce", "hint.denied", "hint.strength", "hint.order", "hint.wish"),
    *("hint.turn", "hint.in-hand"),
)
"""The rules of ``patterns/findings.toml`` whose hits are told apart from mere words."""

TENTHS = 10
SHORT_PARAGRAPH = 60
_LENGTH_STEP, _LONGEST = 40, 6

_WORD = regex.compile(r"\p{L}+|\d+")
_BULLET = regex.compile(r"[-+•*–]|\p{Ll}\)|\d+\.")
_CLOSED = ".!?;:\"'…/"


def sentence_features(
    view: TextView, clauses: Iterable[Span], event: Event, speakers: Speakers
) -> Iterator[frozenset[str]]:
    """What is true of each clause of a sentence; names and numbers are masked."""
    before: set[str] = set()
    for place, clause in enumerate(clauses):
        cues = [_told(view, name, clause) for name in CUES if finding_cues(view).any_in(name, clause)]
        yield frozenset(
            (
                *_wordings(_words(view, clause)),
                *_setting(view, clause, event),
                *_speech(view, clause, event, speakers),
                *(f"cue={name}" for name in cues),
                *(f"cues={one} and {other}" for one, other in combinations(filter(_is_weighed, cues), 2)),
                *(f"before={name}" for name in before),
                f"place={min(place, 2)}",
            )
        )
        before.update(cues)


def _told(view: TextView, cue: str, clause: Span) -> str:
    """The cue, apart where all it says is denied: ``không phát sinh hồ sơ chậm``."""
    denied = cue == "limit" and not finding_cues(view).any_outside(cue, ("hint.denied", "limit-not"), clause)
    return f"{cue}, denied" if denied else cue


def _is_weighed(cue: str) -> bool:
    """Whether a cue is of shortcomings or only a hint: what stands beside it may turn its meaning."""
    return cue.startswith(("hint.", "limit"))


def _speech(view: TextView, clause: Span, event: Event, speakers: Speakers) -> Iterator[str]:
    """Who speaks, and who is asked."""
    asked = addressee(view, clause, event)
    role = speakers.role_at(clause)
    if role:
        yield f"speaker={role}"
    elif earlier := speakers.role_before(clause):
        yield f"speaker-before={earlier}"
    if asked:
        yield f"asked={asked}"
        yield f"asked={asked} speaker={role}"


def _words(view: TextView, clause: Span) -> list[str]:
    """The words in lower case: ``#`` for a number, ``@`` for a name, each once in a row."""
    words: list[str] = []
    for match in _WORD.finditer(view.folded, *clause):
        printed = match.group()
        opens = match.start() == clause.start
        named = printed[0].isupper() and not printed.isupper() and not opens
        word = "#" if printed.isdigit() else "@" if named else printed.lower()
        if word not in "#@" or not words or words[-1] != word:
            words.append(word)
    return words


def _wordings(words: list[str]) -> Iterator[str]:
    yield from words
    for size in (2, 3):
        yield from (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    yield from (f"{one} _ {other}" for one, other in zip(words, words[2:], strict=False))
    yield f"^{' '.join(words[:1])}"
    yield f"^{' '.join(words[:2])}"


_IN_WORDS = {
    "tenth": "the place in the article",
    "event": "the kind of event ({})",
    "length": "the length",
    "place": "the place in the sentence",
    "cue": "a cue of {}",
    "cues": "cues of {}",
    "before": "a cue of {} before it in the sentence",
    "after": "what stands before it ({})",
    "speaker": "who speaks ({})",
    "speaker-before": "who spoke last ({})",
    "asked": "who is asked ({})",
    "opens-paragraph": "that it opens a paragraph",
    "short-paragraph": "the short paragraph",
    "open-paragraph": "the paragraph without a full stop",
    "bullet": "the bullet",
    "event-day": "the day of the event",
    "quoted": "a quotation",
    "percent": "a percentage",
}


def in_words(feature: str) -> str:
    """What a feature is to a reader.

    >>> in_words("cue=limit"), in_words("chưa _ hồ"), in_words("^đề nghị"), in_words("# hồ sơ")
    ('a cue of limit', '"chưa … hồ"', 'it opens with "đề nghị"', '"(number) hồ sơ"')
    """
    name, _, value = feature.partition("=")
    if name in _IN_WORDS:
        return _IN_WORDS[name].format(value.replace("None", "nothing said"))
    wording = feature.replace("#", "(number)").replace("@", "(name)").replace(" _ ", " … ")
    return f'it opens with "{wording[1:]}"' if feature.startswith("^") else f'"{wording}"'


def _setting(view: TextView, clause: Span, event: Event) -> Iterator[str]:
    """Where a clause stands in the article and its paragraph."""
    body = max(1, len(view.text) - view.title_end)
    paragraph = view.paragraph_at(clause.start)
    sentence = view.sentence_at(clause.start)
    yield f"tenth={min(TENTHS - 1, TENTHS * (clause.start - view.title_end) // body)}"
    yield f"event={event.kind}"
    yield f"length={min(_LONGEST, (clause.end - clause.start) // _LENGTH_STEP)}"
    if paragraph.start == sentence.start:
        yield "opens-paragraph"
    if paragraph.end - paragraph.start < SHORT_PARAGRAPH:
        yield "short-paragraph"
    if view.folded[paragraph.end - 1] not in _CLOSED:
        yield "open-paragraph"
    if _BULLET.match(view.lower, paragraph.start):
        yield "bullet"
    if any(sentence.covers((span.start, span.end)) for day in event.dates for span in day.evidence):
        yield "event-day"
    if '"' in view.folded[clause.start : clause.end]:
        yield "quoted"
    if "%" in view.folded[clause.start : clause.end]:
        yield "percent"
