"""Cutting a long row of word pieces into overlapping windows."""

from __future__ import annotations

from benchmarks.muc4.schema import OVERLAP, WINDOW

_MARKS = 2


def cut_windows(n_pieces: int) -> list[range]:
    """Ranges of pieces that cover a text, each at most `WINDOW` less the two marks long, of about equal length."""
    longest = WINDOW - _MARKS
    count = max(1, -(-(n_pieces - OVERLAP) // (longest - OVERLAP)))
    length = -(-(n_pieces + (count - 1) * OVERLAP) // count)
    starts = [round(index * (n_pieces - length) / max(count - 1, 1)) for index in range(count)]
    return [range(start, start + length) for start in starts]


def place_pieces(windows: list[range]) -> list[tuple[int, int]]:
    """For each piece the window in which it stands farthest from an edge, and its place there (marks not counted)."""
    last = windows[-1].stop
    places: list[tuple[int, int]] = []
    for piece in range(last):
        best = max(
            (index for index, window in enumerate(windows) if piece in window),
            key=lambda index: min(piece - windows[index].start, windows[index].stop - 1 - piece),
        )
        places.append((best, piece - windows[best].start))
    return places
