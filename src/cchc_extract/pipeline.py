"""The stages in order: an `Article` in, a `Record` out. Nothing here looks at files."""

from __future__ import annotations

from cchc_extract.article import Article
from cchc_extract.extraction.dates import find_dates
from cchc_extract.extraction.discrepancies import find_discrepancies
from cchc_extract.extraction.documents import assemble_documents, find_documents
from cchc_extract.extraction.event import read_event
from cchc_extract.extraction.figures import assemble_figures, find_figures
from cchc_extract.extraction.findings import find_findings
from cchc_extract.extraction.people import find_people
from cchc_extract.extraction.periods import find_periods
from cchc_extract.extraction.roles import cast
from cchc_extract.extraction.units import assemble_units, find_units
from cchc_extract.schema import Record
from cchc_extract.view import TextView


def read(article: Article) -> Record:
    """Everything that the article says, validated and grounded in ``article.text``."""
    view = TextView(article.text, article.title_lines)
    dates = find_dates(view, article.published_on)
    documents = find_documents(view, dates)
    units = find_units(view, article.dropped, article.published_on)
    people = find_people(view, units)
    event = read_event(view, dates, units, people)
    periods = find_periods(view, article.published_on, dates)
    figures = assemble_figures(view, find_figures(view, dates, periods, documents, event.dates))
    officials = cast(people, view, event)
    return Record(
        record_id=article.source.sha256[:16],
        source=article.source,
        title=article.title,
        published_on=article.published_on,
        credits=list(article.credits),
        text=article.text,
        event=event,
        officials=officials,
        units=assemble_units(units),
        documents=assemble_documents(documents),
        figures=figures,
        findings=find_findings(view, event, officials),
        discrepancies=find_discrepancies(view, figures),
    )
