"""The headline and the first sentences, where a news article says what happened."""

from __future__ import annotations

from cchc_extract.view import Span, TextView


def lead(view: TextView, sentences: int) -> Span:
    """The headline and the first ``sentences`` of the body."""
    body = body_sentences(view)[:sentences]
    return Span(0, body[-1].end if body else view.title_end)


def body_sentences(view: TextView) -> tuple[Span, ...]:
    """The sentences below the headline."""
    return tuple(sentence for sentence in view.sentences if sentence.start >= view.title_end)
