"""Dates in text: {"id", "timexes": [{"start", "end", "text", "type", "value"}]}, offsets in characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from benchmarks.documents import Document
from tidings.resolve.timex import Timex, find_timexes


def predict(documents: Sequence[Document]) -> Iterator[Mapping[str, object]]:
    """Time expressions of each document, against its `dct`, the day it was written."""
    for document in documents:
        yield {
            "id": document["id"],
            "timexes": [_fields(each) for each in find_timexes(document["text"], _dct(document))],
        }


def _dct(document: Document) -> date | None:
    written = str(document.get("dct") or document.get("published") or "")
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _fields(timex: Timex) -> dict[str, object]:
    span = timex.span
    return {"start": span.start, "end": span.end, "text": timex.text, "type": timex.type, "value": timex.value}
