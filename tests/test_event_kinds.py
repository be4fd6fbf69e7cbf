"""The kind of an article, told by its headline and lead: one article a row, as journalists write them."""

from __future__ import annotations

import pytest

from cchc_extract import extract

ARTICLES = [
    ("inspection", "UBND huyện Đắk Song kiểm tra công tác CCHC tại xã Nâm N'Jang",
     "Sáng 12/5, Đoàn kiểm tra CCHC huyện Đắk Song do bà Lê Thị Nga, Phó Chủ tịch UBND huyện làm Trưởng đoàn có"
     " buổi kiểm tra công tác cải cách hành chính tại UBND xã Nâm N'Jang."
     "\nTheo báo cáo, xã tiếp nhận 900 hồ sơ thủ tục hành chính."),
    ("inspection", "Chấn chỉnh kỷ luật, kỷ cương hành chính ở Châu Thành",
     "Ngày 3/4, Tổ công tác của UBND tỉnh Tây Ninh bất ngờ có mặt tại bộ phận một cửa của huyện Châu Thành lúc "
     "7 giờ 40. Nhiều công chức chưa có mặt ở nơi làm việc."
     "\nTổ công tác ghi nhận 5 công chức đi muộn, vi phạm kỷ cương hành chính."),
    ("inspection", "Kiểm tra hoạt động Trung tâm Phục vụ hành chính công xã Đại Lộc",
     "Sáng 21/8, đồng chí Trần Văn Bình, Phó Chủ tịch UBND thành phố Đà Nẵng kiểm tra thực tế tại Trung tâm "
     "Phục vụ hành chính công xã Đại Lộc."
     "\nTrung tâm tiếp nhận 1.100 hồ sơ thủ tục hành chính."),
    ("supervision", "HĐND huyện Mường Ảng: Giám sát việc giải quyết TTHC",
     "Từ ngày 4 đến 6/10/2022, Ban Pháp chế HĐND huyện Mường Ảng giám sát việc giải quyết thủ tục hành chính "
     "tại các xã Ẳng Cang, Ẳng Nưa và thị trấn Mường Ảng."
     "\nCác đơn vị đã niêm yết công khai thủ tục hành chính."),
    ("supervision", "Đoàn ĐBQH tỉnh làm việc với Sở Tài nguyên và Môi trường về cải cách thủ tục hành chính đất đai",
     "Chiều 9/6, Đoàn giám sát của Đoàn ĐBQH tỉnh Bình Phước do ông Điểu Huỳnh làm Trưởng đoàn làm việc với Sở "
     "Tài nguyên và Môi trường về cải cách thủ tục hành chính."
     "\nSở đã cắt giảm 12 thủ tục hành chính."),
    ("supervision", "Mặt trận thành phố Cao Lãnh giám sát bộ phận một cửa phường 6",
     "Uỷ ban MTTQ Việt Nam thành phố Cao Lãnh vừa tổ chức giám sát thái độ phục vụ của cán bộ, công chức tại bộ"
     " phận một cửa phường 6."
     "\nNgười dân hài lòng với thủ tục hành chính."),
    ("inspectorate", "Thanh tra trách nhiệm công vụ ở huyện Cư M'gar",
     "Thanh tra tỉnh Đắk Lắk vừa kết thúc cuộc thanh tra trách nhiệm thực hiện nhiệm vụ, công vụ trong giải "
     "quyết thủ tục hành chính tại UBND huyện Cư M'gar."
     "\nKết luận thanh tra nêu 120 hồ sơ thủ tục hành chính quá hạn."),
    ("inspectorate", "Lạng Sơn: Nhiều sai sót trong giải quyết TTHC tại huyện Bình Gia",
     "Chánh Thanh tra tỉnh Lạng Sơn vừa ban hành kết luận thanh tra công vụ tại UBND huyện Bình Gia."
     "\nTheo kết luận, huyện có 33 hồ sơ thủ tục hành chính trả trễ."),
    ("survey", "Ban Pháp chế HĐND tỉnh khảo sát tại phường Mỹ Xuyên",
     "Sáng 18/9, Ban Pháp chế HĐND tỉnh An Giang khảo sát tình hình hoạt động của Trung tâm Phục vụ hành chính "
     "công phường Mỹ Xuyên."
     "\nTrung tâm có 12 công chức giải quyết thủ tục hành chính."),
    ("survey", "Phó Chủ tịch UBND tỉnh thăm, nắm tình hình vận hành chính quyền 2 cấp tại xã Sín Thầu",
     "Ngày 2/8, ông Lò Văn Tiến, Phó Chủ tịch UBND tỉnh Điện Biên đến nắm tình hình vận hành chính quyền địa "
     "phương 2 cấp tại xã Sín Thầu."
     "\nXã đã giải quyết 210 hồ sơ thủ tục hành chính."),
    ("review_meeting", "Quảng Bình: Họp Ban Chỉ đạo CCHC tỉnh",
     "Sáng 6/7, Ban Chỉ đạo CCHC tỉnh Quảng Bình họp phiên thứ 2 năm 2023 dưới sự chủ trì của ông Trần Thắng, "
     "Chủ tịch UBND tỉnh."
     "\nChỉ số CCHC của tỉnh tăng 4 bậc."),
    ("review_meeting", "Thành phố Sa Đéc sơ kết 3 năm thực hiện Đề án 06",
     "Chiều 14/11, UBND thành phố Sa Đéc tổ chức hội nghị sơ kết 3 năm thực hiện Đề án 06 gắn với cải cách hành"
     " chính."
     "\nĐến nay thành phố cung cấp 100% dịch vụ công trực tuyến."),
    ("review_meeting", "Công bố chỉ số CCHC năm 2022 của các sở, ngành, địa phương tỉnh Hà Nam",
     "Ngày 20/4/2023, UBND tỉnh Hà Nam công bố kết quả xếp hạng chỉ số cải cách hành chính các sở, ngành, "
     "huyện, thị xã, thành phố."
     "\nThị xã Duy Tiên dẫn đầu với 88,2 điểm."),
    ("review_meeting", "Lãnh đạo tỉnh nghe báo cáo tiến độ cải cách thủ tục hành chính",
     "Ngày 5/5, Thường trực Tỉnh ủy Gia Lai nghe Ban cán sự đảng UBND tỉnh báo cáo công tác cải cách hành chính"
     " quý I/2024."
     "\nTỷ lệ hồ sơ đúng hạn đạt 97%."),
    ("announcement", "Kon Tum: Kế hoạch kiểm tra CCHC năm 2024",
     "UBND tỉnh Kon Tum vừa ban hành Kế hoạch số 812/KH-UBND về kiểm tra công tác CCHC năm 2024 tại 4 sở và 3 "
     "huyện."
     "\nThời gian kiểm tra từ ngày 10/5 đến 30/9/2024."),
    ("announcement", "Sở Nội vụ Bến Tre chuẩn bị kiểm tra công vụ đột xuất",
     "Từ tháng 6 tới, Sở Nội vụ tỉnh Bến Tre sẽ kiểm tra đột xuất việc thực hiện kỷ luật, kỷ cương hành chính "
     "tại các đơn vị."
     "\nĐoàn kiểm tra do Giám đốc Sở Nội vụ làm Trưởng đoàn."),
    ("announcement", "Chủ tịch UBND tỉnh yêu cầu chấn chỉnh kỷ cương hành chính",
     "Chủ tịch UBND tỉnh Nghệ An vừa có Công văn số 2210/UBND-KSTT yêu cầu các sở, ngành, địa phương chấn chỉnh"
     " việc giải quyết thủ tục hành chính."
     "\nCông văn nêu rõ 14 đơn vị để hồ sơ quá hạn."),
    ("none", "Xã Thạnh Mỹ: Một ngày ở bộ phận một cửa",
     "Mới 7 giờ sáng, chị Hoa đã có mặt ở bộ phận một cửa xã Thạnh Mỹ để làm giấy khai sinh cho con."
     "\nCông chức hướng dẫn chị nộp hồ sơ trực tuyến qua Cổng dịch vụ công."),
    ("none", "Kiểm tra phòng cháy chữa cháy tại chợ Bến Thành",
     "Sáng 3/3, Đoàn kiểm tra liên ngành kiểm tra công tác phòng cháy chữa cháy tại chợ Bến Thành."
     "\nĐoàn yêu cầu hoàn thiện thủ tục hành chính về phòng cháy."),
    ("none", "Từ 1/7, thêm 20 thủ tục hành chính được thực hiện trực tuyến",
     "Từ ngày 1/7, người dân có thể nộp hồ sơ 20 thủ tục hành chính về cư trú trên Cổng dịch vụ công quốc gia."
     "\nĐây là bước tiến trong cải cách thủ tục hành chính."),
    ("none", "Cải cách hành chính: Nhìn từ huyện Cần Giuộc",
     "Những năm qua, huyện Cần Giuộc luôn xem cải cách hành chính là khâu đột phá."
     "\nTỷ lệ hồ sơ thủ tục hành chính đúng hạn đạt 99%."),
    ("none", "Công an tỉnh tập huấn dịch vụ công trực tuyến cho 120 cán bộ",
     "Sáng 4/4, Công an tỉnh Hưng Yên tổ chức hội nghị tập huấn dịch vụ công trực tuyến cho 120 cán bộ."
     "\nHọc viên được hướng dẫn nộp hồ sơ trực tuyến."),
    ("none", "Đối thoại với thanh niên về cải cách hành chính",
     "Chiều 25/3, Chủ tịch UBND huyện Thăng Bình đối thoại với 200 thanh niên về cải cách hành chính và chuyển "
     "đổi số."
     "\nCác bạn trẻ nêu nhiều câu hỏi."),
    ("inspection", "Phường Trảng Dài: Giải quyết hồ sơ đúng hẹn, thái độ niềm nở",
     "Đây là nhận xét của Đoàn kiểm tra cải cách hành chính thành phố Biên Hòa khi về làm việc tại UBND phường "
     "Trảng Dài sáng 14/6/2023."
     "\nPhường đã giải quyết 4.100 hồ sơ thủ tục hành chính."),
    ("inspection", "Nhắc nhở 6 xã chậm số hóa hồ sơ",
     "Qua kiểm tra công tác cải cách hành chính 9 tháng đầu năm, Phòng Nội vụ huyện Tam Nông nhắc nhở 6 xã chậm"
     " số hóa hồ sơ."
     "\nTỷ lệ số hóa của 6 xã dưới 40%."),
    ("inspection", "Bí thư Thành ủy đột xuất kiểm tra bộ phận một cửa",
     "Không báo trước, 7h45 ngày 6/3, Bí thư Thành ủy Vị Thanh có mặt tại bộ phận một cửa của phường III để xem"
     " việc tiếp dân."
     "\nÔng trao đổi với công chức về thủ tục hành chính."),
    ("inspection", "Tăng cường kỷ luật, kỷ cương ở xã Hòa Tiến",
     "Ngày 8/8, Ủy ban Kiểm tra Huyện ủy Hòa Vang kiểm tra việc lãnh đạo thực hiện cải cách hành chính đối với "
     "Đảng ủy xã Hòa Tiến."
     "\nĐảng ủy xã đã ban hành 12 văn bản về cải cách hành chính."),
    ("inspection", "Phúc tra việc khắc phục tồn tại về CCHC tại Sở Xây dựng",
     "Sau 3 tháng, Đoàn kiểm tra của tỉnh Thái Bình quay lại Sở Xây dựng để đánh giá việc khắc phục các tồn tại"
     " về cải cách hành chính."
     "\nSở đã khắc phục 7/9 tồn tại."),
    ("inspection", "Đánh giá, chấm điểm CCHC tại huyện Vân Hồ",
     "Tổ công tác thẩm định chỉ số cải cách hành chính của UBND tỉnh Sơn La kiểm tra thực tế tại huyện Vân Hồ "
     "ngày 9/11/2022."
     "\nHuyện tự chấm 88 điểm."),
    ("supervision", "Cử tri đánh giá cao bộ phận một cửa",
     "Thường trực HĐND phường Nghĩa Tân vừa giám sát chuyên đề về cải cách thủ tục hành chính tại UBND phường."
     "\nKết quả, 100% hồ sơ đúng hạn."),
    ("supervision", "Còn nhiều thủ tục chồng chéo",
     "Đó là nội dung được Đoàn giám sát Ủy ban Pháp luật của Quốc hội chỉ ra tại buổi làm việc với UBND tỉnh "
     "Yên Bái ngày 2/3 về cải cách thủ tục hành chính."
     "\nTỉnh có 1.800 thủ tục hành chính."),
    ("supervision", "Hội Nông dân huyện Ea Kar giám sát việc thực hiện cải cách hành chính",
     "Hội Nông dân huyện Ea Kar phối hợp với UBMTTQ huyện tổ chức giám sát công tác cải cách hành chính tại xã "
     "Cư Ni."
     "\nXã niêm yết 190 thủ tục hành chính."),
    ("inspectorate", "Chủ tịch xã để hồ sơ quá hạn không xin lỗi dân",
     "Thanh tra thành phố Hải Phòng vừa công bố kết luận về trách nhiệm của Chủ tịch UBND huyện An Lão trong "
     "cải cách hành chính, thực thi công vụ."
     "\nHuyện có 201 hồ sơ thủ tục hành chính quá hạn."),
    ("inspectorate", "Sở Nội vụ thanh tra công vụ tại Sở Giao thông vận tải",
     "Chiều 3/7, Thanh tra Sở Nội vụ tỉnh Long An công bố quyết định thanh tra việc thực hiện các quy định về "
     "công vụ, tuyển dụng tại Sở Giao thông vận tải."
     "\nThời hạn thanh tra 20 ngày về kỷ luật công vụ."),
    ("survey", "Tháo gỡ khó khăn cho cấp xã sau sắp xếp",
     "Sáng 11/9, đoàn công tác của Bộ Nội vụ về xã Tân Hưng, tỉnh Lạng Sơn tìm hiểu tình hình vận hành chính "
     "quyền địa phương 2 cấp."
     "\nXã còn thiếu 4 công chức giải quyết thủ tục hành chính."),
    ("survey", "Khảo sát mức độ hài lòng về dịch vụ hành chính công",
     "Sở Nội vụ tỉnh Sóc Trăng khảo sát mức độ hài lòng của người dân tại các bộ phận một cửa cấp huyện từ ngày"
     " 3 đến 20/10."
     "\nCó 1.200 phiếu khảo sát về thủ tục hành chính."),
    ("survey", "Đại biểu HĐND thành phố làm việc với phường Cửa Nam về hoạt động của Trung tâm hành chính công",
     "Chiều 7/8, Ban Đô thị HĐND thành phố Hà Nội làm việc, nắm tình hình hoạt động của Trung tâm phục vụ hành "
     "chính công phường Cửa Nam."
     "\nTrung tâm tiếp nhận 3.000 hồ sơ."),
    ("review_meeting", "Tuyên Quang: Nâng cao chỉ số PAR INDEX",
     "Sáng 19/5, UBND tỉnh Tuyên Quang tổ chức Hội nghị phân tích các chỉ số PAR INDEX, SIPAS năm 2022."
     "\nPAR INDEX của tỉnh xếp thứ 30/63."),
    ("review_meeting", "Thành ủy Bạc Liêu: Đánh giá 2 năm thực hiện Nghị quyết về cải cách hành chính",
     "Ngày 10/12, Ban Thường vụ Thành ủy Bạc Liêu họp đánh giá 2 năm thực hiện Nghị quyết số 05 về cải cách "
     "hành chính."
     "\nThành phố cắt giảm 20 thủ tục."),
    ("review_meeting", "Xã Mường Phăng giao ban công tác cải cách hành chính tuần",
     "Chiều 3/10, Chủ tịch UBND xã Mường Phăng chủ trì giao ban với các bộ phận về cải cách hành chính."
     "\nTrong tuần xã nhận 45 hồ sơ thủ tục hành chính."),
    ("announcement", "Thành lập 3 tổ kiểm tra CCHC",
     "Chủ tịch UBND thành phố Pleiku vừa ký quyết định thành lập 3 tổ kiểm tra cải cách hành chính năm 2023."
     "\nCác tổ sẽ làm việc từ 5/6 đến 30/6."),
    ("announcement", "18 đơn vị thuộc diện kiểm tra công vụ trong năm 2024",
     "Theo kế hoạch vừa được UBND tỉnh Phú Yên phê duyệt, 18 đơn vị sẽ được kiểm tra công vụ trong năm 2024."
     "\nNội dung gồm cải cách hành chính, kỷ luật công vụ."),
    ("announcement", "UBND tỉnh chỉ đạo khắc phục hạn chế sau công bố chỉ số CCHC",
     "UBND tỉnh Cao Bằng ban hành Công văn số 1190/UBND-NC chỉ đạo các sở, ngành khắc phục hạn chế trong cải "
     "cách hành chính."
     "\nCông văn yêu cầu rà soát thủ tục hành chính."),
    ("none", "Huyện Bù Đăng ra mắt mô hình \"Ngày không viết\"",
     "Sáng 4/3, UBND huyện Bù Đăng ra mắt mô hình \"Ngày không viết\" tại bộ phận một cửa."
     "\nNgười dân làm thủ tục hành chính không phải viết tờ khai."),
    ("none", "Trao thưởng cuộc thi tìm hiểu cải cách hành chính",
     "Chiều 2/12, tỉnh Ninh Thuận trao 15 giải cuộc thi tìm hiểu cải cách hành chính."
     "\nCuộc thi có 9.000 lượt dự thi về cải cách hành chính."),
    ("none", "Người dân được gì từ Đề án 06?",
     "Sau 2 năm triển khai Đề án 06, nhiều thủ tục hành chính được giải quyết trên môi trường mạng."
     "\nChị Lan cho biết chị nộp hồ sơ trực tuyến trong 5 phút."),
    ("none", "Kiểm tra đột xuất bếp ăn tập thể",
     "Sáng 9/9, Đoàn kiểm tra liên ngành về an toàn thực phẩm kiểm tra đột xuất 4 bếp ăn."
     "\nĐoàn nhắc nhở cơ sở hoàn thiện thủ tục hành chính cấp giấy."),
    ("none", "Giám sát việc thực hiện chính sách giảm nghèo",
     "Sáng 4/4, Đoàn giám sát HĐND tỉnh giám sát chính sách giảm nghèo tại huyện Mường Lát."
     "\nHuyện có 3.100 hộ nghèo."),
    ("none", "Bộ phận một cửa phường 9 hoạt động cả thứ Bảy",
     "Từ tháng 4, bộ phận một cửa phường 9, thành phố Vũng Tàu làm việc cả sáng thứ Bảy để nhận hồ sơ thủ tục "
     "hành chính."
     "\nNgười dân rất phấn khởi."),
    ("supervision", "Chờ giấy qua ba phiên chợ",
     "Hai ngày 3 và 4/10/2020, Đoàn giám sát của Ban Pháp chế HĐND tỉnh Cao Bằng do bà Nông Thị Mận, Trưởng ban dẫn đầu, về huyện "
     "Hà Quảng nghe bà con kể chuyện đi làm giấy tờ."
     "\nTừ đầu năm nơi đây nhận 2.100 hồ sơ. Hồ sơ đất đai trễ hẹn 40. Trong buổi sáng, một cửa chỉ có hai người. Dân ngại đi xa."),
    ("inspection", "Soi lại nếp làm việc ở xã vùng cao",
     "Ngày 6/4/2021, Ủy ban Kiểm tra Huyện ủy Mù Cang Chải kiểm tra Đảng ủy hai xã Nậm Có và Cao Phạ về lãnh đạo thực hiện nghị "
     "quyết của Huyện ủy trong cải cách hành chính."
     "\nĐảng viên đi họp đều. Xã có 900 hồ sơ."),
    ("none", "Đoàn giám sát về xem đường mới",
     "Sáng 6/4, Đoàn giám sát của HĐND huyện về xã Nậm Có xem con đường bê tông vừa làm xong."
     "\nĐường dài 4 km. Bà con góp công. Xe máy đi lại dễ dàng. Xã làm hồ sơ quyết toán."),
    ("none", "Ngành thuế tổng kết năm",
     "Chiều 28/12, Cục Thuế tỉnh tổ chức hội nghị tổng kết công tác thuế, nhắc đến thủ tục hành chính thuế."
     "\nThu ngân sách đạt dự toán. Ngành thuế khen thưởng 20 tập thể."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "title", "body"), ARTICLES, ids=[row[1] for row in ARTICLES])
def test_kind(kind: str, title: str, body: str) -> None:
    assert extract(f"{title}\n{body}").event.kind == kind
