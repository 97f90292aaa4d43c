"""Found events of a report joined where they tell of one event (codebook section 1)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from tidings.read.neural.events import Encoded, EventsModel, FoundEvent
from tidings.read.neural.scene import Scene


@dataclass(slots=True)
class Told:
    """The tokens that tell of one event, in text order."""

    events: list[FoundEvent] = field(default_factory=list)

    @property
    def lead(self) -> FoundEvent:
        """The token that names the event most surely."""
        return max(self.events, key=lambda event: event.score)


def join_events(
    model: EventsModel, scene: Scene, encoded: Encoded, events: list[FoundEvent], cutoff: float
) -> list[Told]:
    """Groups of events in order of first telling: each joins the group of the event that it is likeliest one with.

    Args:
        model: tells how likely two events are one.
        scene: the report.
        encoded: its states.
        events: found in it, in text order.
        cutoff: an event less likely than this to be one with any before it is a new one.
    """
    groups: list[Told] = []
    told: list[tuple[FoundEvent, Told]] = []
    for event in events:
        same = model.same_event(scene, encoded, event, [other for other, _ in told]) if told else np.zeros(0)
        if len(same) and same.max() >= cutoff:
            group = told[int(same.argmax())][1]
        else:
            group = Told()
            groups.append(group)
        group.events.append(event)
        told.append((event, group))
    return groups
