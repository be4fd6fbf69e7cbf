"""Administrative units in text: how they are written, what only looks like one, which one is meant."""

from __future__ import annotations

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_extract.extraction.units import assemble_units, find_units
from cchc_extract.schema import Unit
from cchc_extract.vietnamese import nfc
from cchc_extract.view import TextView

OLD, NEW = date(2022, 5, 1), date(2025, 9, 1)


def units_of(text: str, on: date | None = OLD, furniture: tuple[str, ...] = ()) -> list[Unit]:
    return assemble_units(find_units(TextView(text), furniture, on))


NAMES = [
    ("type word and name", "tại xã Nam Mẫu, huyện Ba Bể", ["xã Nam Mẫu", "huyện Ba Bể"]),
    ("capital type word", "Huyện Ba Bể họp", ["huyện Ba Bể"]),
    ("inside an agency", "UBND huyện Hữu Lũng và HĐND tỉnh Lạng Sơn", ["huyện Hữu Lũng", "tỉnh Lạng Sơn"]),
    ("abbreviated", "TP. Nha Trang, TX. Kinh Môn, TT. Phùng", ["thành phố Nha Trang", "thị xã Kinh Môn", "thị trấn Phùng"]),
    ("TPHCM", "UBND TPHCM và TP.HCM", ["thành phố Hồ Chí Minh"]),
    ("a list shares its type word", "các xã Tân Lập, Yên Bình", ["xã Tân Lập", "xã Yên Bình"]),
    ("a counted list", "tại 3 phường Bắc Hồng, Trung Lương và Đậu Liêu của thị xã Hồng Lĩnh",
     ["phường Bắc Hồng", "phường Trung Lương", "phường Đậu Liêu", "thị xã Hồng Lĩnh"]),
    ("two lists", "các quận Hà Đông, Tây Hồ và các huyện Gia Lâm, Thạch Thất",
     ["quận Hà Đông", "quận Tây Hồ", "huyện Gia Lâm", "huyện Thạch Thất"]),
    ("a list after a gap", "quận Hoàn Kiếm có 3 phường xếp trên cùng: Hàng Mã (95,1 điểm), Hàng Đào (94 điểm) và Cửa Nam",
     ["quận Hoàn Kiếm", "phường Hàng Mã", "phường Hàng Đào", "phường Cửa Nam"]),
    ("provinces and cities", "các tỉnh, thành phố Nghệ An, Đà Nẵng", ["tỉnh Nghệ An", "thành phố Đà Nẵng"]),
    ("a province without its type word", "họp tại Hà Nội với đoàn Vĩnh Phúc", ["thành phố Hà Nội", "tỉnh Vĩnh Phúc"]),
    ("a district without it, after its commune", "xã Đồng Tâm, Ninh Giang (tỉnh Hải Dương)",
     ["xã Đồng Tâm", "huyện Ninh Giang", "tỉnh Hải Dương"]),
    ("an agency's place", "Cục Thuế Hà Nội", ["thành phố Hà Nội"]),
    ("capitals", "KIỂM TRA TẠI XÃ TÂN LỘC BẮC, TÂN LỘC ĐÔNG", ["xã Tân Lộc Bắc", "xã Tân Lộc Đông"]),
    ("odd case", "xã Cương chính", ["xã Cương Chính"]),
    ("a number for a name", "phường 5, thành phố Cà Mau", ["phường 5", "thành phố Cà Mau"]),
    ("unknown to the gazetteer", "tại xã Quảng Lạc Thượng", ["xã Quảng Lạc Thượng"]),
    ("not a body", "Huyện Đoàn, Tỉnh Ủy, Thành Ủy, xã Đội", []),
    ("not a level", "UBND cấp xã Quảng bá", []),
    ("not an abbreviation", "TTHC, TTXVN và ông H. Hải", []),
    ("not a street", "đường Hòa Bình, phố Thái Bình", []),
    ("not a paper or a school", "Báo Tây Ninh, Trường THPT Lạng Sơn", []),
    ("not part of a person's name", "ông Nguyễn Hòa Bình", []),
    ("not a person after a post", "Chủ tịch UBND xã Nguyễn Văn Bảy", []),
    ("not an agency abroad", "theo Tân Hoa Xã", []),
    ("not the President", "tư tưởng Hồ Chí Minh", []),
    ("not a village", "thôn Bản Ba, ấp Tân Lập", []),
    ("tone placement", "tỉnh Hoà Bình và tỉnh Hòa Bình", ["tỉnh Hòa Bình"]),
    ("tone placement of a commune", "phường Bình Thuỷ, quận Bình Thuỷ", ["phường Bình Thủy", "quận Bình Thủy"]),
    ("i and y", "huyện đảo Phú Quý và thành phố Qui Nhơn", ["huyện Phú Quý", "thành phố Qui Nhơn"]),
    ("đăk, đắk, đắc", "tỉnh Đắc Lắc, tỉnh Đăk Lăk", ["tỉnh Đắk Lắk"]),
    ("TP with a stop and without", "TP. Vinh, TP Vinh, TP.Vinh, Tp Vinh, T.P Vinh", ["thành phố Vinh"]),
    ("TX, TT, P, Q, H, X", "TX Sơn Tây, TT Đu, P. Lê Lợi, Q. Gò Vấp, H. Ba Tơ, X. Nam Mẫu",
     ["thị xã Sơn Tây", "thị trấn Đu", "phường Lê Lợi", "quận Gò Vấp", "huyện Ba Tơ", "xã Nam Mẫu"]),
    ("abbreviated numbers", "P.5, Q.3", ["phường 5", "quận 3"]),
    ("not an initial", "X. Hiếu, H. Hải, P. Hà và Q. Anh ký", []),
    ("not a post", "TP Nội vụ, TP. Tài chính, P. Trưởng phòng", []),
    ("Saigon in its forms", "TP.HCM, TP HCM, TPHCM, Tp.HCM, TP.Hồ Chí Minh, T.P HCM", ["thành phố Hồ Chí Minh"]),
    ("BR-VT", "tỉnh BR-VT, Bà Rịa - Vũng Tàu và Bà Rịa-Vũng Tàu", ["tỉnh Bà Rịa - Vũng Tàu"]),
    ("Thừa Thiên Huế", "Thừa Thiên - Huế, tỉnh Thừa Thiên – Huế, tỉnh TT-Huế", ["tỉnh Thừa Thiên Huế"]),
    ("Huế by its preposition", "về Huế, rồi vào TP Huế", ["thành phố Huế"]),
    ("not a street or a soup of Huế", "phố Huế, bún bò Huế, cố đô Huế", []),
    ("the office of a one-syllable name", "huyện Kbang họp, Huyện ủy Kbang nghe", ["huyện KBang"]),
    ("numbers in a list", "các quận 1, 3, 5 và Bình Thạnh", ["quận 1", "quận 3", "quận 5", "quận Bình Thạnh"]),
    ("gone in 2021", "Quận 2 và quận 9, TP.HCM", ["quận 2", "quận 9", "thành phố Hồ Chí Minh"]),
    ("a number behind the name", "phường Mỹ Đình 1, quận Nam Từ Liêm", ["phường Mỹ Đình 1", "quận Nam Từ Liêm"]),
    ("a list of several types", "các huyện, thị xã: Phú Lương, Định Hóa, Sơn Tây",
     ["huyện Phú Lương", "huyện Định Hóa", "thị xã Sơn Tây"]),
    ("a list with hay", "người dân xã Cổ Lũng hay Vô Tranh, huyện Phú Lương", ["xã Cổ Lũng", "xã Vô Tranh", "huyện Phú Lương"]),
    ("a list before another type", "hai xã Cổ Lũng, Vô Tranh, thị trấn Đu, TP Thái Nguyên",
     ["xã Cổ Lũng", "xã Vô Tranh", "thị trấn Đu", "thành phố Thái Nguyên"]),
    ("a list of communes without the type word", "Thị xã Hồng Lĩnh kiểm tra tại 3 đơn vị: Trung Lương, Đậu Liêu, Thuận Lộc",
     ["thị xã Hồng Lĩnh", "phường Trung Lương", "phường Đậu Liêu", "xã Thuận Lộc"]),
    ("a commune without it, its district behind", "Đoàn đến Nam Mẫu (Ba Bể, Bắc Kạn); huyện Ba Bể báo cáo",
     ["xã Nam Mẫu", "huyện Ba Bể", "tỉnh Bắc Kạn"]),
    ("a commune after a preposition", "Huyện Mèo Vạc: ở Sơn Vĩ và Thượng Phùng chưa có điện",
     ["huyện Mèo Vạc", "xã Sơn Vĩ", "xã Thượng Phùng"]),
    ("a commune of a district without its type word", "Tỉnh Hà Giang: Mèo Vạc báo cáo ở Sơn Vĩ",
     ["tỉnh Hà Giang", "huyện Mèo Vạc", "xã Sơn Vĩ"]),
    ("a commune beside its town", "Huyện Quan Sơn nhắc nhở thị trấn Quan Sơn và Trung Thượng",
     ["huyện Quan Sơn", "thị trấn Quan Sơn", "xã Trung Thượng"]),
    ("communes in a table", "Quận Lê Chân công bố\nPhường\nAn Biên\n93\nDư Hàng Kênh\n88\n",
     ["quận Lê Chân", "phường An Biên", "phường Dư Hàng Kênh"]),
    ("not a street after a preposition", "Quận 1: ùn tắc ở Nguyễn Thái Bình, hướng về Bến Nghé", ["quận 1"]),
    ("not a reserve or a school", "Quận Sơn Trà: khu bảo tồn thiên nhiên Sơn Trà; Trường trung học cơ sở Sơn Trà", ["quận Sơn Trà"]),
    ("not a commune that is a street", "Quận Hoàn Kiếm: số 12 Hàng Bạc, ngõ 3 Hàng Mã", ["quận Hoàn Kiếm"]),
    ("a district, not its town", "Huyện Ba Vì họp; khu vực Ba Vì có mưa", ["huyện Ba Vì"]),
    ("modifiers", "huyện đảo Lý Sơn, huyện miền núi Ba Tơ, thành phố biển Nha Trang",
     ["huyện Lý Sơn", "huyện Ba Tơ", "thành phố Nha Trang"]),
    ("a state farm's town", "thị trấn Nông trường Mộc Châu", ["thị trấn Nông trường Mộc Châu"]),
    ("a headline in capitals", "HÀ NỘI KIỂM TRA CÔNG VỤ TẠI XÃ NAM MẪU", ["thành phố Hà Nội", "xã Nam Mẫu"]),
    ("not a person in capitals", "BÀ NGUYỄN THỊ HÀ GIANG PHÁT BIỂU", []),
    ("a person behind the agency's place", "Bí thư Thành ủy Hà Nội Trần Văn An; Sở Xây dựng Hà Nội Lê Văn Bình",
     ["thành phố Hà Nội"]),
    ("a party office", "Tỉnh ủy Quảng Trị Nguyễn Văn An; Huyện ủy Vĩnh Bảo, TP. Hải Phòng",
     ["tỉnh Quảng Trị", "huyện Vĩnh Bảo", "thành phố Hải Phòng"]),
    ("an office whose field ends like a school", "Sở Tài nguyên & Môi trường Yên Bái", ["tỉnh Yên Bái"]),
    ("a sentence begins before it", "Tại Phú Yên, đoàn làm việc. Việc Vĩnh Phúc quy hoạch.", ["tỉnh Phú Yên", "tỉnh Vĩnh Phúc"]),
    ("a quotation begins with it", "“Lào Cai có lợi thế”", ["tỉnh Lào Cai"]),
    ("on the streets of a city", "trên đường phố Hà Nội", ["thành phố Hà Nội"]),
    ("not a company, a club, a university", "Công ty Cổ phần Bình Định, CLB Nam Định, Đại học Thái Nguyên", []),
    ("what a company is in counts", "công ty tại Bình Định", ["tỉnh Bình Định"]),
    ("not a paper", "Báo Hải Dương, Pháp Luật TP.HCM, Tạp chí Thái Nguyên", []),
    ("not a wife", "bà xã Tuấn Hưng và ông xã Minh Tuấn", []),
    ("not a cooperative or a news agency", "Hợp tác xã Trung Hòa, Thông tấn xã Việt Nam", []),
    ("not the street Xã Đàn", "156 Xã Đàn", []),
    ("not a highland person", "Chủ tịch UBND xã H’Nuên Mlô", []),
    ("not water, bridges, plants, oceans", "vịnh Hạ Long, cầu Long Biên, sông Thái Bình, thủy điện Sơn La, Thái Bình Dương", []),
    ("not persons", "ông Phạm Thái Bình, bà Lê Quảng Ninh, Phó Thủ tướng Trương Hòa Bình", []),
    ("not generic words", "UBND xã và huyện; các xã, phường; liên xã Tân Lập; xã hội; thành phố thông minh", []),
    ("a city of a province not spoken of", "dự hội thảo ở Hội An; Đà Nẵng, Nha Trang",
     ["thành phố Hội An", "thành phố Đà Nẵng", "thành phố Nha Trang"]),
    ("not a battle or a street", "chiến thắng Điện Biên Phủ, góc Cao Thắng - Điện Biên Phủ", []),
    ("another type in the gap", "nhiều xã thuộc các tỉnh: Vĩnh Phúc, Bà Rịa – Vũng Tàu", ["tỉnh Vĩnh Phúc", "tỉnh Bà Rịa - Vũng Tàu"]),
    ("not an acronym or a place abroad", "về xã NTM; thị trấn Rogersville, thị trấn Palma Nova", []),
    ("a number that closes the sentence", "Đoàn kiểm tra tại xã Đam Rông 2.", ["xã Đam Rông 2"]),
    ("a sum behind what a commune is like", "cấp cho mỗi xã vùng cao 5 triệu đồng/tháng", []),
    ("an office behind communes", "các xã Tân Ân, Long Hựu Đông, Phòng Tài nguyên và Môi trường huyện",
     ["xã Tân Ân", "xã Long Hựu Đông"]),
    ("digits for Roman numbers", "xã Tam Xuân 2, huyện Núi Thành", ["xã Tam Xuân 2", "huyện Núi Thành"]),
    ("kings and heroes", "vua Ngô Quyền, anh hùng Trần Phú", []),
    ("not a city abroad", "thành phố Seoul, thành phố Cát Lâm", []),
]  # fmt: skip


def test_decomposed_text_is_read_once_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "huyện Phú Lương, tỉnh Thái Nguyên")
    assert [unit.name for unit in units_of(nfc(decomposed))] == ["huyện Phú Lương", "tỉnh Thái Nguyên"]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(text: str, expected: list[str]) -> None:
    assert sorted(unit.name for unit in units_of(text)) == sorted(expected)


PROVINCES = [
    ("unique in the country", "xã Cương Chính", OLD, (), "tỉnh Hưng Yên", True),
    ("by its district", "xã Tân Lập, huyện Vũ Thư", OLD, (), "tỉnh Thái Bình", True),
    ("by the province of the article", "Tỉnh Cà Mau: xã Tân Lộc Bắc", OLD, (), "tỉnh Cà Mau", True),
    (
        "by the furniture",
        "xã Nam Mẫu",
        OLD,
        ("xã Nam Mẫu – huyện Ba Bể – tỉnh Bắc Kạn",),
        "tỉnh Bắc Kạn",
        True,
    ),
    (
        "the furniture decides between two provinces",
        "xã Tân Lập; tỉnh Thái Bình và tỉnh Thái Nguyên",
        OLD,
        ("Trang thông tin điện tử tỉnh Thái Bình",),
        "tỉnh Thái Bình",
        True,
    ),
    ("open", "xã Tân Lập", OLD, (), None, False),
    ("since July 2025", "xã Phú Giáo", NEW, (), "thành phố Hồ Chí Minh", True),
    ("a special zone", "đặc khu Phú Quốc", NEW, (), "tỉnh An Giang", True),
    ("a dissolved unit keeps its province", "UBND TP. Phú Quốc cũ", NEW, (), "tỉnh Kiên Giang", True),
    ("before the city of Huế", "thị xã Hương Thủy", OLD, (), "tỉnh Thừa Thiên Huế", True),
    (
        "gone before it",
        "xã Bình Điền, thị xã Hương Trà",
        OLD,
        (),
        "tỉnh Thừa Thiên Huế",
        False,
    ),
    ("a commune that became a town", "xã Cát Tiến, huyện Phù Cát", OLD, (), "tỉnh Bình Định", True),
    (
        "its type has changed since",
        "thị xã Gia Nghĩa, tỉnh Đắk Nông",
        date(2019, 6, 1),
        (),
        "tỉnh Đắk Nông",
        True,
    ),
]


@pytest.mark.parametrize(
    ("text", "on", "furniture", "province", "known"),
    [row[1:] for row in PROVINCES],
    ids=[row[0] for row in PROVINCES],
)
def test_provinces(
    text: str, on: date, furniture: tuple[str, ...], province: str | None, known: bool
) -> None:
    unit = next(unit for unit in units_of(text, on, furniture) if unit.level != "province")
    assert unit.province == province
    assert (unit.code is not None) == known


def test_what_a_dissolved_unit_is_in_now() -> None:
    (unit,) = units_of("xã Nam Mẫu")
    assert unit.current is not None
    assert [(now.name, now.province) for now in unit.current] == [("xã Ba Bể", "tỉnh Thái Nguyên")]


def test_one_entry_a_unit_with_all_its_mentions() -> None:
    text = "Huyện Ba Bể họp. UBND huyện Ba Bể báo cáo."
    (unit,) = units_of(text)
    assert [text[span.start : span.end] for span in unit.evidence] == ["Huyện Ba Bể", "huyện Ba Bể"]


CODES = [
    ("a ward by number, by its district", "Phường 5, Quận 3", OLD, "phường 5", "27151"),
    ("another district", "P. 5, quận Gò Vấp", OLD, "phường 5", "26887"),
    ("open without one", "phường 5", OLD, "phường 5", None),
    ("Thủ Đức, a district until 2020", "quận Thủ Đức", date(2019, 1, 1), "quận Thủ Đức", "762"),
    ("Thủ Đức, a city since", "thành phố Thủ Đức", OLD, "thành phố Thủ Đức", "769"),
    ("Thủ Đức, a ward now", "phường Thủ Đức", NEW, "phường Thủ Đức", "26824"),
    ("Huế, a city of a province", "TP Huế, tỉnh Thừa Thiên Huế", None, "thành phố Huế", "474"),
    ("Huế, a city of its own", "thành phố Huế", NEW, "thành phố Huế", "46"),
    ("a district of many provinces", "huyện Châu Thành", OLD, "huyện Châu Thành", None),
    ("its province beside it", "huyện Châu Thành (Long An)", OLD, "huyện Châu Thành", "808"),
    ("of a type since changed", "huyện Đông Hòa, tỉnh Phú Yên", date(2017, 5, 1), "huyện Đông Hòa", "564"),
    ("gone in 2020", "huyện Kỳ Sơn, tỉnh Hòa Bình", date(2017, 5, 1), "huyện Kỳ Sơn", "151"),
    ("its namesake", "huyện Kỳ Sơn, tỉnh Nghệ An", date(2017, 5, 1), "huyện Kỳ Sơn", "417"),
    ("gone in 2013", "huyện Từ Liêm", date(2012, 5, 1), "huyện Từ Liêm", "019"),
    ("a ward gone in 2025, its district beside it", "phường 13, quận Gò Vấp", OLD, "phường 13", "26872"),
    ("known by an alias only", "xã Quy Hậu, huyện Tân Lạc, tỉnh Hòa Bình", OLD, "xã Quy Hậu", None),
]


@pytest.mark.parametrize(
    ("text", "on", "name", "code"), [row[1:] for row in CODES], ids=[row[0] for row in CODES]
)
def test_codes(text: str, on: date | None, name: str, code: str | None) -> None:
    assert [unit.code for unit in units_of(text, on) if unit.name == name] == [code]


def test_a_commune_known_by_an_alias_only_has_a_province_and_what_it_is_in_now() -> None:
    commune = units_of("xã Quy Hậu, huyện Tân Lạc")[0]
    assert commune.province == "tỉnh Hòa Bình"
    assert commune.current is not None
    assert [now.name for now in commune.current] == ["xã Tân Lạc"]


def test_two_communes_of_one_name_are_two_units() -> None:
    text = "xã Tân Lập, huyện Vũ Thư và xã Tân Lập, huyện Đan Phượng"
    assert [unit.code for unit in units_of(text) if unit.name == "xã Tân Lập"] == ["13240", "09820"]


def test_a_unit_that_came_later_is_not_meant() -> None:
    commune = units_of("thị trấn Cai Lậy, huyện Cai Lậy, tỉnh Tiền Giang", date(2012, 5, 1))[0]
    assert (commune.name, commune.province) == ("thị trấn Cai Lậy", "tỉnh Tiền Giang")


@pytest.mark.parametrize(
    "piece", ["các xã ", "Tân Lập, ", "Hà Nội ", "huyện ", "TP. ", "a ", "X.", "Công ty "]
)
def test_long_lines_take_linear_time(piece: str) -> None:
    started = time.perf_counter()
    units_of(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 8


PIECES = [
    "xã ",
    "Ba Bể",
    "các xã ",
    "Tân Lập, ",
    " và ",
    "TP. ",
    "Hà Nội",
    "(",
    ")",
    "\n",
    "phường 5 ",
    "Nguyễn ",
    "ỷ",
    "a",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_gives_units_inside_it(text: str) -> None:
    text = nfc(text)
    for unit in units_of(text):
        for span in unit.evidence:
            assert 0 <= span.start < span.end <= len(text)
