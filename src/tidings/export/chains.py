"""The sources of a claim as chains: who told whom (codebook section 4, `sources`, and ruling 8)."""

from __future__ import annotations

from collections.abc import Iterable

from tidings.model.values import Source
from tidings.model.vocabulary import SourceKind


def source_chains(sources: Iterable[Source]) -> list[list[Source]]:
    """Cut the flat list into chains, each a speaker followed by the outlets it told.

    Ruling 8 writes every speaker followed by the outlet it told, so an outlet carries on the chain before it and any
    other source begins a new one.
    """
    chains: list[list[Source]] = []
    for source in sources:
        if chains and source.kind is SourceKind.MEDIA:
            chains[-1].append(source)
        else:
            chains.append([source])
    return chains


def source_label(source: Source) -> str:
    """The source as one reads it: "a village elder (local source, anonymous)"."""
    kind = str(source.kind).replace("_", " ")
    return f"{source.name} ({kind}, anonymous)" if source.anonymous else f"{source.name} ({kind})"
