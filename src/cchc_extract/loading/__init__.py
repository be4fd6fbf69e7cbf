"""Bytes to `Article`: decoding, lines, the body among the furniture, title, date and credits."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

import regex

from cchc_extract.article import Article
from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading.body import find_body
from cchc_extract.loading.credits import find_credits
from cchc_extract.loading.decoding import decode
from cchc_extract.loading.html import parse_html
from cchc_extract.loading.limits import MAX_BYTES
from cchc_extract.loading.published import NEAR, find_published
from cchc_extract.loading.text import parse_text
from cchc_extract.schema import Source

_MARKUP = regex.compile(r"\s*<(?:!doctype html|html|head|body|\?xml)", regex.I)


def load(data: bytes, path: str) -> Article:
    """The article of a page; ``path`` names it and says by its ending what it is.

    Raises `UnreadableDocument` where there is no text to read.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(
            "too_large", f"{len(data):,} bytes; an article may have at most {MAX_BYTES:,}"
        )
    text, encoding = decode(data)
    is_html = path.lower().endswith((".html", ".htm")) or _MARKUP.match(text) is not None
    page = parse_html(text) if is_html else parse_text(text)
    if not page.lines:
        raise UnreadableDocument("empty", "the page holds no text")
    body = find_body(page)
    below = body.page[body.headline + 1 : body.headline + 1 + NEAR]
    return Article(
        source=Source(
            path=path,
            sha256=sha256(data).hexdigest(),
            media_type="text/html" if is_html else "text/plain",
            encoding=encoding,
            url=page.url,
            site=page.site or (urlsplit(page.url).hostname if page.url else None),
        ),
        text="\n".join(body.lines),
        title=body.title,
        title_lines=body.title_lines,
        published_on=find_published(page, body),
        credits=tuple(find_credits(body.lines, body.title_lines, [line.text for line in below])),
        dropped=body.dropped,
    )
