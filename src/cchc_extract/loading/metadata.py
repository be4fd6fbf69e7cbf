"""What a page says of itself in its head: JSON-LD, meta elements, links."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Any

import regex

from cchc_extract.vietnamese import nfc

VIETNAM = timezone(timedelta(hours=7))
"""Where the pages are read: a stamp of 20:10 UTC is the next day's date."""

_ARTICLE = regex.compile(r"(?:news|blog|report)?(?:article|posting)", regex.I)
_DAY_FIRST = regex.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_SPACES = regex.compile(r"\s+")
_DATE_NAMES = (
    *("article:published_time", "og:published_time", "datePublished"),
    *("pubdate", "publishdate", "DC.date.issued", "dc.created"),
)


def clean(text: str) -> str:
    """White space collapsed, signs without width gone (SharePoint begins paragraphs with one), NFC."""
    return nfc(_SPACES.sub(" ", text.translate(_NO_WIDTH))).strip()


class Metadata:
    """The head of a page, read once."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._meta: dict[str, str] = {}
        for element in root.iter("meta"):
            content = clean(element.get("content") or "")
            for attribute in ("property", "name", "itemprop"):
                if content and element.get(attribute):
                    self._meta.setdefault(element.get(attribute), content)
        self._titles = [
            clean(element.text_content()) for tag in ("h1", "title") for element in root.iter(tag)
        ]
        self._data = sorted(_json_ld(root), key=self._unlikeness)

    def headlines(self) -> Iterator[str]:
        """What the page calls its headline, the most telling first; some with the site's name behind."""
        for item in self._data:
            if isinstance(item.get("headline"), str):
                yield clean(item["headline"])
        if "og:title" in self._meta:
            yield self._meta["og:title"]
        yield from self._titles

    def _unlikeness(self, item: dict[str, Any]) -> int:
        """0 for the page's own article, then other articles (it may list some), then the rest."""
        headline = item.get("headline")
        own = isinstance(headline, str) and any(clean(headline) in title for title in self._titles)
        return 2 - _is_article(item) - (own and _is_article(item))

    def published_on(self) -> date | None:
        """The publication date."""
        stamps = [item.get("datePublished") for item in self._data]
        stamps += [self._meta.get(name) for name in _DATE_NAMES]
        found = (read_stamp(stamp) for stamp in stamps if isinstance(stamp, str))
        return next((day for day in found if day), None)

    def url(self) -> str | None:
        """The page's address."""
        links = (link for link in self._root.iter("link") if link.get("rel") == "canonical")
        canonical = next((str(link.get("href")) for link in links if link.get("href")), None)
        return self._meta.get("og:url") or canonical

    def site(self) -> str | None:
        """The site's name."""
        return self._meta.get("og:site_name")


def read_stamp(stamp: str) -> date | None:
    """The day, in Việt Nam, of a machine-readable date.

    >>> read_stamp("2024-05-14T20:10:00+00:00"), read_stamp("15/05/2024 08:00")
    (datetime.date(2024, 5, 15), datetime.date(2024, 5, 15))
    """
    stamp = stamp.strip()
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return _read_loosely(stamp)
    return (moment.astimezone(VIETNAM) if moment.tzinfo else moment).date()


def _read_loosely(stamp: str) -> date | None:
    day_first = _DAY_FIRST.search(stamp)
    try:
        if day_first:
            return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None


def _is_article(item: dict[str, Any]) -> bool:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in kinds)


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            content = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(content)


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON document, in order."""
    stack = [content]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            item = list(item.values())
        if isinstance(item, list):
            stack.extend(reversed(item))
