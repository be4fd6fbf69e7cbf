"""What an explanation is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_extract.rules.origin import Origin


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the record's ``text``, at ``[start, end)``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Added:
    """A value that the words themselves do not hold, what gave it, and in which words, where known."""

    field: str
    value: str
    source: str
    words: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a field of a record has its value.

    ``field`` is its path (``figures[2]``), ``value`` what it says, as one would read it out. ``rule`` found
    it, which is written at ``source`` (a rule file and line, or a module) and is ``about`` something.
    ``words`` are what the value was read from, ``cues`` the words near by that the rule goes by, ``added``
    what the context gave.
    """

    field: str
    value: str
    rule: str
    source: str
    about: str = ""
    words: tuple[Quote, ...] = ()
    cues: tuple[Quote, ...] = ()
    added: tuple[Added, ...] = ()


def explanation(
    field: str,
    value: object,
    origin: Origin,
    words: Iterable[Quote] = (),
    cues: Iterable[Quote] = (),
    added: Iterable[Added] = (),
) -> Explanation:
    """An explanation by the rule at ``origin``."""
    return Explanation(
        field, str(value), origin.name, origin.place, origin.about, tuple(words), tuple(cues), tuple(added)
    )


def quote(text: str, span: tuple[int, int]) -> Quote:
    """The words at ``span``."""
    return Quote(*span, text[slice(*span)])
