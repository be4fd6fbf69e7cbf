"""Near-duplicates: which articles are copies of one story, which is the main one, what they disagree on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract import load_records, run
from cchc_extract.batch.copies import Story, find_copies, runs_of, share_of

WORDS = [
    "sáng",
    "nay",
    "đoàn",
    "kiểm",
    "tra",
    "cải",
    "cách",
    "hành",
    "chính",
    "của",
    "ủy",
    "ban",
    "nhân",
    "dân",
    "huyện",
    "đã",
    "làm",
    "việc",
    "tại",
    "xã",
    "theo",
    "kế",
    "hoạch",
    "đề",
    "ra",
    "đầu",
    "năm",
    "kết",
    "quả",
    "cho",
    "thấy",
    "bộ",
    "phận",
    "một",
    "cửa",
    "hoạt",
    "động",
    "nề",
    "nếp",
    "hồ",
    "sơ",
    "được",
    "trả",
    "đúng",
    "hẹn",
    "công",
    "chức",
    "mặc",
    "trang",
    "phục",
    "và",
    "đeo",
    "thẻ",
    "đầy",
    "đủ",
    "tuy",
    "nhiên",
    "việc",
    "niêm",
    "yết",
    "thủ",
    "tục",
    "còn",
    "chậm",
    "sổ",
    "theo",
    "dõi",
    "ghi",
    "chưa",
    "đủ",
    "cột",
    "mục",
    "máy",
    "quét",
    "hỏng",
    "từ",
    "tháng",
    "trước",
    "chưa",
    "được",
    "sửa",
]
STORY = " ".join(WORDS)
OTHER = (
    "Chiều qua tại hội trường tỉnh lãnh đạo sở nội vụ công bố chỉ số cải cách hành chính của các huyện thị xã thành phố "
    "trong đó đơn vị dẫn đầu vượt xa những nơi còn lại nhờ đầu tư sớm cho trung tâm phục vụ và đội ngũ công chức trẻ "
    "nhiều đại biểu đề nghị nhân rộng cách làm này ra toàn tỉnh ngay từ quý sau để người dân đỡ phải đi lại nhiều lần"
)

PAIRS = [
    ("the same page twice", STORY, True),
    ("other furniture around", f"Trang chủ | Tin tức\n{STORY}\nLượt xem: 12", True),
    ("cut in half", " ".join(WORDS[: len(WORDS) // 2]), True),
    ("another case and punctuation", STORY.upper().replace(" ", ", "), True),
    ("one word changed", STORY.replace("huyện", "tỉnh"), True),
    ("another story", OTHER, False),
    ("only a sentence in common", f"{OTHER} {' '.join(WORDS[:14])}", False),
]


@pytest.mark.parametrize(("text", "copies"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_pairs(text: str, copies: bool) -> None:
    found = find_copies([Story("a", STORY, ""), Story("b", text, "")])
    assert bool(found) is copies


def test_the_main_one_is_the_longest_then_the_earliest() -> None:
    stories = [
        Story("cut", " ".join(WORDS[:50]), "2023-01-01"),
        Story("late", STORY, "2023-03-05"),
        Story("early", STORY, "2023-03-02"),
        Story("undated", STORY, ""),
        Story("alone", OTHER, ""),
    ]
    found = find_copies(stories)
    assert [copy.path for copy in found] == ["early", "late", "undated", "cut"]
    assert {copy.main for copy in found} == {"early"}
    assert found[0].why == "the earliest of the longest texts"
    assert all(copy.share == 1.0 for copy in found)


def test_short_texts_are_left_alone() -> None:
    assert (
        find_copies([Story("a", "Lịch làm việc tuần này", ""), Story("b", "Lịch làm việc tuần này", "")])
        == []
    )


@given(st.text(), st.text())
def test_a_share_is_a_share_and_symmetric(one: str, other: str) -> None:
    share = share_of(runs_of(one), runs_of(other))
    assert 0.0 <= share <= 1.0
    assert share == share_of(runs_of(other), runs_of(one))


def test_a_run_leaves_copies_out_of_the_tables_and_says_what_they_disagree_on(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    body = f"Kiểm tra xã Nam Mẫu\n{STORY.capitalize()}.\nNăm 2022, xã tiếp nhận {{}} hồ sơ.\n"
    (folder / "a.txt").write_text(body.format("1.286") + "Tin của phòng Nội vụ huyện.\n", encoding="utf-8")
    (folder / "b.txt").write_text(body.format("1.268"), encoding="utf-8")
    (folder / "c.txt").write_text(f"Công bố chỉ số\n{OTHER}.\nTỉnh có 108 xã.\n", encoding="utf-8")
    run(folder, out, dedupe=True)
    assert (out / "records.jsonl").read_bytes().count(b"\n") == 3
    tables = load_records(out)
    assert list(tables.articles["path"]) == ["a.txt", "c.txt"]
    assert list(tables.figures["value"]) == [1286, 108]
    (group,) = map(json.loads, (out / "copies.jsonl").read_text("utf-8").splitlines())
    assert (group["main"], group["why"]) == ("a.txt", "the longest text")
    assert [copy["path"] for copy in group["copies"]] == ["b.txt"]
    (disagreement,) = group["disagreements"]
    assert disagreement["of"]["indicator"] == "dossiers_received"
    assert (disagreement["a.txt"], disagreement["b.txt"]) == ({"value": 1286}, {"value": 1268})
    run(folder, out)
    assert len(load_records(out).articles) == 3
    assert not (out / "copies.jsonl").exists()
