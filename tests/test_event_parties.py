"""Who inspects and who is inspected, told by a headline and a lead: one article a row."""

from __future__ import annotations

import pytest

from cchc_extract import extract

ARTICLES = [
    ("Đoàn giám sát của Thường trực HĐND huyện Lục Yên", ["xã Tân Lĩnh", "xã Khánh Thiện", "thị trấn Yên Thế"],
     "HĐND huyện Lục Yên giám sát cải cách hành chính",
     "Trong 3 ngày 5, 6, 7/9/2023, Đoàn giám sát của Thường trực HĐND huyện Lục Yên do đồng chí Hoàng Văn Ba, "
     "Chủ tịch HĐND huyện làm Trưởng đoàn đã giám sát công tác cải cách hành chính tại UBND các xã Tân Lĩnh, "
     "Khánh Thiện và UBND thị trấn Yên Thế."
     "\nTheo đánh giá, thủ tục hành chính được niêm yết công khai."),
    ("Đoàn kiểm tra cải cách hành chính tỉnh Tuyên Quang", ["Sở Công Thương", "huyện Chiêm Hóa"],
     "Kiểm tra CCHC tại Sở Công Thương và huyện Chiêm Hóa",
     "Ngày 2 và 3/10/2023, Đoàn kiểm tra cải cách hành chính tỉnh Tuyên Quang tiến hành kiểm tra công tác CCHC "
     "tại Sở Công Thương và UBND huyện Chiêm Hóa."
     "\nThủ tục hành chính đã được công khai."),
    ("Ban Pháp chế HĐND thành phố Thái Nguyên", ["phường Tân Long", "phường Quang Vinh"],
     "Ban Pháp chế HĐND thành phố Thái Nguyên: Giám sát việc giải quyết thủ tục hành chính",
     "Sáng 6/6/2023, tiếp tục chương trình giám sát, Ban Pháp chế HĐND thành phố Thái Nguyên đã làm việc với "
     "UBND phường Tân Long và UBND phường Quang Vinh."
     "\nCác phường giải quyết thủ tục hành chính đúng hạn."),
    ("Tổ công tác 1634 của UBND thành phố Hải Dương", ["phường Ngọc Châu", "xã Tiền Tiến", "Trung tâm Y tế thành phố"],
     "Kiểm tra đột xuất kỷ luật, kỷ cương hành chính",
     "Chiều 3/3/2022, Tổ công tác 1634 của UBND thành phố Hải Dương kiểm tra đột xuất việc chấp hành kỷ luật, "
     "kỷ cương hành chính tại 3 đơn vị: phường Ngọc Châu, xã Tiền Tiến và Trung tâm Y tế thành phố."
     "\nPhát hiện 4 công chức vắng mặt."),
    ("Ủy ban MTTQ Việt Nam huyện Đồng Hỷ", ["xã Hóa Thượng"],
     "Mặt trận huyện Đồng Hỷ giám sát tại xã Hóa Thượng",
     "Ngày 9/8/2022, Ủy ban MTTQ Việt Nam huyện Đồng Hỷ chủ trì, phối hợp với các đoàn thể giám sát việc giải "
     "quyết thủ tục hành chính tại xã Hóa Thượng."
     "\nThủ tục hành chính được niêm yết."),
    ("Đoàn giám sát của HĐND tỉnh Kon Tum", ["huyện Tu Mơ Rông", "xã Ngọk Lây", "xã Măng Ri"],
     "Gỡ nút thắt thủ tục hành chính ở Tu Mơ Rông",
     "Ngày 15/8/2023, Đoàn giám sát của HĐND tỉnh Kon Tum giám sát chuyên đề việc thực hiện pháp luật về cải cách "
     "hành chính trên địa bàn huyện Tu Mơ Rông. Trước khi làm việc, Đoàn chia 2 tổ xuống bộ phận một cửa các xã "
     "Ngọk Lây, Măng Ri."
     "\nThủ tục hành chính được niêm yết công khai."),
    ("Tổ kiểm tra đột xuất của Huyện ủy Cần Đước", ["thị trấn Cần Đước", "xã Tân Ân"],
     "Kiểm tra đột xuất kỷ luật, kỷ cương hành chính",
     "Sáng 5/3/2019, Tổ kiểm tra đột xuất của Huyện ủy Cần Đước bất ngờ có mặt tại 2 đơn vị: thị trấn Cần Đước, "
     "xã Tân Ân để kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính."
     "\nPhát hiện 4 công chức vắng mặt."),
    ("UBND thị xã Ba Đồn", ["thị xã Ba Đồn"],
     "Thị xã Ba Đồn tổng kết công tác cải cách hành chính",
     "Ngày 28/12/2023, UBND thị xã Ba Đồn tổ chức hội nghị tổng kết công tác cải cách hành chính năm 2023, "
     "triển khai nhiệm vụ năm 2024."
     "\nCải cách hành chính có nhiều tiến bộ."),
    ("UBND xã Vĩnh Phương", ["xã Vĩnh Phương"],
     "UBND xã Vĩnh Phương họp đánh giá CCHC quý II",
     "Sáng 4/7/2023, UBND xã Vĩnh Phương, thành phố Nha Trang họp đánh giá công tác CCHC quý II."
     "\nXã giải quyết 500 hồ sơ thủ tục hành chính."),
    ("Thanh tra tỉnh Bắc Kạn", ["huyện Na Rì"],
     "Thanh tra tỉnh công bố quyết định thanh tra tại Na Rì",
     "Ngày 5/4/2024, Thanh tra tỉnh Bắc Kạn công bố Quyết định thanh tra trách nhiệm công vụ của Chủ tịch UBND "
     "huyện Na Rì."
     "\nThời kỳ thanh tra công vụ từ 2021 đến 2023."),
    ("UBND tỉnh Hòa Bình", ["huyện Lạc Sơn", "huyện Yên Thủy", "Sở Y tế"],
     "Hòa Bình sẽ kiểm tra CCHC tại 3 đơn vị",
     "UBND tỉnh Hòa Bình vừa ban hành Kế hoạch kiểm tra CCHC năm 2023. Theo đó, 3 đơn vị được kiểm tra gồm: "
     "huyện Lạc Sơn, huyện Yên Thủy và Sở Y tế. Thời gian kiểm tra từ ngày 10/8 đến 20/9/2023."
     "\nNội dung: thủ tục hành chính."),
    ("Đoàn công tác của UBND tỉnh Cà Mau", ["xã Tam Giang", "xã Đất Mũi"],
     "Phó Chủ tịch UBND tỉnh kiểm tra việc vận hành chính quyền 2 cấp tại Tam Giang, Đất Mũi",
     "Ngày 18/7/2025, Đoàn công tác của UBND tỉnh Cà Mau do ông Lê Văn Sử, Phó Chủ tịch UBND tỉnh làm Trưởng "
     "đoàn kiểm tra hoạt động Trung tâm Phục vụ hành chính công các xã Tam Giang, Đất Mũi."
     "\nThủ tục hành chính được giải quyết nhanh."),
    ("Đoàn ĐBQH tỉnh Ninh Bình", ["tỉnh Ninh Bình"],
     "Đoàn ĐBQH tỉnh Ninh Bình giám sát việc thực hiện cải cách hành chính",
     "Chiều 9/5/2019, Đoàn ĐBQH tỉnh Ninh Bình làm việc với UBND tỉnh về việc thực hiện cải cách tổ chức bộ máy"
     " hành chính."
     "\nTỉnh giảm 12 thủ tục hành chính."),
    ("HĐND quận Hồng Bàng", ["phường Minh Khai"],
     "HĐND quận Hồng Bàng khảo sát bộ phận một cửa",
     "Sáng 12/5/2020, HĐND quận Hồng Bàng khảo sát thực tế hoạt động của bộ phận một cửa phường Minh Khai."
     "\nBộ phận một cửa tiếp nhận hồ sơ thủ tục hành chính."),
    ("Thanh tra tỉnh Hòa Bình", ["huyện Mai Châu"],
     "Hồ sơ nằm ngăn kéo",
     "Thanh tra tỉnh Hòa Bình vừa khép lại cuộc thanh tra trách nhiệm của Chủ tịch UBND huyện Mai Châu trong giải quyết thủ tục hành "
     "chính."
     "\nHuyện có 30 hồ sơ quá hạn."),
    ("UBND tỉnh Gia Lai", ["thành phố Pleiku", "huyện Chư Sê", "Sở Y tế"],
     "Gia Lai lên lịch kiểm tra cải cách hành chính",
     "UBND tỉnh Gia Lai mới ban hành Kế hoạch số 90/KH-UBND về kiểm tra cải cách hành chính. Theo đó, đoàn sẽ lần lượt tới thành phố "
     "Pleiku, huyện Chư Sê và Sở Y tế."
     "\nĐoàn xem hồ sơ thủ tục hành chính."),
    ("UBND quận Kiến An", ["quận Kiến An"],
     "Quận Kiến An tổng kết cải cách hành chính",
     "Sáng 19/12/2022, UBND quận Kiến An, thành phố Hải Phòng nhìn lại một năm cải cách hành chính."
     "\nQuận hoàn thành 20 nhiệm vụ."),
    ("Ban Chỉ đạo Cải cách hành chính tỉnh Bến Tre", ["tỉnh Bến Tre"],
     "Không đổ lỗi cho phần mềm",
     "Những con số được nêu tại phiên họp ngày 18/7/2023 của Ban Chỉ đạo Cải cách hành chính tỉnh Bến Tre có sáng có tối."
     "\nChỉ số cải cách hành chính tăng 2 bậc."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lead_body", "inspected", "title", "body"), ARTICLES, ids=[row[2] for row in ARTICLES]
)
def test_who_inspects_whom(lead_body: str, inspected: list[str], title: str, body: str) -> None:
    event = extract(f"{title}\n{body}").event
    assert (event.lead_body, event.inspected_units) == (lead_body, inspected)
