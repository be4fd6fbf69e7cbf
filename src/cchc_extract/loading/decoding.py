"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs

import regex

from cchc_extract.errors import UnreadableDocument
from cchc_extract.vietnamese import nfc

_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_COMMON = regex.compile(
    r"(?<!\w)(?:và|của|các|được|cho|trong|đã|là|có|tại|những|với|người|không)(?!\w)", regex.I
)
_CONTROL = regex.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOK_AT = 65_536


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` in NFC with Unix line ends, and the encoding it was in.

    Raises `UnreadableDocument`: ``empty``, ``binary``, or ``encoding``.
    """
    if not data.strip():
        raise UnreadableDocument("empty", "the file is empty")
    text, encoding = _decode(data)
    text = nfc(text).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if not any(char.isalnum() for char in text):
        raise UnreadableDocument("empty", "the file holds no words, only blanks and signs")
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    if data.startswith(_MAGIC) or len(_CONTROL.findall(data[:_LOOK_AT])) > len(data[:_LOOK_AT]) / 200:
        raise UnreadableDocument("binary", "this is no text: a picture, an archive, or another binary file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            "encoding", f"its first bytes say {encoding}, but byte {error.start:,} does not fit"
        ) from error


def _legacy(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """windows-1258, where that gives Vietnamese words."""
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        text = ""
    if len(_COMMON.findall(nfc(text[:20_000]))) >= 3:
        return text, "windows-1258"
    raise UnreadableDocument(
        "encoding",
        f"byte {error.start:,} is no UTF-8, nor is the file Vietnamese in windows-1258: save it as UTF-8",
    )
