"""Hyper-parameters of the attribution model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What one training run depends on; the values are those of the shipped weights."""

    epochs: int = 3
    """Length of the schedule of the learning rate."""
    stop_after: int = 1
    """Epochs run: the first met the targets of the shipped weights, and the rest was not worth the time."""
    backbone_rate: float = 2.5e-4
    head_rate: float = 2e-3
    warm_up: float = 0.08
    """Share of the steps in which the learning rate rises; it then falls to zero in a straight line."""
    weight_decay: float = 0.01
    dropout: float = 0.1
    """On the last hidden states; none within the layers."""
    shortest_window: int = 64
    longest_window: int = 224
    """Word pieces; each epoch cuts every article anew, with a limit drawn between the two."""
    batch_pieces: int = 1536
    link_width: int = 64
    link_weight: float = 0.5
    clip: float = 1.0
    seed: int = 13
