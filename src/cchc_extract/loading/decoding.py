"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
from contextlib import suppress

from cchc_extract.errors import UnreadableDocument
from cchc_extract.loading.legacy import CERTAIN, count_words, is_suspect, repair
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
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_LOOK_AT = 65_536
_ZEROS = 0.3
"""Share of the bytes of one side from which a text is taken for one of 16 bits a letter."""

_MAY_BE_LOST = 0.001
"""Share of bytes that may be damaged: one in two or three sentences."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` in NFC with Unix line ends, and the encoding it was in.

    Text that a font of before Unicode drew is converted, and UTF-8 that was decoded wrongly is decoded
    again: ``tcvn3``, ``vni``, ``utf-8 (mojibake)``. What bytes say counts, not what a page declares.
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
    if wide := _wide(data[:_LOOK_AT]):
        return _strictly(data, wide)
    if data.startswith(_MAGIC) or _controls(data[:_LOOK_AT]) > len(data[:_LOOK_AT]) / 200:
        raise UnreadableDocument("binary", "this is no text: a picture, an archive, or another binary file")
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _damaged(data) or _legacy(data, error)
    text, was = repair(text) if is_suspect(data) else (text, None)
    return text, f"{encoding} ({was})" if was else encoding


def _controls(start: bytes) -> int:
    return len(start) - len(start.translate(None, _CONTROL))


def _wide(start: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of markup and blanks is zero."""
    zeros = start[::2].count(0), start[1::2].count(0)
    if max(zeros) < _ZEROS * len(start) / 2 or min(zeros) > max(zeros) / 10:
        return None
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _strictly(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            "encoding", f"its first bytes say {encoding}, but byte {error.start:,} does not fit"
        ) from error


def _damaged(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a byte lost here and there, or cut off inside a letter."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost > max(1, len(data) * _MAY_BE_LOST) or count_words(text) < CERTAIN:
        return None
    return text.replace("\ufffd", ""), f"utf-8 ({lost} damaged)"


def _legacy(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """windows-1258, TCVN3 or VNI, where that gives Vietnamese words."""
    text, was = repair(data.decode("latin-1"))
    read = {was: text} if was else {}
    with suppress(UnicodeDecodeError):
        read["windows-1258"] = data.decode("cp1258")
    best = max(read, key=lambda name: count_words(read[name]), default=None)
    if best is not None and count_words(read[best]) >= CERTAIN:
        return read[best], best
    raise UnreadableDocument(
        "encoding",
        f"byte {error.start:,} is no UTF-8, nor is the file Vietnamese in windows-1258, TCVN3 or VNI: "
        "save it as UTF-8",
    )
