"""Vietnamese from before Unicode: text that a font drew (TCVN3, VNI), and UTF-8 that was decoded wrongly.

Both end up as Latin letters and signs (``c«ng v¨n``, ``coâng vaên``, ``cÃ´ng vÄƒn``). They are converted
where the result is Vietnamese without doubt and left alone elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import regex

from cchc_extract.vietnamese import nfc

LOOK_AT = 40_000
"""Characters of a text from which its kind is told."""

CERTAIN = 3
"""Common Vietnamese words that a conversion must bring to light."""

_COMMON = regex.compile(
    r"(?<!\w)(?:và|của|các|được|cho|trong|đã|là|có|tại|những|với|người|không|về|đến|này)"
    r"(?!\w)|(?<!\w)(?:hồ sơ|huyện|xã|tỉnh)(?!\w)"
)
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX = dict(zip("âàáåãä", ("", *_TONES.values()), strict=True))
_BREVE = dict(zip("êèéúüë", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True))
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ì": "ì", "í": "í"}
_UNICODE_ONLY = regex.compile(r"[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9]")
_TCVN3_SIGN = regex.compile(r"[«¬®©ª¨µ¶·¸¹»¼½¾\u00ad×÷](?=\p{Ll})|(?<=\p{L})[«¬®©ª¨µ¶·¸¹»¼½¾\u00ad×÷]")
_VNI_SIGN = regex.compile(r"[aeouyôö][øùûõïâáàåäãêéèúüë]|ñ\p{L}", regex.I)
_MOJIBAKE = regex.compile(r"á[º»].|[ÃÄĂ][\u0080-\u00bf‘’“”€‚„…†‡ˆ‰Š‹ŒŽ•–—˜™š›œžŸ]|Æ[°¡]")
_SEGMENT = regex.compile(r"(<[^>]*>|\n)")


def is_suspect(data: bytes) -> bool:
    """Whether UTF-8 holds signs that hardly ever stand in Vietnamese; a quick look that spares most texts."""
    signs = data.count(b"\xc2") - data.count(b"\xc2\xa0")
    of_vni = data.count("ñ".encode()) + data.count("ö".encode())  # its đ and ư
    return signs >= CERTAIN or of_vni >= CERTAIN


def repair(text: str) -> tuple[str, str | None]:
    """The text in Unicode and what it was in: ``tcvn3``, ``vni``, ``mojibake``; None: left alone."""
    sample = text[:LOOK_AT]
    for sign, convert, name in (
        (_MOJIBAKE, _decode_again, "mojibake"),
        (_TCVN3_SIGN, _from_tcvn3, "tcvn3"),
        (_VNI_SIGN, _from_vni, "vni"),
    ):
        if len(sign.findall(sample)) < CERTAIN:
            continue
        gained = count_words(_by_segment(sample, convert)) - count_words(sample)
        if gained >= CERTAIN:
            return nfc(_by_segment(text, convert)), name
    return text, None


def count_words(text: str) -> int:
    """How many common Vietnamese words the beginning of a text holds."""
    return len(_COMMON.findall(nfc(text[:LOOK_AT]).lower()))


def _by_segment(text: str, convert: Callable[[str], str]) -> str:
    """Converted between tags and line ends, where a part is not in Unicode already."""
    return "".join(
        part if part[:1] == "<" or _UNICODE_ONLY.search(part) else convert(part)
        for part in _SEGMENT.split(text)
    )


def _from_tcvn3(text: str) -> str:
    return text.translate(_tcvn3())


@cache
def _tcvn3() -> dict[int, str]:
    return str.maketrans(_TCVN3)


def _from_vni(text: str) -> str:
    return _vni().sub(lambda match: _vni_pairs()[match.group()], text)


@cache
def _vni() -> regex.Pattern[str]:
    longest_first = sorted(_vni_pairs(), key=len, reverse=True)
    return regex.compile("|".join(map(regex.escape, longest_first)))


@cache
def _vni_pairs() -> dict[str, str]:
    """What each letter with the signs behind it stands for, in both cases."""
    pairs = dict(_ALONE)
    pairs |= {base + sign: base + tone for base in "aeouy" for sign, tone in _TONES.items()}
    pairs |= {base + sign: base + "\u0302" + tone for base in "aeo" for sign, tone in _CIRCUMFLEX.items()}
    pairs |= {"a" + sign: "a\u0306" + tone for sign, tone in _BREVE.items()}
    pairs |= {sign + mark: _ALONE[sign] + tone for sign in "ôö" for mark, tone in _TONES.items()}
    pairs = {signs: nfc(letter) for signs, letter in pairs.items()}
    upper = {signs.upper(): letter.upper() for signs, letter in pairs.items()}
    mixed = {signs[0].upper() + signs[1:]: letter.upper() for signs, letter in pairs.items()}
    return {**mixed, **upper, **pairs}


def _decode_again(text: str) -> str:
    import ftfy  # costs 30 ms, for pages that are rare

    return ftfy.fix_encoding(text) if _MOJIBAKE.search(text) else text
