"""How two mentions stand to each other in a text: what the linking head sees beside their vectors."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.muc4.schema import Mention

N_FEATURES = 7
_SENTENCE_END = re.compile(r"(?<=[.?!\"])\s+(?=\S)")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


def measure_pairs(text: str, mentions: Sequence[Mention]) -> npt.NDArray[np.float32]:
    """Features of each pair of mentions, [mentions, mentions, N_FEATURES], symmetric."""
    starts = np.array([mention.start for mention in mentions])
    sentences = number_parts(_SENTENCE_END, text, mentions)
    paragraphs = number_parts(_PARAGRAPH_END, text, mentions)
    apart = np.abs(sentences[:, None] - sentences[None, :])
    words = [frozenset(_words(mention.text)) for mention in mentions]
    overlap = np.array([[_overlap(one, other) for other in words] for one in words]).reshape(len(words), len(words))
    features = [
        np.log1p(np.abs(starts[:, None] - starts[None, :]) / 50),
        apart == 0,
        apart == 1,
        np.minimum(apart, 10) / 10,
        paragraphs[:, None] == paragraphs[None, :],
        overlap,
        overlap == 1,
    ]
    return np.stack([np.asarray(feature, np.float32) for feature in features], axis=-1)


def number_sentences(text: str, mentions: Sequence[Mention]) -> npt.NDArray[np.int64]:
    """In which sentence each mention starts, from 0."""
    return number_parts(_SENTENCE_END, text, mentions)


def number_parts(boundary: re.Pattern[str], text: str, mentions: Sequence[Mention]) -> npt.NDArray[np.int64]:
    """In which part between boundaries each mention starts, from 0."""
    ends = [match.end() for match in boundary.finditer(text)]
    return np.array([bisect_right(ends, mention.start) for mention in mentions], np.int64)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)
