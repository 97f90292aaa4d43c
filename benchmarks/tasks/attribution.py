"""Who said it: {"id", "attributions": [{"source", "cue", "content"}]}, each a list of [start, end] in characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.documents import Document
from tidings.model.values import Span
from tidings.read.neural.attribution import AttributionModel, FoundAttribution

BATCH = 32
"""Documents read at once, so that windows of like length meet."""


def predict(documents: Sequence[Document]) -> Iterator[Mapping[str, object]]:
    """Attributions of each document; a source is given as it stands beside its cue, pronouns included."""
    model = AttributionModel.load()
    for at in range(0, len(documents), BATCH):
        batch = documents[at : at + BATCH]
        for document, found in zip(batch, model.read([document["text"] for document in batch]), strict=True):
            yield {"id": document["id"], "attributions": [_attribution(attribution) for attribution in found]}


def _attribution(found: FoundAttribution) -> dict[str, list[list[int]]]:
    return {"source": _pairs(found.source), "cue": _pairs(found.cue), "content": _pairs(found.content)}


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
