"""The best tags for spans that do not overlap: a linear chain over O, B, I, E, S (Lafferty et al., 2001)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tidings.read.neural.wordpieces import Floats, Ints

OUTSIDE, BEGIN, INSIDE, END, SINGLE = range(5)
TAGS = 5
NEVER = -1e4
"""Added to the score of what the scheme forbids."""

_OPEN = (BEGIN, INSIDE)
_AFTER_OPEN = (INSIDE, END)

FORBIDDEN: Floats = np.array(
    [[NEVER if (a in _OPEN) != (b in _AFTER_OPEN) else 0.0 for b in range(TAGS)] for a in range(TAGS)],
    dtype=np.float32,
)
"""(5, 5), from a tag to the next: a span that is open goes on or ends, and nothing else goes on."""

AT_START: Floats = FORBIDDEN[OUTSIDE]
AT_END: Floats = FORBIDDEN[:, OUTSIDE]


def best_paths(emissions: Floats, transitions: Floats, lengths: Ints) -> Ints:
    """Viterbi decoding of many sequences at once.

    Args:
        emissions: (sequences, T, 5).
        transitions: (sequences, 5, 5), from a tag to the next, with what is forbidden.
        lengths: (sequences,); tags after a sequence's length are OUTSIDE.
    """
    count, longest, _ = emissions.shape
    score = emissions[:, 0] + AT_START
    last = np.where((lengths == 1)[:, None], score, 0.0)
    back = np.zeros((longest, count, TAGS), dtype=np.int64)
    for at in range(1, longest):
        steps = score[:, :, None] + transitions
        back[at] = steps.argmax(axis=1)
        score = steps.max(axis=1) + emissions[:, at]
        last = np.where((lengths == at + 1)[:, None], score, last)
    tags = np.zeros((count, longest), dtype=np.int64)
    rows = np.arange(count)
    current = (last + AT_END).argmax(axis=1)
    for at in range(longest - 1, -1, -1):
        inside = at < lengths
        tags[:, at] = np.where(inside, current, OUTSIDE)
        current = np.where(inside, back[at, rows, current], current)
    return tags


def spans_of(tags: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and last position of each span in one sequence of tags."""
    begin = -1
    for at in np.flatnonzero(tags):
        if tags[at] == SINGLE:
            yield int(at), int(at)
        elif tags[at] == BEGIN:
            begin = int(at)
        elif tags[at] == END:
            yield begin, int(at)
