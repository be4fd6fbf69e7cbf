"""What a file gives: documents to read, and what in it cannot be read or is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from datetime import date

from cchc_extract.errors import RunError
from cchc_extract.loading.limits import Limits


@dataclass(frozen=True, slots=True)
class Given:
    """What a container says of a document beside its bytes; the loader believes it before the page.

    ``media_type`` is what an HTTP header declared, or how the content of a row looks.
    """

    title: str | None = None
    published_on: date | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None
    media_type: str | None = None


NOTHING = Given()
"""What a file gives that is a page itself."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page or text.

    ``path`` names it: that of its file, with the path inside a container behind it
    (``crawl.zip/a/b.html``).
    """

    path: str
    data: bytes
    given: Given = NOTHING


@dataclass(frozen=True, slots=True)
class Refused:
    """A document, or what is left of a container, that cannot be read; like `UnreadableDocument`."""

    path: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Part of a container that is no page: a picture, a redirect; ``kind`` says what."""

    path: str
    kind: str


Found = Document | Refused | Ignored


@dataclass(frozen=True, slots=True)
class Fields:
    """The names under which rows of JSON and CSV may give each part of an article, the first one wins."""

    title: tuple[str, ...] = ("title", "headline", "tieu_de", "tieude", "name")
    content: tuple[str, ...] = (
        *("html", "content", "text", "body", "article", "maintext", "raw_html", "noi_dung", "noidung"),
        *("articleBody", "full_text"),
    )
    lead: tuple[str, ...] = ("lead", "sapo", "summary", "description", "tom_tat", "tomtat")
    date: tuple[str, ...] = (
        *("published_on", "published_at", "date_publish", "published", "publish_date", "date_published"),
        *("pub_date", "pubDate", "datePublished", "date", "ngay_dang", "ngaydang"),
    )
    url: tuple[str, ...] = ("url", "link", "source_url", "href")
    site: tuple[str, ...] = ("site", "site_name", "source_name", "source_domain", "domain", "publisher")
    author: tuple[str, ...] = ("author", "authors", "tac_gia", "tacgia", "byline")


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read: settled once for a run."""

    limits: Limits = field(default_factory=Limits)
    fields: Fields = field(default_factory=Fields)


DEFAULT = Settings()


def settings_of(
    max_bytes: int | None = None,
    max_lines: int | None = None,
    max_expansion: int | None = None,
    fields: Iterable[str] = (),
) -> Settings:
    """Settings as a user writes them; ``fields`` are of the form ``content=noi_dung``. Raises `RunError`."""
    usual = Limits()
    limits = replace(
        usual,
        page_bytes=max_bytes or usual.page_bytes,
        page_lines=max_lines or usual.page_lines,
        expansion=max_expansion or usual.expansion,
        expanded_bytes=0 if max_expansion else usual.expanded_bytes,
    )
    return Settings(limits, replace(Fields(), **dict(map(_named, fields))))


def _named(field_name: str) -> tuple[str, tuple[str, ...]]:
    part, _, name = field_name.partition("=")
    parts = [each.name for each in dataclass_fields(Fields)]
    if part not in parts or not name:
        raise RunError(f"{field_name!r} is no PART=NAME, with one of these parts: {', '.join(parts)}")
    return part, (name,)
