"""The loader alone, for people: the cleaned article with its metadata, and what was dropped and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from cchc_extract.article import Article
from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading import load
from cchc_extract.loading.containers import find_documents
from cchc_extract.loading.documents import Document, Refused, Settings
from cchc_extract.loading.explained import PageLine, Place, explain_page


def clean_file(path: Path, settings: Settings, explained: bool, as_json: bool) -> Iterator[str | Refused]:
    """Each article of a file, printed; a document that gives none comes as `Refused`.

    ``path`` may lead into a container (``crawl.zip/a.html``). Raises `RunError` where there is no such file.
    """
    for found in find_documents(path, settings):
        if isinstance(found, Document):
            try:
                yield _printed(found, settings, explained, as_json)
            except UnreadableDocument as error:
                yield Refused(found.path, error.code, error.reason)
        elif isinstance(found, Refused):
            yield found


def _printed(document: Document, settings: Settings, explained: bool, as_json: bool) -> str:
    article = load(document.data, document.path, document.given, settings)
    lines = explain_page(document, settings) if explained else []
    return _json(article, lines) if as_json else _text(article, lines)


def _json(article: Article, lines: list[PageLine]) -> str:
    content: dict[str, object] = {
        "source": article.source.model_dump(),
        "title": article.title,
        "published_on": article.published_on and article.published_on.isoformat(),
        "credits": [credit.model_dump() for credit in article.credits],
        "text": article.text,
    }
    if lines:
        content["lines"] = [asdict(line) for line in lines]
    return json.dumps(content, ensure_ascii=False)


def _text(article: Article, lines: list[PageLine]) -> str:
    shown = map(_explained, lines) if lines else article.text.split("\n")
    return "\n".join([*_head(article), "", *shown, ""])


def _head(article: Article) -> Iterator[str]:
    source = article.source
    credits = ", ".join(f"{credit.name} ({credit.role})" for credit in article.credits)
    for name, value in (
        ("source", f"{source.path} ({source.media_type}, {source.encoding})"),
        ("url", source.url),
        ("site", source.site),
        ("title", article.title),
        ("published", article.published_on),
        ("credits", credits),
    ):
        if value:
            yield f"{name + ':':<10} {value}"


def _explained(line: PageLine) -> str:
    if line.reason is None:
        return f"+ {line.text}"
    rules = f"; {', '.join(line.rules)}" if line.rules else ""
    return f"- {line.text}\n      {place(line.place)}: {line.reason}{rules}"


def place(where: Place) -> str:
    """A place in words: ``line 12, character 530`` or ``/html/body/div[2]/p[3] (line 210)``."""
    if where.element is None:
        return f"line {where.line}, character {where.offset}"
    return f"{where.element} (line {where.line})"
