"""A number is told of one event: where several would have it, it goes to the one that it fits best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tidings.read.neural.events import FoundEvent
from tidings.read.neural.joining import Told
from tidings.read.neural.roles import ROLES

COUNT = ROLES.index("count")


def settle_tolls(groups: Sequence[Told], share: float) -> list[Told]:
    """The events with each number left to the likeliest of them: counts are of what caused them (codebook section 2).

    Args:
        groups: the events of a report.
        share: an event keeps a number, too, that fits it at least this share as well as the likeliest; 1 is never.
    """
    best: dict[int, tuple[float, int]] = {}
    for number, group in enumerate(groups):
        for event in group.events:
            for candidate, score in zip(event.candidates, event.roles[COUNT], strict=True):
                best[id(candidate)] = max(best.get(id(candidate), (0.0, number)), (float(score), number))

    def kept(event: FoundEvent, number: int) -> FoundEvent:
        owners = [best[id(candidate)] for candidate in event.candidates]
        roles = event.roles.copy()
        taken = [
            owner != number and (share >= 1 or score < share * most)
            for (most, owner), score in zip(owners, roles[COUNT], strict=True)
        ]
        roles[COUNT, np.array(taken, dtype=bool)] = 0.0
        return replace(event, roles=roles)

    return [Told([kept(event, number) for event in group.events]) for number, group in enumerate(groups)]
