"""The parts of an event that candidates fill, and which kind of candidate may fill which."""

from __future__ import annotations

ROLES = ("actor", "target", "source", "means", "place", "from", "to", "time", "count")
KIND_OF_ROLE = {
    "actor": "party",
    "target": "party",
    "source": "party",
    "means": "party",
    "place": "place",
    "from": "place",
    "to": "place",
    "time": "time",
    "count": "count",
}
CHOSEN = ("place", "from", "to", "time")  # at most one candidate fills it
SEVERAL = ("actor", "target", "source", "means", "count")
