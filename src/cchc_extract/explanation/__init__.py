"""Why a record says what it says: for each value the rule, the words and what the context added."""

from __future__ import annotations

from cchc_extract.explanation.event import explain_event
from cchc_extract.explanation.items import explain_items
from cchc_extract.explanation.model import Added, Explanation, Quote
from cchc_extract.explanation.page import explain_page
from cchc_extract.schema import Record
from cchc_extract.view import TextView

__all__ = ["Added", "Explanation", "Quote", "explain"]


def explain(record: Record) -> list[Explanation]:
    """The reasons for each value of a record, in the order of its fields.

    Items name the rule that found them. For the kind of event and its topics the rules are asked again,
    and each one whose words speak for the value is an explanation of its own.

    >>> from cchc_extract import extract
    >>> record = extract("Kiểm tra CCHC\\nNgày 26/10/2023, xã Nam Mẫu tiếp nhận 1.286 hồ sơ.")
    >>> (figure,) = [each for each in explain(record) if each.field == "figures[0]"]
    >>> figure.rule, figure.words[0].text, figure.cues[0].text
    ('indicators.dossiers_received', '1.286 hồ sơ', 'tiếp nhận')
    """
    view = TextView(record.text)
    return [*explain_page(record), *explain_event(record, view), *explain_items(record, view)]
