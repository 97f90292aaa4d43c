"""Examples of built reports, and which reports are kept back: the same split for training and for measuring."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from train.events.losses import Example

STATUS_ONLY = ("meantime-status", "commitment")  # texts that teach no more than statuses are never kept back


def load_examples(path: Path, leave_out: Collection[str] = ()) -> list[dict[str, Any]]:
    """The examples that `train.events.build` wrote, without those of some collections."""
    with path.open("rb") as file:
        return [e for e in pickle.load(file) if e["origin"] not in leave_out]  # noqa: S301 -- our own file


def split_reports(examples: Sequence[Example], hold: float) -> tuple[list[str], list[str]]:
    """Ids of the reports kept back, about a share of all, and of the others in the order in which shares are taken."""
    return split_names([str(e["report"]) for e in examples if e["origin"] not in STATUS_ONLY], hold)


def split_names(names: Collection[str], hold: float) -> tuple[list[str], list[str]]:
    """The same for ids of reports; each by itself, so that reports that come later change nothing for the others."""
    ordered = sorted(set(names), key=_rank)
    cut = sum(_rank(name) < hold for name in ordered)
    return ordered[:cut], ordered[cut:]


def _rank(name: str) -> float:
    """A number from 0 to 1 drawn by the digest of an id."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) / 2**64


def number_paths(examples: Sequence[dict[str, Any]], paths: Mapping[str, int]) -> None:
    """Give each example the ids of its dependency paths; 0 is any that the network does not know."""
    for example in examples:
        ids = [[paths.get(path, 0) for path in row] for row in example["paths"]]
        example["path_ids"] = np.array(ids, dtype=np.int64)


def held_examples(examples: Sequence[dict[str, Any]], hold: float) -> list[dict[str, Any]]:
    """The examples of the reports kept back."""
    held = set(split_reports(examples, hold)[0])
    return [e for e in examples if e["report"] in held]
