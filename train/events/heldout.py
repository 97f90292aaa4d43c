"""Examples of built reports, and which reports are kept back: the same split for training and for measuring."""

from __future__ import annotations

import pickle
import random
from collections.abc import Collection, Sequence
from pathlib import Path

from train.events.losses import Example

SPLIT_SEED = 5


def load_examples(path: Path, leave_out: Collection[str] = ()) -> list[Example]:
    """The examples that `train.events.build` wrote, without those of some collections."""
    with path.open("rb") as file:
        return [e for e in pickle.load(file) if e["origin"] not in leave_out]  # noqa: S301 -- our own file


def split_reports(examples: Sequence[Example], hold: float) -> tuple[list[str], list[str]]:
    """Ids of the reports kept back, a share of all, and of the others in the order in which shares are taken."""
    return split_names([str(e["report"]) for e in examples], hold)


def split_names(names: Collection[str], hold: float) -> tuple[list[str], list[str]]:
    """The same for ids of reports."""
    shuffled = sorted(set(names))
    random.Random(SPLIT_SEED).shuffle(shuffled)  # noqa: S311 -- a fixed split, no secret
    cut = int(len(shuffled) * hold)
    return shuffled[:cut], shuffled[cut:]


def held_examples(examples: Sequence[Example], hold: float) -> list[Example]:
    """The examples of the reports kept back."""
    held = set(split_reports(examples, hold)[0])
    return [e for e in examples if e["report"] in held]
