"""The gold data and the scorer that lie beside the project, and the figures that the scorer gives."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidings.model.errors import ConfigError

SHARED = Path(__file__).parents[2] / "shared"
"""Where the gold data lie beside a checkout; most people do not have them."""

ACCURACIES = ("status", "background", "coords")
"""Figures of the scorer that are shares of pairs: their recall is the accuracy."""

Score = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Reports with gold claims; `path` is the gold file under the shared folder."""

    name: str
    path: str

    def file(self, shared: Path) -> Path:
        """The gold file."""
        return shared / self.path


GOLD_SETS = (GoldSet("gold/dev", "gold/dev/claims.jsonl"), GoldSet("gold/seed", "gold/seed/hawija.json"))


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def score_claims(gold: Path, predictions: Path, shared: Path) -> Score:
    """What `score.py --json` says of the predictions.

    Raises:
        ConfigError: if the scorer fails; the message has its last words.
    """
    command = [sys.executable, str(shared / "score" / "score.py"), str(gold), str(predictions), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- the scorer, no shell
    if run.returncode:
        raise ConfigError(f"the scorer failed: {run.stderr.strip()[-300:]}")
    score: Score = json.loads(run.stdout)
    return score


def figures_of(score: Score) -> dict[str, float]:
    """The score as figures of which higher is better: "record.f1", "status.accuracy", "empty_reports.quiet", ..."""
    figures = {
        f"{name}.accuracy" if name in ACCURACIES else f"{name}.f1": values["r" if name in ACCURACIES else "f1"]
        for name, values in score.items()
        if isinstance(values, dict)
    }
    noisy, empty = score["empty_documents_with_claims"]
    return figures | ({"empty_reports.quiet": (empty - noisy) / empty} if empty else {})
