"""Choose the thresholds of the template reader: `python -m train.muc4.tune --gold FILE... --scorer score_muc4.py`.

The gold files must be held out of the training of the weights in the package. Thresholds are changed one at a time, as
long as the sum of the two figures (`all_slots` and five roles) rises.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.muc4.dates import find_report_day
from benchmarks.muc4.reading import read_text
from benchmarks.muc4.schema import ROLES
from benchmarks.muc4.templates import DEFAULT, Marked, Settings, fill_templates, mark_text

STEPS = (0.1, -0.1, 0.05, -0.05)
NAMES = ("incident", "grouped", "joined", "relevance_power", "type_power", "stage", "effect", "mention")
TABLES = {"least": ROLES, "attached": tuple(DEFAULT.attached)}


class Measure:
    """Scores of settings over marked gold documents."""

    def __init__(self, gold: list[dict[str, Any]], scorer: Path) -> None:
        spec = importlib.util.spec_from_file_location("score_muc4", scorer)
        if spec is None or spec.loader is None:
            raise SystemExit(f"no scorer {scorer}")
        self.scorer = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.scorer)
        self.gold = {document["id"]: document for document in gold}
        self.read = {
            document["id"]: (read_text(document["text"]), find_report_day(document["text"], document.get("date")))
            for document in gold
        }
        self.marked: dict[float, dict[str, Marked]] = {}

    def score(self, settings: Settings) -> dict[str, Any]:
        """The scorer's figures."""
        if settings.mention not in self.marked:
            self.marked[settings.mention] = {
                own_id: mark_text(*read, settings.mention) for own_id, read in self.read.items()
            }
        marked = self.marked[settings.mention]
        predicted = {
            own_id: {"id": own_id, "templates": [{"slots": slots} for slots in fill_templates(text, settings)]}
            for own_id, text in marked.items()
        }
        figures: dict[str, Any] = self.scorer.score(self.gold, predicted)[0]
        return figures

    def weigh(self, settings: Settings) -> float:
        """What is to be raised."""
        figures = self.score(settings)
        return float(figures["all_slots"]["f1"] + figures["gtt"]["micro"]["f1"])


Change = tuple[str, str, float]
"""A threshold, its slot (or nothing), and what is added to it."""


def changes() -> list[Change]:
    """Changes of one threshold each."""
    by_slot = [(table, slot) for table, slots in TABLES.items() for slot in slots]
    return [(name, slot, step) for step in STEPS for name, slot in [*((name, "") for name in NAMES), *by_slot]]


def apply_change(settings: Settings, change: Change) -> Settings:
    """Settings with one threshold moved."""
    name, slot, step = change
    old = getattr(settings, name)
    moved: dict[str, Any] = {name: {**old, slot: round(old[slot] + step, 3)} if slot else round(old + step, 3)}
    return replace(settings, **moved)


def climb(measure: Measure, settings: Settings, rounds: int) -> Settings:
    """Take every change that raises the measure, for some rounds over all thresholds."""
    best = measure.weigh(settings)
    for _ in range(rounds):
        before = best
        for change in changes():
            trial = apply_change(settings, change)
            value = measure.weigh(trial)
            if value > best:
                best, settings = value, trial
                print(f"{best:.4f} {settings}", flush=True)
        if best == before:
            break
    return settings


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args()
    gold = [json.loads(line) for path in asked.gold for line in path.read_text("utf-8").splitlines() if line.strip()]
    measure = Measure(gold, asked.scorer)
    print_figures(measure.score(DEFAULT))
    print_figures(measure.score(climb(measure, DEFAULT, asked.rounds)))


def print_figures(figures: dict[str, Any]) -> None:
    """Precision, recall and F of each row."""
    rows = {**{k: v for k, v in figures.items() if isinstance(v, dict) and "f1" in v}, **figures["gtt"]}
    print("  ".join(f"{name} {v['p']:.3f}/{v['r']:.3f}/{v['f1']:.3f}" for name, v in rows.items()))


if __name__ == "__main__":
    main()
