"""Floors of quality: figures that only rise, and may be lowered on purpose with a reason (floors.json).

floors.json: {"sets": {SET: {"sha256": of its gold file, "floors": {FIGURE: value}}}, "lowered": [{"day", "key", ...}]}
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tidings.model.errors import ConfigError

PATH = Path(__file__).with_name("floors.json")
SLACK = 0.002
"""How far a figure may lie under its floor: other processors sum a model's products in another order."""

Floors = dict[str, Any]


def load_floors(path: Path = PATH) -> Floors:
    """The floors of a file; none if there is no file."""
    floors: Floors = json.loads(path.read_text("utf-8")) if path.exists() else {"sets": {}, "lowered": []}
    return floors


def save_floors(floors: Floors, path: Path = PATH) -> None:
    """Write the floors."""
    path.write_text(json.dumps(floors, indent=2, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def is_same_gold(floors: Floors, name: str, sha256: str) -> bool:
    """True if the floors of a set were measured on this gold file, or there are none yet."""
    kept = floors["sets"].get(name)
    return kept is None or kept["sha256"] == sha256


def find_broken(floors: Floors, name: str, figures: Mapping[str, float]) -> list[str]:
    """A line for each floor of a set that its figures do not reach; a figure that is gone counts as 0."""
    kept = floors["sets"].get(name, {"floors": {}})["floors"]
    return [
        f"{name} {figure}: {figures.get(figure, 0.0):.4f} is under its floor {floor:.3f}"
        for figure, floor in kept.items()
        if figures.get(figure, 0.0) < floor - SLACK
    ]


def raise_floors(floors: Floors, name: str, sha256: str, figures: Mapping[str, float]) -> list[str]:
    """Lift the floors of a set to its figures, rounded down to three digits; returns a line for each that rose.

    Floors that were measured on another gold file are replaced as a whole.
    """
    if not is_same_gold(floors, name, sha256):
        del floors["sets"][name]
    kept = floors["sets"].setdefault(name, {"sha256": sha256, "floors": {}})["floors"]
    risen = []
    for figure, value in figures.items():
        floor = math.floor(value * 1000 + 1e-6) / 1000
        if floor > kept.get(figure, -1.0):
            risen.append(f"{name} {figure}: {kept.get(figure, 'none')} -> {floor}")
            kept[figure] = floor
    return risen


def lower_floor(floors: Floors, key: str, value: float, why: str, day: date) -> None:
    """Lower one floor and note the reason.

    Args:
        floors: changed in place.
        key: set and figure, as in "gold/dev record.f1".
        value: the new floor.
        why: the reason, in words.
        day: the day of the decision.

    Raises:
        ConfigError: if there is no such floor, it would not be lowered, or there is no reason.
    """
    name, _, figure = key.partition(" ")
    kept = floors["sets"].get(name, {}).get("floors", {})
    if figure not in kept:
        known = ", ".join(f'"{s} {f}"' for s, entry in floors["sets"].items() for f in entry["floors"])
        raise ConfigError(f'there is no floor "{key}"; give one of {known}')
    if value >= kept[figure]:
        raise ConfigError(f"{value} does not lower the floor {kept[figure]}; floors rise by --raise")
    if not why.strip():
        raise ConfigError("a floor is lowered only with a reason; give one with --why")
    floors["lowered"].append({"day": day.isoformat(), "key": key, "from": kept[figure], "to": value, "why": why})
    kept[figure] = value
