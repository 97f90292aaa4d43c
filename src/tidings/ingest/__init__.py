"""Inputs to reports: text, HTML, PDF, JSON and JSONL, gzipped or not; dates, outlets, languages; copies recognised."""

from tidings.ingest.article import Article, report_from_article, report_from_text
from tidings.ingest.copies import mark_copies
from tidings.ingest.inputs import read_inputs
from tidings.ingest.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "DEFAULT_LIMITS",
    "Article",
    "Limits",
    "mark_copies",
    "read_inputs",
    "report_from_article",
    "report_from_text",
]
