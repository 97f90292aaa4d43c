"""Exact F1 of sources, cues and contents, as published for PolNeAR."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.read.neural.attribution import PARTS, FoundAttribution
from train.attribution.examples import Article


def exact_f1(articles: Sequence[Article], found: Sequence[Sequence[FoundAttribution]]) -> dict[str, float]:
    """F1 x 100 of each part; a span counts once in an article."""
    scores = {}
    for part in PARTS:
        gold = _gold_places(articles, part)
        mine = {
            (number, span.start, span.end)
            for number, attributions in enumerate(found)
            for attribution in attributions
            for span in getattr(attribution, part)
        }
        scores[part] = 200 * len(gold & mine) / max(1, len(gold) + len(mine))
    return scores


def _gold_places(articles: Sequence[Article], part: str) -> set[tuple[int, int, int]]:
    places = set()
    for number, article in enumerate(articles):
        for attribution in article["attributions"]:
            for start, end in attribution[part]:
                text = article["text"][start:end]
                places.add((number, start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())))
    return places
