"""Who signed, in every form that signatures take."""

from __future__ import annotations

import pytest

from cchc_extract.loading.credits import find_credits, is_credit_line

LEAD = "Đoàn kiểm tra của huyện làm việc với xã Tân Lập về cải cách hành chính."
END = "Đoàn đề nghị xã khắc phục các tồn tại trước ngày 30/6."

# name, the lines after the headline, authors, photographers
FORMS: list[tuple[str, list[str], list[str], list[str]]] = [
    ("text and picture", [LEAD, "Tin, ảnh: Hồng Vân"], ["Hồng Vân"], ["Hồng Vân"]),
    ("with and", [LEAD, "Tin và ảnh: Quang Hải;"], ["Quang Hải"], ["Quang Hải"]),
    ("two with a dash", [LEAD, "Bài, ảnh: Lê An – Thu Trà"], ["Lê An", "Thu Trà"], ["Lê An", "Thu Trà"]),
    ("article only", [LEAD, "Bài: Thu Trà"], ["Thu Trà"], []),
    ("each their own", [LEAD, "Tin: Văn Quân; Ảnh: Lê Duy"], ["Văn Quân"], ["Lê Duy"]),
    ("in brackets", [LEAD, "(Tin, ảnh: H. Minh)"], ["H. Minh"], ["H. Minh"]),
    ("with a post", [LEAD, "Tin, ảnh: Nông Thị Lan – Công chức Văn phòng"], ["Nông Thị Lan"], ["Nông Thị Lan"]),
    ("with a unit", [LEAD, "Trần Mạnh – Phòng VHTT huyện"], ["Trần Mạnh"], []),
    ("capitals", [LEAD, "MAI LAN"], ["MAI LAN"], []),
    ("initial and name", [LEAD, "B.Hạnh"], ["B.Hạnh"], []),
    ("initials", [LEAD, "P.V"], ["P.V"], []),
    ("caption", [LEAD, "Quang cảnh buổi làm việc. (Ảnh: B.H)", END], [], ["B.H"]),
    ("picture of", ["Bộ phận một cửa. (Ảnh minh họa của Sĩ Tuấn)", END], [], ["Sĩ Tuấn"]),
    ("caption that runs on", [LEAD, "Bộ phận một cửa. Ảnh: Lê Thanh Hiện tại, xã đã có trụ sở mới.", END], [], ["Lê Thanh"]),
    ("agency that runs on", [LEAD, "Toàn cảnh. Ảnh: TTXVN Ngày 5/3, đoàn đã đến xã.", END], [], ["TTXVN"]),
    ("caption with a full stop", [LEAD, "Toàn cảnh. Ảnh: Minh Quý. Ông Lê An cho biết.", END], [], ["Minh Quý"]),
    ("behind the last sentence", [LEAD, END + " Thanh Lê"], ["Thanh Lê"], []),
    ("behind ./.", [LEAD, END + "/. Thanh Lê"], ["Thanh Lê"], []),
    ("with the newspaper", [LEAD, END + " Thu Hà/TTXVN"], ["Thu Hà"], []),
    ("taken from another", [LEAD, END + " Theo Phương Ly/BaoChinhphu.vn"], ["Phương Ly"], []),
    ("two behind, with a dash", [LEAD, END + " Hoàng Như - Thắng Quân"], ["Hoàng Như", "Thắng Quân"], []),
    ("two behind, side by side", [LEAD, END + " Hải Vân Phong Thu"], ["Hải Vân", "Phong Thu"], []),
    ("a full name behind", [LEAD, END + " Nguyễn Thị Thu Hà"], ["Nguyễn Thị Thu Hà"], []),
    ("done by", [LEAD, END + " Minh Mai (thực hiện)"], ["Minh Mai"], []),
    ("with a station", [LEAD, END + " Việt Quân/VOV-TPHCM"], ["Việt Quân"], []),
    ("of several sources", [LEAD, END + " Sơn Tùng Tổng hợp"], ["Sơn Tùng"], []),
    ("and its source", [LEAD, END + " Đức Minh Theo Trí thức trẻ"], ["Đức Minh"], []),
    ("written down by", [LEAD, END + " Ngô Minh Trí (ghi) TTXVN"], ["Ngô Minh Trí"], []),
    ("a name that could begin a sentence", ["Toàn cảnh. Ảnh: Nguyễn Quốc Anh", END], [], ["Nguyễn Quốc Anh"]),
    ("label behind", [LEAD, END + " Tin, ảnh: H. Minh"], ["H. Minh"], ["H. Minh"]),
    ("without a colon", [LEAD, "Bài và ảnh Lê An"], ["Lê An"], ["Lê An"]),
    ("with a film", [LEAD, "Tin, ảnh, video: Lê An"], ["Lê An"], ["Lê An"]),
    ("abbreviated", [LEAD, "T/h: Lê An"], ["Lê An"], []),
    ("a name in brackets", [LEAD, "(Lê An)"], ["Lê An"], []),
    ("a signature and its pictures", [LEAD, "Lê An; ảnh: Thu Trà"], ["Lê An"], ["Thu Trà"]),
    ("the same with a dash", [LEAD, "Lê An - Ảnh: Thu Trà"], ["Lê An"], ["Thu Trà"]),
    ("a family name that is a word", [LEAD, "Đoàn Hùng"], ["Đoàn Hùng"], []),
    ("a highland name", [LEAD, "K’Sor H’Lan"], ["K’Sor H’Lan"], []),
    ("a highland name of one word", [LEAD, "H'Xíu"], ["H'Xíu"], []),
    ("the agency ahead", [LEAD, "Toàn cảnh. Ảnh: VGP/Lê An", END], [], ["Lê An"]),
    ("in brackets without a colon", [LEAD, "Toàn cảnh (Ảnh Lê An)", END], [], ["Lê An"]),
    ("in English", [LEAD, "Toàn cảnh. Photo: Lê An", END], [], ["Lê An"]),
    # near misses
    ("a delegation", [LEAD, "Đoàn Thanh niên xã"], [], []),
    ("a caption with its photographer last", [LEAD, "Quang cảnh - Ảnh: Lê An"], [], ["Lê An"]),
    ("who to follow", [LEAD, "Theo dõi báo trên Google News"], [], []),
    ("no signature", [LEAD, END], [], []),
    ("a caption last", [LEAD, "Quang cảnh buổi làm việc"], [], []),
    ("a source", [LEAD, "Theo Báo Tuyên Quang"], [], []),
    ("a newspaper", [LEAD, END + " (Theo Dân Trí)"], [], []),
    ("an office", [LEAD, "Văn phòng HĐND"], [], []),
    ("one word", [LEAD, "Video"], [], []),
    ("what pictures do", [LEAD, "Việc này ảnh hưởng: Người dân phải chờ.", END], [], []),
    ("a person in the last sentence", [LEAD, "Người chủ trì buổi làm việc là ông Lê An"], [], []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "authors", "pictures"), [row[1:] for row in FORMS], ids=[r[0] for r in FORMS]
)
def test_forms(lines: list[str], authors: list[str], pictures: list[str]) -> None:
    found = find_credits(["Kiểm tra tại xã Tân Lập", *lines], 1, ())
    assert [credit.name for credit in found if credit.role == "author"] == authors
    assert [credit.name for credit in found if credit.role == "photographer"] == pictures


BESIDE = [
    ("on the date line", ["Thu Cúc 08/03/2024 - 18:33"], ["Thu Cúc"]),
    ("above the date line", ["Hoàng Lan", "15/05/2024 18:05 GMT+7"], ["Hoàng Lan"]),
    ("a byline", ["Viết bởi Hứa Thị Nga", "Lượt xem: 7"], ["Hứa Thị Nga"]),
    ("the administrator", ["Đăng ngày 27/10/2023 bởi admin_xa"], []),
    ("a weekday", ["Thứ Năm, 04/01/2024 15:21:07 +07:00"], []),
    ("a name far from the date", ["Hoàng Lan", "A+", "15/05/2024"], []),
]


@pytest.mark.parametrize(("beside", "authors"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE])
def test_beside_the_date(beside: list[str], authors: list[str]) -> None:
    found = find_credits(["Kiểm tra tại xã Tân Lập", LEAD, END], 1, beside)
    assert [credit.name for credit in found] == authors


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("Nguồn: Phòng Nội vụ huyện", True),
        ("Theo Báo Chính phủ", True),
        ("Theo đó, các xã", False),
        ("Khánh thành cầu dân sinh xã Tân Tiến", False),
        ("Gửi Email", False),
    ],
)
def test_credit_lines(line: str, is_credit: bool) -> None:
    assert is_credit_line(line) is is_credit
