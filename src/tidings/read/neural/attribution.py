"""Who said what, read by a small trained model: source, cue, content as in PolNeAR (Newell et al., LREC 2018)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime

from tidings.model.values import Span
from tidings.read.neural.paragraph_windows import Window, windows_of
from tidings.read.neural.session import open_model
from tidings.read.neural.tag_paths import BEGIN, END, NEVER, OUTSIDE, SINGLE, TAGS, best_paths, spans_of
from tidings.read.neural.wordpieces import PAD, Floats, Ints, WordPieces

PARTS = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)

LONGEST_WINDOW = 224
"""Word pieces of a window, as long as the longest in training."""

BATCH_PIECES = 2048

EAGERNESS = np.array([0.5, 0.5, 0.0], dtype=np.float32)
"""Added to the score of a span's first piece, for each part: chosen on the development part of PolNeAR."""

NEAREST, NO_SPAN, DISTANCES = 7, 15, 16
"""Distances between spans in powers of two, before and after; number 15 stands for "no source"."""

Place = tuple[int, int]
NOWHERE: Place = (0, 0)
"""The place of [CLS], which a cue without a source chooses."""


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """One attribution: what is said may come in pieces, and who says it may be left out."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the model says of one window: tag scores (T, 3, 5), vectors (T, 4, width), scores of distances (2, 16)."""

    emissions: Floats
    vectors: Floats
    distances: Floats


@dataclass(frozen=True, slots=True)
class AttributionModel:
    """Tags and links of a MiniLM encoder; a text of any length is read window by window."""

    session: onnxruntime.InferenceSession
    pieces: WordPieces

    @classmethod
    def load(cls) -> AttributionModel:
        """The shipped model.

        Raises:
            ConfigError: if the package lacks the weights.
        """
        return cls(open_model("attribution"), WordPieces.load())

    def read(self, texts: Sequence[str]) -> list[list[FoundAttribution]]:
        """The attributions of each text, in the order of their cues."""
        found: list[list[FoundAttribution]] = [[] for _ in texts]
        for batch in batches_of(windows_of(texts, self.pieces, LONGEST_WINDOW), BATCH_PIECES):
            for window, attributions in zip(batch, self._read_windows(batch), strict=True):
                found[window.text].extend(attributions)
        return [sorted(attributions, key=_position) for attributions in found]

    def _read_windows(self, batch: Sequence[Window]) -> Iterator[list[FoundAttribution]]:
        ids, mask = padded(batch)
        inputs = {"inputs_embeds": self.pieces.embed(ids), "attention_mask": mask}
        emissions, vectors, transitions, distances = self.session.run(None, inputs)
        emissions = emissions + np.stack([_bounds(window, ids.shape[1]) for window in batch])[:, :, None]
        emissions[..., [BEGIN, SINGLE]] += EAGERNESS[:, None]
        lengths = np.repeat([len(window) for window in batch], len(PARTS))
        flat = emissions.transpose(0, 2, 1, 3).reshape(len(lengths), -1, TAGS)
        tags = best_paths(flat, np.tile(transitions, (len(batch), 1, 1)), lengths).reshape(len(batch), len(PARTS), -1)
        for number, window in enumerate(batch):
            reading = _Reading(emissions[number], vectors[number], distances)
            yield _join(window, reading, [list(spans_of(row)) for row in tags[number]])


def batches_of(windows: Sequence[Window], budget: int) -> Iterator[list[Window]]:
    """Windows of like length together, at most `budget` pieces a batch with the padding."""
    batch: list[Window] = []
    for window in sorted(windows, key=len):
        if batch and len(window) * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def padded(batch: Sequence[Window]) -> tuple[Ints, Ints]:
    """Piece ids and attention mask of a batch, both (windows, longest)."""
    ids = np.full((len(batch), max(map(len, batch))), PAD, dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, window in enumerate(batch):
        ids[row, : len(window)] = window.ids
        mask[row, : len(window)] = 1
    return ids, mask


def distances_between(places: Sequence[Place], others: Sequence[Place]) -> Ints:
    """Numbers of the distances from each place to each of the others, (places, others)."""
    start, end = np.array(places).reshape(-1, 2).T
    other_start, other_end = np.array(others).reshape(-1, 2).T
    gaps = np.maximum(other_start - end[:, None], 0) - np.maximum(start[:, None] - other_end, 0)
    powers = np.ceil(np.log2(np.abs(gaps) + 1)).astype(np.int64)
    numbers: Ints = NEAREST + np.sign(gaps) * np.minimum(powers, NEAREST)
    numbers[:, (other_start == 0) & (other_end == 0)] = NO_SPAN
    return numbers


def _bounds(window: Window, length: int) -> Floats:
    """(length, 5): forbids spans that begin or end within a word, or hold a special piece."""
    barred = np.zeros((length, TAGS), dtype=np.float32)
    size = len(window)
    barred[:size, [BEGIN, SINGLE]] += np.where(window.opens, 0, NEVER)[:, None]
    barred[:size, [END, SINGLE]] += np.where(window.closes, 0, NEVER)[:, None]
    barred[:size][window.starts < 0] = NEVER
    barred[:, OUTSIDE] = 0
    return barred


def _join(window: Window, reading: _Reading, places: Sequence[list[Place]]) -> list[FoundAttribution]:
    """Every cue with the source it chooses and the contents that choose it; what no cue has is left out."""
    cues, sources, contents = places[CUE], [NOWHERE, *places[SOURCE]], places[CONTENT]
    if not cues:
        return []
    chosen = (_link_scores(reading, 0, cues, sources) + _barred_links(window, cues, sources)).argmax(axis=1)
    source_of = [[sources[choice]] if choice else [] for choice in chosen]
    contents_of: list[list[Place]] = [[] for _ in cues]
    if contents:
        scores = _link_scores(reading, 1, cues, contents) + _barred_links(window, cues, contents)
        for content, column in zip(contents, scores.T, strict=True):
            if column.max() > NEVER / 2:
                contents_of[int(column.argmax())].append(content)
    return [
        FoundAttribution(_spans(window, source), _spans(window, [cue]), _spans(window, said))
        for source, cue, said in zip(source_of, cues, contents_of, strict=True)
    ]


def _barred_links(window: Window, cues: Sequence[Place], others: Sequence[Place]) -> Floats:
    """(cues, others): forbids links between paragraphs, which are less than 1 in 100; "no source" is near any cue."""
    paragraphs = window.paragraphs()
    of_cues, of_others = (paragraphs[[first for first, _ in places]] for places in (cues, others))
    near = (of_cues[:, None] == of_others) | np.array([other == NOWHERE for other in others])
    return np.where(near, 0, NEVER).astype(np.float32)


def _link_scores(reading: _Reading, kind: int, cues: Sequence[Place], others: Sequence[Place]) -> Floats:
    """(cues, others): dot products of the mean of each span's first and last vector, and the score of the distance."""
    asking = reading.vectors[np.array(cues), 2 * kind].mean(axis=1)
    asked = reading.vectors[np.array(others), 2 * kind + 1].mean(axis=1)
    scores: Floats = (
        asking @ asked.T / np.sqrt(asking.shape[1]) + reading.distances[kind][distances_between(cues, others)]
    )
    return scores


def _spans(window: Window, places: Sequence[Place]) -> tuple[Span, ...]:
    return tuple(Span(int(window.starts[first]), int(window.ends[last])) for first, last in places)


def _position(attribution: FoundAttribution) -> int:
    return attribution.cue[0].start
