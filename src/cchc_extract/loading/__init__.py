"""Bytes to `Article`: decoding, lines, the body among the furniture, title, date and credits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import urlsplit

import regex

from cchc_extract.article import Article
from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading.body import Body, find_body
from cchc_extract.loading.credits import find_credits
from cchc_extract.loading.decoding import decode
from cchc_extract.loading.documents import DEFAULT, NOTHING, Given, Settings
from cchc_extract.loading.furniture import fits
from cchc_extract.loading.html import parse_html
from cchc_extract.loading.other_pages import why_no_article
from cchc_extract.loading.page import Page
from cchc_extract.loading.published import NEAR, find_published
from cchc_extract.loading.text import parse_text
from cchc_extract.schema import Source

_MARKUP = regex.compile(r"\s*<(?:!doctype html|html|head|body|\?xml)", regex.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a page went through: its text in Unicode, its lines, and which are the article's."""

    text: str
    encoding: str
    is_html: bool
    page: Page
    body: Body


def load(data: bytes, path: str, given: Given = NOTHING, settings: Settings = DEFAULT) -> Article:
    """The article of a page; ``path`` names it and says by its ending what it is.

    ``given`` is what its container says of it. Raises `UnreadableDocument` where there is no text to read,
    or the page is no article.
    """
    reading = read_page(data, path, given, settings)
    other = why_no_article(reading.page)
    if other is not None:
        raise UnreadableDocument("not_an_article", f"this is {other}, not an article")
    return _article(data, path, given, reading)


def read_page(data: bytes, path: str, given: Given, settings: Settings) -> Reading:
    """The lines of a page and what each is, whether or not it is an article; raises as `load` does."""
    limits = settings.limits
    if len(data) > limits.page_bytes:
        reason = f"{len(data):,} bytes; an article may have at most {limits.page_bytes:,}"
        raise UnreadableDocument("too_large", reason)
    text, encoding = decode(data)
    is_html = _is_html(text, path, given)
    page = (parse_html if is_html else parse_text)(text, limits.page_lines)
    if not page.lines:
        raise _without_text(page)
    page = _with(given, page)
    return Reading(text, encoding, is_html, page, find_body(page))


def _article(data: bytes, path: str, given: Given, reading: Reading) -> Article:
    page, body = reading.page, reading.body
    beside = body.page[body.headline + 1 : body.headline + 1 + NEAR]
    below = [line.text for line in beside if not fits(line.text, "inside", "tail")]
    signed = [body.page[at].text for at in body.kept if body.page[at].kind != "cell"]
    byline = [f"Tác giả: {given.author}"] if given.author else []
    return Article(
        source=Source(
            path=path,
            sha256=sha256(data).hexdigest(),
            media_type="text/html" if reading.is_html else "text/plain",
            encoding=reading.encoding,
            url=page.url,
            site=page.site or (urlsplit(page.url).hostname if page.url else None),
        ),
        text="\n".join(body.lines),
        title=body.title,
        title_lines=body.title_lines,
        published_on=find_published(page, body),
        credits=tuple(find_credits(signed, body.title_lines, [*byline, *below])),
        dropped=body.dropped,
    )


def _without_text(page: Page) -> UnreadableDocument:
    if "refresh" in page.signs:
        return UnreadableDocument("not_an_article", "the page only leads on to another address")
    if "script" in page.signs:
        return UnreadableDocument(
            "not_an_article", "this is an empty shell that needs JavaScript, not an article"
        )
    return UnreadableDocument("empty", "the page holds no text")


def _is_html(text: str, path: str, given: Given) -> bool:
    if given.media_type:
        return given.media_type != "text/plain"
    return path.lower().endswith((".html", ".htm", ".xhtml")) or _MARKUP.match(text) is not None


def _with(given: Given, page: Page) -> Page:
    """The page with what its container says of it."""
    return replace(
        page,
        headlines=(given.title, *page.headlines) if given.title else page.headlines,
        published_on=given.published_on or page.published_on,
        url=given.url or page.url,
        site=given.site or page.site,
    )
