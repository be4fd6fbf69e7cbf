"""`rules check`: the project's own rules are sound, and what is wrong with others is said in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_extract import patterns
from cchc_extract.patterns import Rule
from cchc_extract.rules.check import check_rules
from cchc_extract.rules.speed import slow, time_rule
from cchc_extract.rules.usage import unmatched, unused_words
from cchc_extract.view import TextView


def test_the_rules_of_the_project_are_sound() -> None:
    checked = check_rules()
    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert len(checked.rules) > 50


def rule(body: str, name: str = "r") -> str:
    return f"[[rule]]\nname = '{name}'\n{body}\n"


SOUND = "words = ['một cửa']\nexamples = ['Bộ phận Một cửa']\nnear_misses = ['cửa khẩu']"

WRONG = [
    ("not TOML", "[[rule]\n", "", "not valid TOML"),
    ("one bracket", "[rule]\nname = 'r'", "", "two square brackets"),
    ("no name", "[[rule]]\nwords = ['một cửa']", "", "a rule has no name"),
    ("neither words nor pattern", rule(""), "r", "needs either `words` or `pattern`"),
    ("both", rule("words = ['a']\npattern = 'a'"), "r", "needs either `words` or `pattern`"),
    ("no word", rule("words = []"), "r", "needs either `words` or `pattern`"),
    ("one word without a list", rule("words = 'một cửa'"), "r", "`words` must be a list of texts"),
    ("a number as example", rule("words = ['một cửa']\nexamples = [1]"), "r", "`examples` must be a list"),
    ("bad expression", rule("pattern = '(một'"), "r", "missing )"),
    ("odd case", rule(f"case = 'lower'\n{SOUND}"), "r", '`case` is either "any" or "exact"'),
    ("no example", rule("words = ['một cửa']"), "r", "has no examples"),
    ("example that fails", rule("words = ['hồ sơ']\nexamples = ['hồsơ']"), "r", "the example “hồsơ” does not match"),
    (
        "near miss that matches",
        rule("words = ['hồ sơ']\nexamples = ['hồ sơ']\nnear_misses = ['Hồ sơ mới']"),
        "r",
        "the near miss “Hồ sơ mới” matches",
    ),
    ("misspelled key", rule(f"{SOUND}\nnear_miss = ['cửa']"), "r", "did you mean `near_misses`?"),
    ("unknown key of the file", f"abuot = 'x'\n{rule(SOUND)}", "", "did you mean `about`?"),
    ("unknown way together", f"together = 'any'\n{rule(SOUND)}", "", "`together` is one of: first, all"),
    ("nothing about the file", rule(SOUND), "", "says nothing of what it is `about`"),
    ("name used twice", rule(SOUND) + rule(SOUND), "", "rule name used twice: r"),
    ("capitals in a pattern", rule("pattern = 'UBND'\nexamples = ['ubnd']"), "r", "has capital letters"),
    ("written twice", rule("words = ['số hóa', 'số hoá']\nexamples = ['số hóa']"), "r", "“số hóa” is written twice (as “số hoá”)"),
    ("written twice, in another case", rule("words = ['TTHC', 'tthc']\nexamples = ['TTHC']"), "r", "“TTHC” is written twice"),
    (
        "two meanings",
        rule("words = { 'CT' = 'Chủ tịch', 'ct' = 'công tác' }\nexamples = ['CT']"),
        "r",
        "“CT” means “Chủ tịch” and “công tác”: the last one wins",
    ),
    ("blank at the end", rule("words = ['tại ']\nexamples = ['tại xã']"), "r", "begins or ends with a blank"),
    (
        "word without what the rule needs",
        rule("words = ['một cửa', 'trả kết quả']\nneeds = ['một cửa']\nexamples = ['một cửa']"),
        "r",
        "“trả kết quả” can never match: it holds nothing of `needs`",
    ),
    (
        "slow",
        rule("pattern = ' +(?=hồ sơ)'\nexamples = ['số  hồ sơ']"),
        "r",
        "is slow: a line of “ ” takes more than linear time",
    ),
    (
        "taken by an earlier rule",
        "together = 'first'\n"
        + rule("words = ['hồ sơ']\nexamples = ['hồ sơ']", "wide")
        + rule("words = ['hồ sơ trực tuyến']\nexamples = ['hồ sơ trực tuyến']", "narrow"),
        "narrow",
        "“hồ sơ trực tuyến” never wins: wide, written earlier, matches it too",
    ),
    (
        "a pattern taken by an earlier rule",
        "together = 'first'\n"
        + rule("units = '%|hồ sơ'\nwords = ['hồ sơ']\nexamples = ['hồ sơ']", "wide")
        + rule("units = 'hồ sơ'\npattern = 'hồ sơ giấy'\nexamples = ['hồ sơ giấy']", "narrow"),
        "narrow",
        "never wins: wide",
    ),
    (
        "counted twice",
        "together = 'all'\n"
        + rule("value = 'v'\nwords = ['giám sát']\nexamples = ['giám sát']", "one")
        + rule("value = 'v'\nweight = 2\nwords = ['Giám sát']\nexamples = ['giám sát']", "other"),
        "other",
        "“giám sát” counts twice: it is in one too",
    ),
    (
        "another meaning in another rule",
        "together = 'all'\n"
        + rule("words = ['giám sát']\nexamples = ['giám sát']", "one")
        + rule("words = ['giám sát']\nexamples = ['giám sát']", "other"),
        "other",
        "“giám sát” is in one too, where it means “one”",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "name", "what"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_wrong_is_said_with_file_and_rule(tmp_path: Path, content: str, name: str, what: str) -> None:
    (tmp_path / "topic.toml").write_text(content, encoding="utf-8")
    found = [(p.file, p.rule) for p in check_rules(tmp_path).problems if what in p.what]
    assert found == [("topic.toml", name)]


FINE = [
    ("a longer wording of the same rule", rule("words = ['hồ sơ', 'hồ sơ giấy']\nexamples = ['hồ sơ giấy']")),
    ("one rule's word in another that is asked something else", rule(SOUND, "one") + rule(SOUND, "other")),
    (
        "an earlier rule for other units",
        "together = 'first'\n" + rule(f"units = '%'\n{SOUND}", "one") + rule(f"units = 'xã'\n{SOUND}", "other"),
    ),
    (
        "the narrower rule first",
        "together = 'first'\n"
        + rule("words = ['hồ sơ trực tuyến']\nexamples = ['hồ sơ trực tuyến']", "narrow")
        + rule("words = ['hồ sơ']\nexamples = ['hồ sơ']", "wide"),
    ),
    (
        "a fallback that matches all",
        "together = 'first'\n"
        + rule("fallback = true\npattern = '.'\nexamples = ['a']", "any")
        + rule(SOUND, "other"),
    ),
    (
        "the two sides of a name",
        "together = 'all'\n" + rule(f"side = 'after'\n{SOUND}", "one") + rule(f"side = 'before'\n{SOUND}", "other"),
    ),
    ("capitals in exact case", rule("case = 'exact'\npattern = 'UBND'\nexamples = ['UBND']")),
    ("classes and groups", rule(r"pattern = '(?P<Number>\d)\W\p{L}+'" + "\nexamples = ['1 xã']")),
    ("keys for the module that reads them", rule(f"{SOUND}\nunits = 'xã'\nweight = 2")),
]  # fmt: skip


@pytest.mark.parametrize("content", [row[1] for row in FINE], ids=[row[0] for row in FINE])
def test_what_is_fine_is_let_be(tmp_path: Path, content: str) -> None:
    (tmp_path / "topic.toml").write_text(f"about = 'A topic.'\n{content}", encoding="utf-8")
    checked = check_rules(tmp_path)
    assert [problem.what for problem in checked.problems if problem.severity == "error"] == []
    assert checked.files == 1


def test_one_broken_rule_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[[rule]\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        rule("pattern = '('", "bad") + rule("words = ['x']", "bare"), encoding="utf-8"
    )
    problems = {(problem.file, problem.rule) for problem in check_rules(tmp_path).problems}
    assert {("a.toml", ""), ("b.toml", "bad"), ("b.toml", "bare")} <= problems


def compiled(**raw: object) -> Rule:
    return patterns.compile_rule(Path("topic.toml"), {"name": "r", "examples": ["hồ sơ"], **raw})


SPEED = [
    ("a run that begins anywhere", " +(?=hồ sơ)", "  hồ sơ", True),
    ("two runs in a row", r"\w+ ?\w+!", "hồ sơ!", True),
    ("numbers that begin anywhere", r"\d[\d.]* hồ sơ", "12 hồ sơ", True),
    ("a run to the end", r"- [\w -]*$", "- phòng", True),
    ("a run that begins where blanks do", "(?<! ) +(?=hồ sơ)", "  hồ sơ", False),
    ("a bounded run", r"(?<!\w)\d{1,4} hồ sơ", "12 hồ sơ", False),
]


@pytest.mark.parametrize(
    ("pattern", "example", "is_slow"), [row[1:] for row in SPEED], ids=[row[0] for row in SPEED]
)
def test_patterns_that_take_more_than_linear_time(pattern: str, example: str, is_slow: bool) -> None:
    timing = time_rule(compiled(pattern=pattern, examples=[example]))
    assert bool(list(slow([timing]))) == is_slow


def test_rules_and_words_that_match_in_no_text() -> None:
    used, unused = (
        compiled(name="used", words=["một cửa", "kho bạc"]),
        compiled(name="unused", words=["kho bạc"]),
    )
    views = [TextView("Bộ phận Một  cửa"), TextView("xã Nam Mẫu")]
    assert unmatched([used, unused], views) == [unused]
    assert unused_words([used, unused], views) == {"topic.used": ["kho bạc"], "topic.unused": ["kho bạc"]}


def test_a_pattern_tied_to_the_end_of_a_part_matches_in_a_text() -> None:
    tied = compiled(pattern="trưởng đoàn $")
    assert unmatched([tied], [TextView("Trưởng đoàn Hoàng Văn Thử")]) == []
