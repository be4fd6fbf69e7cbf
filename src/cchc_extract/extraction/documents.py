"""Cited documents: every mention, and one entry a document with its fullest number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from cchc_extract.extraction.beside import right_after, right_before
from cchc_extract.extraction.dates import DateMention
from cchc_extract.extraction.document_parts import (
    Heading,
    Number,
    as_printed,
    heading_before,
    issuer_after,
    issuer_before,
    numbers,
    title_after,
)
from cchc_extract.extraction.mention import Mention, evidence
from cchc_extract.patterns import load_one
from cchc_extract.schema import Document
from cchc_extract.vietnamese import key
from cchc_extract.view import Span, TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMention(Mention):
    """A citation: kind word, number and date; ``number`` is as printed, without ``số`` and blanks."""

    kind: str
    number: str
    issued_on: date | None
    issuer: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class _Citation:
    """A kind and a number, before its date, issuer and title are read."""

    start: int
    kind: str
    number: Number
    rule: str


def find_documents(view: TextView, dates: Sequence[DateMention]) -> list[DocumentMention]:
    """Every citation of a numbered document, in order."""
    citations = _citations(view, dates)
    starts = [*(citation.start for citation in citations), len(view.text)]
    return [
        _mention(view, dates, citation, following)
        for citation, following in zip(citations, starts[1:], strict=True)
    ]


# --- kind and number ----------------------------------------------------------------------------


def _citations(view: TextView, dates: Sequence[DateMention]) -> list[_Citation]:
    found: list[_Citation] = []
    for number in numbers(view):
        citation = _headed(view, number) or _listed(view, dates, number, found[-1] if found else None)
        if not citation and number.code:
            citation = _by_code(view, number)
        if citation:
            found.append(citation)
    return found


def _headed(view: TextView, number: Number) -> _Citation | None:
    """A number right after a kind word: ``Kế hoạch số 34``, ``nghị định 67``, ``Chỉ thị 10/CT-TTg``."""
    heading = heading_before(view, number.start)
    if not heading or not (number.code or _is_short_citation(view, heading, number)):
        return None
    kind = load_one("documents", "kind").meaning(heading.wording)
    if kind in _kinds("issued-under-another"):
        kind = load_one("documents", "code").meanings.get(number.code or "", kind)
    return _Citation(heading.start, kind, number, "documents.kind")


_GOES_ON = regex.compile(r" *(?:\Z|[.,;:)\n\"]|của |ngày \d|về |do |\(ngày)")


@cache
def _kinds(rule: str) -> frozenset[str]:
    return frozenset(load_one("documents", rule).meanings)


def _is_short_citation(view: TextView, heading: Heading, number: Number) -> bool:
    """Whether a number without a code is that of a document, and counts nothing."""
    capital = _is_capital(view, heading)
    if heading.wording in _kinds("known-by-short-number") and capital:
        return not _lasts(view, number.end)
    if _lasts(view, number.end) or _counts(view, number.end):
        return False
    if heading.said or heading.wording in _kinds("known-by-short-number"):
        return True
    if heading.wording not in _kinds("known-by-short-number-in-capitals"):
        return False
    if capital:
        return _is_mid_sentence(view, heading) or right_after(_GOES_ON, view.lower, number.end) is not None
    return view.lower.startswith((" của ", " ngày "), number.end)


def _is_capital(view: TextView, heading: Heading) -> bool:
    printed = view.folded[heading.start : heading.end]
    return printed[0].isupper() and not printed.isupper()


_RUNNING_ON = regex.compile(r"(?r)(?<!\w)\p{Ll}+,? ")


def _is_mid_sentence(view: TextView, heading: Heading) -> bool:
    """Whether a capital cannot be that of a sentence's first word."""
    return right_before(_RUNNING_ON, view.folded, heading.start) is not None


_LASTING = regex.compile(r" *(?:%|(?:ngày|tháng|tuần)(?!\w| *\d)|năm(?!\w| *(?:19|20)\d\d(?! *-)))")


def _lasts(view: TextView, end: int) -> bool:
    """``Kế hoạch 5 năm``, but not ``Nghị định 71 năm 2010``."""
    return right_after(_LASTING, view.lower, end) is not None


@cache
def _counted() -> regex.Pattern[str]:
    return regex.compile(rf" *(?:{load_one('documents', 'not-counted').pattern.pattern})")


def _counts(view: TextView, end: int) -> bool:
    return right_after(_counted(), view.lower, end) is not None


_ALSO = regex.compile(r" *(?:, *và|; *và|,|;|và) +(?P<said>số +)?")


def _listed(
    view: TextView, dates: Sequence[DateMention], number: Number, previous: _Citation | None
) -> _Citation | None:
    """A further number under one kind word: ``các Nghị quyết số 17 và 19``, ``…; số 875/TTg-KTN``."""
    if not previous or number.start - previous.number.end > 60:
        return None
    dated = _date_after(view, dates, previous.number.end)
    also = _ALSO.fullmatch(view.lower, dated.end if dated else previous.number.end, number.start)
    if not also or not _continues(view, dates, number, previous.number, also["said"] is not None):
        return None
    kind = load_one("documents", "code").meanings.get(number.code or "", previous.kind)
    if previous.number.code == number.code:
        kind = previous.kind
    return _Citation(number.start, kind, number, "documents.list")


def _continues(
    view: TextView, dates: Sequence[DateMention], number: Number, previous: Number, said: bool
) -> bool:
    if number.code:
        return True
    if (
        previous.code
        or _lasts(view, number.end)
        or _counts(view, number.end)
        or _date_at(dates, number.start)
    ):
        return False
    return said or right_after(_GOES_ON, view.lower, number.end) is not None


@cache
def _not_before() -> regex.Pattern[str]:
    words = load_one("documents", "not-a-document-before").backwards
    return regex.compile(rf"(?r){words}[ :]*")


_SAID = regex.compile(r"(?r)(?<!\w)số *:? *")
# `Luật Hộ tịch số 60/2014/QH13`: the name stands between the kind word and the number
_NAMED = regex.compile(r"(?r)(?<!\w)(?P<kind>bộ luật|luật|pháp lệnh)(?!\w)[^,.;:()\n\d]{2,60}")


def _by_code(view: TextView, number: Number) -> _Citation | None:
    """A number whose code tells the kind: ``thực hiện số 17-CT/TU``, ``(12/NQ-CP)``."""
    kind = _kind_of_code(number.code or "")
    if not kind or right_before(_not_before(), view.lower, number.start):
        return None
    said = right_before(_SAID, view.lower, number.start)
    start = said.start() if said else number.start
    if kind == "luật" and (name := right_before(_NAMED, view.lower, start)):
        return _Citation(name.start(), name["kind"], number, "documents.named")
    return _Citation(start, kind, number, "documents.code")


def _kind_of_code(code: str) -> str | None:
    if code.startswith(("QH", "UBTVQH")):
        return "luật"
    return load_one("documents", "code").meanings.get(code)


# --- date, issuer, title ------------------------------------------------------------------------

_ISSUED = regex.compile(r"[ ,(]*(?:(?:được|ký|ra|ban hành|đề|phát hành)[ ,]+)*")


def _date_at(dates: Sequence[DateMention], offset: int) -> DateMention | None:
    """The date that begins at ``offset`` or, cue included, covers it."""
    index = bisect_left(dates, offset + 1, key=lambda mention: mention.start) - 1
    return dates[index] if index >= 0 and offset < dates[index].end else None


def _date_after(view: TextView, dates: Sequence[DateMention], end: int) -> DateMention | None:
    """The date that stands right after a number or an issuer."""
    index = bisect_left(dates, end, key=lambda mention: mention.start)
    if index < len(dates) and _ISSUED.fullmatch(view.lower, end, dates[index].start):
        return dates[index]
    return None


_BESIDE = regex.compile(r"[ ,]*")


def _date_before(view: TextView, dates: Sequence[DateMention], start: int) -> DateMention | None:
    """The date right before an issuer: ``Ngày 6/2, Cục … ban hành``."""
    index = bisect_left(dates, start, key=lambda mention: mention.end) - 1
    if index + 1 < len(dates) and dates[index + 1].end == start:
        index += 1
    near = index >= 0 and _BESIDE.fullmatch(view.lower, dates[index].end, start)
    return dates[index] if near else None


def _mention(
    view: TextView, dates: Sequence[DateMention], citation: _Citation, following: int
) -> DocumentMention:
    end = citation.number.end
    beside = _date_after(view, dates, end)
    dated = beside
    issuer = issuer_after(view, beside.end if beside else end)
    if issuer and not dated:
        dated = _date_after(view, dates, issuer.end)
    at = max([end, *(part.end for part in (dated, issuer) if part)])
    title = title_after(view, at, max(at, following))
    if not issuer and (issuer := issuer_before(view, citation.start)) and not dated:
        dated = _date_before(view, dates, issuer.start)
    return DocumentMention(
        start=citation.start,
        end=beside.end if beside else end,
        rule=citation.rule,
        kind=citation.kind,
        number=as_printed(view, citation.number),
        issued_on=dated.first if dated and dated.first == dated.last else None,
        issuer=_without_acronym(_cut(view, issuer)),
        title=_cut(view, title),
    )


def _cut(view: TextView, span: Span | None) -> str | None:
    return " ".join(view.text[span.start : span.end].split()) if span else None


_ACRONYM = regex.compile(r" *\(\p{Lu}+\)")


def _without_acronym(name: str | None) -> str | None:
    """``Ủy ban nhân dân (UBND) tỉnh`` without the bracket."""
    return _ACRONYM.sub("", name) if name else None


# --- one entry a document -----------------------------------------------------------------------


@dataclass(slots=True)
class _Dossier:
    """The mentions of one document so far; the first has its fullest number."""

    mentions: list[DocumentMention]
    issued_on: date | None

    def takes(self, mention: DocumentMention) -> bool:
        """Whether a mention of the same kind and serial number is of this document."""
        if self.issued_on and mention.issued_on and self.issued_on != mention.issued_on:
            return False
        one, other = _plain(self.mentions[0].number), _plain(mention.number)
        return one == other or (_is_short(mention) and one.startswith(other))

    def add(self, mention: DocumentMention) -> None:
        """Take in a further mention."""
        self.mentions.append(mention)
        self.issued_on = self.issued_on or mention.issued_on


def assemble_documents(mentions: Sequence[DocumentMention]) -> list[Document]:
    """One entry a document in order of first mention; a short number joins the full one it is short for."""
    by_serial: dict[tuple[str, str], list[_Dossier]] = {}
    for mention in sorted(mentions, key=_is_short):
        dossiers = by_serial.setdefault((mention.kind, _serial(mention)), [])
        home = next((dossier for dossier in dossiers if dossier.takes(mention)), None)
        if home:
            home.add(mention)
        else:
            dossiers.append(_Dossier([mention], mention.issued_on))
    together = [dossier for dossiers in by_serial.values() for dossier in dossiers]
    together.sort(key=lambda dossier: min(mention.start for mention in dossier.mentions))
    return [_document(dossier.mentions) for dossier in together]


_SHORT = regex.compile(r"\d+[a-z]?(?:[/-](?:19|20)\d\d)?")


def _plain(number: str) -> str:
    return key(number).replace("/nd-", "/nđ-").lstrip("0")


def _serial(mention: DocumentMention) -> str:
    """What every form of a number begins with: ``38`` of ``38/2012/NĐ-CP``."""
    return regex.split("[/-]", _plain(mention.number), maxsplit=1)[0]


def _is_short(mention: DocumentMention) -> bool:
    return _SHORT.fullmatch(_plain(mention.number)) is not None


def _document(mentions: Sequence[DocumentMention]) -> Document:
    """The entry of one document: the fullest number, and what any mention adds."""
    fullest = mentions[0]
    return Document(
        evidence=evidence(mention.span for mention in mentions),
        source_rule=fullest.rule,
        kind=fullest.kind,
        number=fullest.number,
        issued_on=next((each.issued_on for each in mentions if each.issued_on), None),
        issuer=next((each.issuer for each in mentions if each.issuer), None),
        title=next((each.title for each in mentions if each.title), None),
    )
