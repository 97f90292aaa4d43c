"""Claims of reports by the pipeline as shipped: {"doc": {"id", ...}, "claims": [...]} (codebook section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.documents import Document
from tidings.export.fields import claim_fields, report_fields
from tidings.ingest import report_from_article
from tidings.ingest.json_lines import make_article
from tidings.model.errors import InputError
from tidings.model.report import Failure, Report
from tidings.pipeline import Pipeline


def predict(documents: Sequence[Document]) -> Iterator[Mapping[str, object]]:
    """One prediction a document; one that cannot be read has no claims and a "failure" that says why."""
    records = [_report_or_failure(document) for document in documents]
    for document, outcome in zip(documents, Pipeline.open().run(records), strict=True):
        if isinstance(outcome, Failure):
            yield {"doc": {"id": document["id"]}, "claims": [], "failure": outcome.message}
        else:
            report = outcome.report
            claims = [claim_fields(claim, report.text) for claim in outcome.claims]
            yield {"doc": report_fields(report), "claims": claims}


def _report_or_failure(document: Document) -> Report | Failure:
    try:
        return report_from_article(make_article(document), origin=document["id"])
    except InputError as error:
        return Failure(document["id"], error.code, str(error))
