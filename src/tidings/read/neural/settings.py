"""What the weights were shipped with: how sure the model must be, and how its confidence is to be read."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

from tidings.read.neural.calibration import Calibration
from tidings.read.neural.shipped import WEIGHTS


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """How sure the model must be before it says that a candidate fills a role, and that an event is background.

    `possible_count` is for numbers that no rule takes for counts, `join` for two tellings to be of one event,
    `toll_share` for a number to stay with a second event (`tolls.settle_tolls`).
    """

    actor: float = 0.5
    target: float = 0.5
    source: float = 0.5
    means: float = 0.5
    count: float = 0.5
    possible_count: float = 0.5
    place: float = 0.4
    from_place: float = 0.5
    to_place: float = 0.5
    time: float = 0.4
    background: float = 0.5
    join: float = 0.5
    toll_share: float = 1.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one trained reader, chosen on reports kept back from training (`train.events.tune`).

    Attributes:
        threshold: the score that an event must reach to be told.
        rule_vote: share of a strong rule's word in the probabilities of types (reader "both").
        role_vote: the same of what the rules find in the parts that they find well.
        cutoffs: for the parts of events.
        calibration: what a score is worth (`train.events.calibrate`).
    """

    threshold: float = 0.5
    rule_vote: float = 0.0
    role_vote: float = 0.0
    cutoffs: Cutoffs = field(default_factory=Cutoffs)
    calibration: Calibration = field(default_factory=Calibration)


@cache
def load_settings(name: str) -> Settings:
    """The settings shipped for the reader "both" or "trained"; those that the file does not name have defaults."""
    path = files(WEIGHTS).joinpath("event_settings.json")
    table: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    usual = Settings()
    chosen = table.get("cutoffs", {}).get(name, {})
    known = {f.name for f in fields(Cutoffs)}
    return Settings(
        threshold=chosen.get("threshold", usual.threshold),
        rule_vote=chosen.get("rule_vote", usual.rule_vote),
        role_vote=chosen.get("role_vote", usual.role_vote),
        cutoffs=Cutoffs(**{key: value for key, value in chosen.items() if key in known}),
        calibration=Calibration(tuple((x, y) for x, y in table.get("confidence", {}).get(name, ()))),
    )
