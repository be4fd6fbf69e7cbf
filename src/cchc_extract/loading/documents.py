"""What a file gives: documents to read, and what in it cannot be read or is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cchc_extract.loading.limits import Limits


@dataclass(frozen=True, slots=True)
class Given:
    """What a container says of a document beside its bytes; the loader believes it before the page.

    ``charset`` and ``media_type`` are what an HTTP header declared.
    """

    title: str | None = None
    published_on: date | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None
    media_type: str | None = None
    charset: str | None = None


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
