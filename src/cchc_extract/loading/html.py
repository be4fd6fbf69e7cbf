"""HTML to lines: block by block in reading order, with what the markup says of each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

import regex
from lxml import etree, html

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading.datelines import is_date_line
from cchc_extract.loading.furniture import LONG_PROSE, fits, is_closed
from cchc_extract.loading.limits import MAX_LINES, too_many_lines
from cchc_extract.loading.metadata import Metadata, clean, read_stamp
from cchc_extract.loading.page import Kind, Line, Page
from cchc_extract.loading.regions import Region, main_region, mark_menus

_SKIP = frozenset(
    {"script", "style", "noscript", "template", "select", "option", "button", "textarea", "svg", "iframe"}
    | {"object", "embed", "canvas", "audio", "video", "head", "input", "label"}
)
_MENU = frozenset({"nav", "footer", "aside", "menu", "marquee"})
_REGION = _MENU | {"article", "body", "center", "div", "dl", "form", "li", "main", "ol", "section"}
_REGION |= {"table", "td", "th", "tr", "ul"}
_BLOCK = _REGION | {"address", "blockquote", "br", "caption", "dd", "details", "dialog", "dt", "fieldset"}
_BLOCK |= {"figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend"}
_BLOCK |= {"p", "pre", "summary", "tbody", "tfoot", "thead", "time"}
_MENU_NAME = regex.compile(
    r"(?:^|[-_ ])(?:nav|menu|breadcrumbs?|footer|sidebar|comments?|share|social|tags?|tin-?lien-?quan|"
    r"tin-?khac|(?:jp-?)?related?[a-z]*|newsletter|subscribe|cookies?|consent|chat(?:bot|box)?|pop-?up|poll|vote|"
    r"author-(?:box|bio|info)|about-author|widget|banner|ads?|advert\w*|pager|toolbar|other-?news|most-?read)"
    r"(?:$|[-_ ])"
)
_HIDDEN = regex.compile(r"display\s*:\s*none")
_KINDS: dict[str, Kind] = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_STAMP = regex.compile(
    r"\s*(?:[(\[]\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[^()\[\]\p{L}]{0,12}[)\]]"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[ ,|-]+\d{1,2}:\d{2}(?::\d{2})?)\s*"
)
"""A date in an inline element of its own at the end of a line: when the line's article was published."""

_HUGE_TAG = regex.compile(r"<(\w+)[^<>]{10000,}+>")
_MOST_ATTRIBUTES = 1000
_LINES_A_CELL = 3
_LONGEST_CELL = 200
"""Characters of a cell of data; a longer one lays out the page."""


def parse_html(text: str, most_lines: int = MAX_LINES) -> Page:
    """The page of an HTML text; `UnreadableDocument` where there is nothing in it."""
    root = _root(text)
    head = Metadata(root)
    reader = _Reader(most_lines)
    reader.read(root)
    regions = sorted(reader.regions, key=lambda region: (region.start, -region.end))
    lines = mark_menus(reader.lines, regions)
    return Page(
        lines=tuple(lines),
        main=main_region(lines, regions),
        headlines=tuple(head.headlines()),
        published_on=head.published_on(),
        url=head.url(),
        site=head.site(),
        signs=frozenset(_signs(root)),
    )


def find_elements(text: str, numbers: Container[int]) -> dict[int, tuple[str, int]]:
    """The path (XPath) and the source line of elements, by their number in document order."""
    root = _root(text)
    tree = root.getroottree()
    walk = (node for _, node in etree.iterwalk(root, events=("start",)))
    return {
        number: (tree.getpath(node), node.sourceline or 0)
        for number, node in enumerate(walk, 1)
        if number in numbers
    }


def _root(text: str) -> Any:
    parser = html.HTMLParser(
        recover=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(_HUGE_TAG.sub(_without_attributes, text).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument("markup", "no page can be read from this markup") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableDocument("too_deep", "its elements lie more than 2,000 deep in each other")
    return root


def _without_attributes(tag: regex.Match[str]) -> str:
    """A tag of thousands of attributes without them (libxml2 takes quadratic time); others as they are."""
    return f"<{tag[1]}>" if tag[0].count("=") > _MOST_ATTRIBUTES else tag[0]


def _signs(root: Any) -> Iterator[str]:
    if next(root.iter("script"), None) is not None:
        yield "script"
    if any(field.get("type", "").lower() == "password" for field in root.iter("input")):
        yield "password"
    if any(meta.get("http-equiv", "").lower() == "refresh" for meta in root.iter("meta")):
        yield "refresh"


class _Part(NamedTuple):
    """A piece of a line: its text, whether it is part of a link, and the number of the element it is in."""

    text: str
    is_link: bool
    element: int


def _apart(parts: Sequence[_Part]) -> Sequence[Sequence[_Part]]:
    """The lines of a block: its elements one by one where it is a bar of dates, counters and tools."""
    if _STAMP.fullmatch(parts[-1].text):
        return parts[:-1], parts[-1:]
    length = sum(len(part.text) for part in parts)
    if len(parts) < 2 or length > LONG_PROSE:
        return (parts,)
    own = [part for part in parts if part.text.strip()]
    groups = [list(group) for _, group in groupby(own, key=lambda part: part.element)]
    texts = [clean("".join(part.text for part in group)) for group in groups]
    words = [text for text in texts if any(map(str.isalnum, text))]
    begins = all(not text[0].islower() for text in words)
    if len(words) > 1 and begins and not any(map(is_closed, words)) and any(map(_is_of_a_bar, words)):
        return _with_authors(groups)
    return (parts,)


def _with_authors(groups: Sequence[list[_Part]]) -> list[list[_Part]]:
    """The groups, a name beside a date put together with it: it is a date line all the same."""
    joined: list[list[_Part]] = []
    for group in groups:
        both = [*joined[-1], _Part(" ", False, 0), *group] if joined else group
        if joined and is_date_line(clean("".join(part.text for part in both))):
            joined[-1] = both
        else:
            joined.append(group)
    return joined


def _is_of_a_bar(text: str) -> bool:
    return is_date_line(text) or fits(text, "inside")


class _Reader:
    """Collects lines while walking the tree without recursion (pages nest as deep as they like)."""

    def __init__(self, most_lines: int) -> None:
        self._most = most_lines
        self.lines: list[Line] = []
        self.regions: list[Region] = []
        self._parts: list[_Part] = []
        self._links = 0
        self._kind: Kind = ""
        self._level = 0
        self._day: date | None = None
        self._open: list[int] = []
        self._rows: list[tuple[int, int]] = []
        self._inside: list[int] = []
        self._at = 0

    def read(self, root: Any) -> None:
        """All lines of a document, in order, and the ranges of its elements."""
        skipping: Any = None
        number = 0
        for event, node in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                number += 1
                self._inside.append(number)
            else:
                self._inside.pop()
            if len(self.lines) > self._most:
                raise too_many_lines(self._most)
            tag = node.tag if isinstance(node.tag, str) else ""
            if skipping is not None:
                if event == "end" and node is skipping:
                    skipping = None
                    self._add(node.tail)
            elif event == "end":
                self._leave(node, tag)
            elif tag in _SKIP:
                skipping = node
            else:
                self._enter(node, tag)
        self._flush()

    def _enter(self, node: Any, tag: str) -> None:
        if tag in _BLOCK:
            self._flush()
            self._kind = _KINDS.get(tag, "")
            self._level = int(tag[1]) if self._kind in ("title", "heading") else 0
        if tag in _REGION:
            self._open.append(len(self.lines))
        if tag == "tr":
            self._rows.append((len(self.lines), 0))
        elif tag == "time" and node.get("datetime"):
            self._day = read_stamp(node.get("datetime"))
        if tag in ("a", "span") and self._is_glued(node):
            self._parts.append(_Part(" ", False, 0))
        self._links += tag == "a"
        self._add(node.text)

    def _is_glued(self, node: Any) -> bool:
        """Whether a labelled element begins a word right behind another: a style sheet keeps them apart."""
        if not self._parts or not node.text or not (node.tag == "a" or node.get("class")):
            return False
        behind, ahead = self._parts[-1].text[-1:], node.text[:1]
        return (behind.islower() or behind.isdigit()) and (
            ahead.isupper() or (ahead.isdigit() and behind.isalpha())
        )

    def _leave(self, node: Any, tag: str) -> None:
        if tag in _BLOCK:
            self._flush()
            self._kind, self._level = "", 0
        if tag in _REGION and self._open:
            start = self._open.pop()
            if start < len(self.lines):
                region = Region(start, len(self.lines), _names_menu(node, tag), _names_main(node, tag))
                self.regions.append(region)
            if tag in ("td", "th") and self._rows and len(self.lines) > start:
                self._rows[-1] = (self._rows[-1][0], self._rows[-1][1] + 1)
        if tag == "tr" and self._rows:
            self._mark_cells(*self._rows.pop())
        self._links -= tag == "a"
        self._add(node.tail)

    def _mark_cells(self, start: int, cells: int) -> None:
        """A row of data has two cells or more, each of one short line, or a few that are no links."""
        row = self.lines[start:]
        if cells < 2 or any(len(line.text) > _LONGEST_CELL for line in row):
            return
        if len(row) > _LINES_A_CELL * cells or (len(row) > cells and any(line.links for line in row)):
            return
        self.lines[start:] = [replace(line, kind="cell") for line in row]

    def _add(self, text: str | None) -> None:
        if text:
            if not self._parts and self._inside:
                self._at = self._inside[-1]
            self._parts.append(_Part(text, self._links > 0, self._inside[-1] if self._inside else 0))

    def _flush(self) -> None:
        if self._parts:
            for parts in _apart(self._parts):
                self._append(parts)
            self._parts = []

    def _append(self, parts: Sequence[_Part]) -> None:
        text = clean("".join(part.text for part in parts))
        if any(map(str.isalnum, text)):
            linked = sum(len(part.text.strip()) for part in parts if part.is_link)
            self.lines.append(
                Line(text, min(1.0, linked / len(text)), self._kind, self._day, self._at, self._level)
            )
            self._day = None


def _names_main(node: Any, tag: str) -> bool:
    return tag in ("main", "article") or node.get("role") == "main" or node.get("itemprop") == "articleBody"


def _names_menu(node: Any, tag: str) -> bool:
    if tag in _MENU:
        return True
    if tag in ("body", "article", "main", "form"):
        return False
    if _HIDDEN.search(node.get("style", "")):
        return True
    names = f"{node.get('class', '')} {node.get('id', '')}".lower()
    return _MENU_NAME.search(names) is not None
