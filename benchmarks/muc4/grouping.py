"""Grouping targets into incidents: average linkage over the chance that two are of one incident."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.muc4.mentions import Entity
from benchmarks.muc4.reading import Floats


def link_entities(entities: Sequence[Entity], together: Floats) -> Floats:
    """Chance that two entities are of one incident, [entities, entities]: the mean over their nearest mentions."""
    links = np.ones((len(entities), len(entities)), np.float32)
    for one, first in enumerate(entities):
        for two, second in enumerate(entities):
            if one != two:
                block = together[np.ix_(first.members, second.members)]
                links[one, two] = (block.max(axis=0).mean() + block.max(axis=1).mean()) / 2
    return links


def group_entities(links: Floats, threshold: float) -> list[list[int]]:
    """Join the two closest groups as long as their mean link reaches the threshold."""
    groups = [[number] for number in range(len(links))]
    while len(groups) > 1:
        closest, one, two = max(
            (float(links[np.ix_(groups[a], groups[b])].mean()), a, b)
            for a in range(len(groups))
            for b in range(a + 1, len(groups))
        )
        if closest < threshold:
            break
        groups[one] += groups.pop(two)
    return groups
