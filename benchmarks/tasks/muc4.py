"""Incident templates of MUC-4: {"id", "templates": [{"slots": {SLOT: [{"any": [words], "ref": [about]}]}}]}."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.documents import Document
from benchmarks.muc4.dates import find_report_day
from benchmarks.muc4.reading import read_text
from benchmarks.muc4.templates import fill_templates, mark_text


def predict(documents: Sequence[Document]) -> Iterator[Mapping[str, object]]:
    """Templates of each document; letter case does not matter."""
    for document in documents:
        day = find_report_day(document["text"], document.get("published") or document.get("date"))
        templates = fill_templates(mark_text(read_text(document["text"]), day))
        yield {"id": document["id"], "templates": [{"slots": slots} for slots in templates]}
