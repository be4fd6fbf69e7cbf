"""Why the title, the date and the credits: what the page itself says, and where in the text it stands."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_extract.explanation.model import Explanation, Quote, explanation, quote
from cchc_extract.rules.origin import origin
from cchc_extract.schema import Record


def explain_page(record: Record) -> Iterator[Explanation]:
    """The values that the loader took from the page."""
    if record.title:
        yield explanation(
            "title", record.title, origin("page.title"), _first_lines(record.text, record.title)
        )
    if record.published_on:
        yield explanation("published_on", record.published_on, origin("page.published"))
    for index, credit in enumerate(record.credits):
        at = record.text.rfind(credit.name)
        words = [quote(record.text, (at, at + len(credit.name)))] if at >= 0 else []
        value = f"{credit.name} ({credit.role})"
        yield explanation(f"credits[{index}]", value, origin("page.credits"), words)


def _first_lines(text: str, title: str) -> list[Quote]:
    """The lines that the title begins the text with."""
    end = 0
    for line in text.split("\n"):
        end += len(line)
        if " ".join(text[:end].split()) == " ".join(title.split()):
            return [quote(text, (0, end))]
        end += 1
    return []
