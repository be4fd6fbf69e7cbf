"""The spaCy component: ``nlp.add_pipe("cchc_extract")``.

The text of a ``Doc`` is taken as it is, as the text of an article (a page with menus is cleaned first
with `cchc_extract.loading.load`). The component fills ``doc.spans`` with one group a field and sets
``doc._.inspection_record`` to the `Record`.

>>> import spacy
>>> nlp = spacy.blank("xx")
>>> component = nlp.add_pipe("cchc_extract")
>>> doc = nlp("Xã Nam Mẫu, huyện Ba Bể tiếp nhận 1.286 hồ sơ.")
>>> [span.text for span in doc.spans["figures"]], doc._.inspection_record.figures[0].value
(['1.286 hồ sơ'], 1286)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from cchc_extract.article import Article
from cchc_extract.pipeline import read
from cchc_extract.schema import Item, Record, Source

GROUPS = ("officials", "units", "documents", "figures", "findings")

if not Doc.has_extension("inspection_record"):
    Doc.set_extension("inspection_record", default=None)


@Language.factory("cchc_extract")
def make_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's signature
    """The component; it has no settings and no state."""
    return annotate


def annotate(doc: Doc) -> Doc:
    """Fill ``doc.spans`` and ``doc._.inspection_record`` from ``doc.text``."""
    record = read(_article(doc.text))
    doc._.inspection_record = record
    for group in (*GROUPS, "event_dates"):
        doc.spans[group] = SpanGroup(doc, name=group, spans=[])
        for item, label in _labelled(record, group):
            for span in item.evidence:
                doc.spans[group].append(doc.char_span(span.start, span.end, label, alignment_mode="expand"))
    return doc


def _article(text: str) -> Article:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(path="doc", sha256=digest, media_type="text/plain", encoding="str")
    first_line = text.strip().split("\n", 1)[0].strip()
    has_title = "\n" in text.strip()
    return Article(source, text, first_line if has_title else None, title_lines=int(has_title))


def _labelled(record: Record, group: str) -> Iterator[tuple[Item, str]]:
    """The items of a group with what spaCy shows as their label."""
    match group:
        case "officials":
            yield from ((item, item.role) for item in record.officials)
        case "units":
            yield from ((item, item.level) for item in record.units)
        case "documents":
            yield from ((item, item.kind) for item in record.documents)
        case "figures":
            yield from ((item, item.indicator) for item in record.figures)
        case "findings":
            yield from ((item, item.kind) for item in record.findings)
        case _:
            yield from ((item, record.event.kind) for item in record.event.dates)
