"""Who said it by the rules alone, to compare with `attribution`; the same form of prediction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.documents import Document
from tidings.model.values import Span
from tidings.read.attribution import Saying, find_sayings
from tidings.read.reader import BATCH, load_model


def predict(documents: Sequence[Document]) -> Iterator[Mapping[str, object]]:
    """Attributions of each document; a source is given as it stands beside its cue, pronouns included."""
    pairs = ((document["text"], document["id"]) for document in documents)
    for doc, own_id in load_model().pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield {"id": own_id, "attributions": [_attribution(saying) for saying in find_sayings(doc)]}


def _attribution(saying: Saying) -> dict[str, list[list[int]]]:
    source = saying.mention or saying.source
    return {
        "source": _pairs(source) if source else [],
        "cue": _pairs(saying.cue),
        "content": _pairs(*saying.contents),
    }


def _pairs(*spans: Span) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
