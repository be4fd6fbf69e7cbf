"""Counts syllables of names for `src/cchc_extract/extraction/name_syllables.tsv`.

    python scripts/count_name_syllables.py FOLDER [--leave-out LIST]

FOLDER holds news articles (``*.txt``, UTF-8). A name is sure where a form of address stands before two to
five capitalised syllables; every other run of capitalised syllables counts as no name, except where the
counts of the round before say that it is one. Distinct names are counted, not mentions: no person weighs
more than another. Documents in the file LIST (those that names are measured on) are not read.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import regex

from cchc_extract.extraction.name_forms import OPENINGS, SYLLABLES, Counts, NameOdds, is_vietnamese
from cchc_extract.vietnamese import fold, lower, nfc

FOLDER = Path(__file__).parents[1] / "src" / "cchc_extract" / "extraction"
ROUNDS = 3
OFTEN = 3
"""Articles in which two words open a sentence, from which they are kept (if the first is rarer as a name)."""
SURE = 4.0
"""Odds (logarithm) from which three syllables or more are taken for a name without a form of address."""

Run = tuple[str, ...]
RUN = regex.compile(r"(?<![\w'.])\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)*(?![\w])")
ADDRESS = regex.compile(
    r"(?<!\w)(?:ông|bà|anh|chị|em|cháu|đồng chí|đ/c|bị cáo|bị can|bác s[ĩỹ]|luật sư|"
    r"(?:đại|thượng|trung|thiếu) (?:tá|úy|tướng)) $"
)
FIRST_OF_A_SENTENCE = {"ông", "bà", "anh", "chị", "em", "cháu"}
WORD = regex.compile(r" (\p{Ll}+|\d)")
SENTENCE_START = regex.compile(r'(?:[.!?:"(\n]\s*|^)$')


@dataclass(slots=True)
class Seen:
    """Runs of capitalised syllables, names and others; in how many articles two words open a sentence."""

    names: set[Run] = field(default_factory=set)
    others: set[Run] = field(default_factory=set)
    openings: Counter[str] = field(default_factory=Counter)

    def add(self, article: Seen) -> None:
        """Take in what was seen in one article."""
        self.names |= article.names
        self.others |= article.others
        self.openings.update(article.openings)


def runs_of(text: str) -> Seen:
    """The runs of one article."""
    names, others, openings = set[Run](), set[Run](), set[str]()
    low = lower(text)
    for match in RUN.finditer(text):
        run = tuple(low[slice(*match.span())].split())
        addressed = ADDRESS.search(low, max(0, match.start() - 15), match.start()) is not None
        if len(run) > 2 and run[0] in FIRST_OF_A_SENTENCE:
            addressed, run = True, run[1:]
        opens = SENTENCE_START.search(low, max(0, match.start() - 3), match.start()) is not None
        if not is_vietnamese(run):
            continue
        if addressed and 1 < len(run) <= 5:
            names.add(run)
        elif not opens or len(run) > 2:
            others.add(run)
        elif len(run) == 1 and (next_word := WORD.match(low, match.end())):
            openings.add(f"{run[0]} {'0' if next_word[1].isdigit() else next_word[1]}")
    spoken = [" ".join(name) for name in names]
    others = {run for run in others if not any(" ".join(run) in name for name in spoken)}
    return Seen(names, others, Counter(openings))


def count(seen: Seen) -> dict[str, Counts]:
    """Per syllable: how often family, middle and given name, and elsewhere."""
    family, middle, given, elsewhere = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for name in seen.names:
        if len(name) > 2:
            family[name[0]] += 1
            middle.update(name[1:-1])
            given[name[-1]] += 1
    for run in seen.others - seen.names:
        elsewhere.update(run)
    columns = (family, middle, given, elsewhere)
    return {word: Counts(*(column[word] for column in columns)) for word in set().union(*columns)}


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leave-out", type=Path)
    arguments = parser.parse_args()
    left_out = set(arguments.leave_out.read_text(encoding="utf-8").split()) if arguments.leave_out else set()
    seen = Seen()
    for path in sorted(arguments.folder.glob("*.txt")):
        if path.name not in left_out:
            seen.add(runs_of(fold(nfc(path.read_text(encoding="utf-8")))))
    for _ in range(ROUNDS):
        odds = NameOdds(count(seen))
        seen.names |= {run for run in seen.others if 2 < len(run) <= 4 and odds.full_name(run) > SURE}
        print(f"{len(seen.names):,} names, {len(seen.others - seen.names):,} other runs")
    rows = sorted((word, *row) for word, row in count(seen).items() if sum(row) > 1)
    lines = ["\t".join(("syllable", *Counts._fields)), *("\t".join(map(str, row)) for row in rows)]
    (FOLDER / SYLLABLES).write_text("\n".join(lines) + "\n", encoding="utf-8")
    given = Counter(name[-1] for name in seen.names)
    openings = sorted(
        words
        for words, articles in seen.openings.items()
        if articles >= OFTEN and articles > 2 * given[words.split(" ")[0]]
    )
    (FOLDER / OPENINGS).write_text("\n".join(openings) + "\n", encoding="utf-8")
    print(f"{len(rows):,} syllables, {len(openings):,} openings of sentences")


if __name__ == "__main__":
    main()
