"""A report cut into windows of whole sentences that an encoder can take, each with those before it as context."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tidings.read.neural.wordpieces import CLS, SEP, Floats, Ints, Pieces, WordPieces

LONGEST = 288  # pieces in a window
CONTEXT = 72  # pieces of earlier sentences repeated before a window's own


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [first, last) of a report; those from `own` on are read here, those before are context."""

    first: int
    last: int
    own: int


def cut_windows(pieces: Pieces, sentence_starts: Sequence[int]) -> list[Window]:
    """Windows over all pieces, in order; a sentence longer than a window is cut.

    Args:
        pieces: the word pieces of the text.
        sentence_starts: characters at which sentences begin.
    """
    marks = [int(i) for i in np.searchsorted(pieces.starts, np.array(sentence_starts, dtype=np.int64))]
    starts = sorted({0, *marks})
    windows: list[Window] = []
    own, total = 0, len(pieces)
    while own < total:
        first = own
        while first > 0 and own - _before(starts, first) <= CONTEXT:
            first = _before(starts, first)
        limit = first + LONGEST
        last = total if total <= limit else _last_start(starts, own, limit)
        windows.append(Window(first, last, own))
        own = last
    return windows


def _before(starts: Sequence[int], piece: int) -> int:
    return starts[bisect_left(starts, piece) - 1]


def _last_start(starts: Sequence[int], own: int, limit: int) -> int:
    last = starts[bisect_right(starts, limit) - 1]
    return last if last > own else limit


def window_batch(words: WordPieces, pieces: Pieces, windows: Sequence[Window]) -> tuple[Floats, Floats]:
    """Embedded windows with start and end marks, padded: (B, T, 384) and the mask (B, T)."""
    longest = max(window.last - window.first for window in windows) + 2
    ids: Ints = np.zeros((len(windows), longest), dtype=np.int64)
    mask: Floats = np.zeros((len(windows), longest), dtype=np.float32)
    for row, window in enumerate(windows):
        inside = [CLS, *pieces.ids[window.first : window.last], SEP]
        ids[row, : len(inside)] = inside
        mask[row, : len(inside)] = 1
    return words.embed(ids), mask
