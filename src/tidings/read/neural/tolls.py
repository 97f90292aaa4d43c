"""A number is told of one event: where several would have it, it goes to the one that it fits best."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.read.neural.joining import Told
from tidings.read.neural.roles import ROLES

COUNT = ROLES.index("count")


def settle_tolls(groups: Sequence[Told]) -> None:
    """Take each number from all events of a report but the likeliest: counts are of what caused them (codebook 2)."""
    best: dict[int, tuple[float, int]] = {}
    for number, group in enumerate(groups):
        for event in group.events:
            for candidate, score in zip(event.candidates, event.roles[COUNT], strict=True):
                best[id(candidate)] = max(best.get(id(candidate), (0.0, number)), (float(score), number))
    for number, group in enumerate(groups):
        for event in group.events:
            for column, candidate in enumerate(event.candidates):
                if best[id(candidate)][1] != number:
                    event.roles[COUNT, column] = 0.0
