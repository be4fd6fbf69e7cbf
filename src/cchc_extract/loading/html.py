"""HTML to lines: block by block in reading order, with what the markup says of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import regex
from lxml import etree, html

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading.page import Line, Page
from cchc_extract.vietnamese import nfc

_SKIP = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "option",
        "button",
        "textarea",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "head",
        "input",
        "label",
    )
)
_BLOCK = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "marquee",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "ul",
    )
)
_MENU = frozenset(("nav", "footer", "aside", "menu", "marquee"))
_MENU_NAME = regex.compile(
    r"(?:^|[-_ ])(?:nav|menu|breadcrumbs?|footer|sidebar|related|comments?|share|social|tags?|tin-?lien-?quan"
    r"|tin-?khac|widget|banner|ads?|advert\w*|pager|toolbar|other-?news|most-?read)(?:$|[-_ ])"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ISO = regex.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4})")
_SPACES = regex.compile(r"\s+")


def parse_html(text: str) -> Page:
    """The page of an HTML text; `UnreadableDocument` where there is nothing in it."""
    parser = html.HTMLParser(
        recover=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument("markup", "no page can be read from this markup") from error
    data = list(_json_ld(root))
    return Page(
        lines=tuple(_Reader().read(root)),
        headlines=tuple(_headlines(root, data)),
        published_on=_published(root, data),
        url=_meta(root, "og:url") or _canonical(root),
        site=_meta(root, "og:site_name"),
    )


class _Reader:
    """Collects lines while walking the tree without recursion (pages nest as deep as they like)."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, bool]] = []
        self._kind = ""

    def read(self, root: Any) -> Iterator[Line]:
        """The lines of a document, in order."""
        skipping: Any = None
        menus = links = 0
        for event, node in etree.iterwalk(root, events=("start", "end")):
            tag = node.tag if isinstance(node.tag, str) else ""
            if skipping is not None:
                if event == "end" and node is skipping:
                    skipping = None
                    self._add(node.tail, links)
                continue
            if event == "start":
                if tag in _SKIP:
                    skipping = node
                    continue
                menus += _is_menu(node, tag)
                links += tag == "a"
                if tag in _BLOCK:
                    yield from self._flush(menus)
                    self._kind = _kind(tag)
                self._add(node.text, links)
            else:
                if tag in _BLOCK:
                    yield from self._flush(menus)
                    self._kind = ""
                menus -= _is_menu(node, tag)
                links -= tag == "a"
                self._add(node.tail, links)
        yield from self._flush(0)

    def _add(self, text: str | None, links: int) -> None:
        if text:
            self._parts.append((text, links > 0))

    def _flush(self, menus: int) -> Iterator[Line]:
        text = _SPACES.sub(" ", "".join(part for part, _ in self._parts)).strip()
        if text:
            linked = sum(len(part.strip()) for part, is_link in self._parts if is_link)
            yield Line(
                nfc(text), min(1.0, linked / len(text)), "menu" if menus and len(text) < 400 else self._kind
            )
        self._parts = []


def _kind(tag: str) -> str:
    if tag == "h1":
        return "title"
    if tag in _HEADINGS:
        return "heading"
    return "caption" if tag == "figcaption" else ""


def _is_menu(node: Any, tag: str) -> bool:
    if tag in _MENU:
        return True
    if tag not in ("div", "ul", "section", "table", "td"):
        return False
    names = f"{node.get('class', '')} {node.get('id', '')}".lower()
    return bool(names.strip()) and _MENU_NAME.search(names) is not None


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            content = json.loads(script.text)
        except ValueError:
            continue
        stack = [content]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, dict):
                yield item
                stack.extend(value for value in item.values() if isinstance(value, (dict, list)))


def _headlines(root: Any, data: list[dict[str, Any]]) -> Iterator[str]:
    """What the page calls its headline, the most telling first."""
    for item in data:
        if isinstance(item.get("headline"), str):
            yield _clean(item["headline"])
    if title := _meta(root, "og:title"):
        yield _clean(title)
    for heading in root.iter("h1"):
        yield _clean(heading.text_content())
    for element in root.iter("title"):
        text = _clean(element.text_content())
        yield text
        yield from (part for part in regex.split(r" [|»–-] ", text) if len(part) > 15)


def _clean(text: str) -> str:
    return nfc(_SPACES.sub(" ", text)).strip()


def _meta(root: Any, name: str) -> str | None:
    for element in root.iter("meta"):
        if name in (element.get("property"), element.get("name"), element.get("itemprop")):
            content: str | None = element.get("content")
            return content.strip() if content and content.strip() else None
    return None


def _canonical(root: Any) -> str | None:
    for element in root.iter("link"):
        if element.get("rel") == "canonical" and element.get("href"):
            return str(element.get("href"))
    return None


def _published(root: Any, data: list[dict[str, Any]]) -> date | None:
    candidates = [item.get("datePublished") for item in data]
    candidates += [
        _meta(root, name) for name in ("article:published_time", "datePublished", "pubdate", "DC.date.issued")
    ]
    for candidate in candidates:
        found = _iso(candidate) if isinstance(candidate, str) else None
        if found:
            return found
    return None


def _iso(text: str) -> date | None:
    match = _ISO.search(text)
    if not match:
        return None
    numbers = match.groups()
    year, month, day = numbers[:3] if numbers[0] else (numbers[5], numbers[4], numbers[3])
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
