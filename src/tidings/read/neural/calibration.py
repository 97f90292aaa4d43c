"""From the model's score of an event to how often claims of that score are right, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Calibration:
    """A rising line through points (score, share of right claims), fitted on reports kept back from training.

    Isotonic regression (Zadrozny and Elkan 2002, "Transforming classifier scores into accurate multiclass probability
    estimates", section 3), its steps joined by straight lines. Without points a score is its own confidence.
    """

    points: tuple[tuple[float, float], ...] = ()

    def confidence(self, score: float) -> float:
        """The share of right claims to expect at a score."""
        return self._line(score, self.points)

    def score(self, confidence: float) -> float:
        """The lowest score with that confidence; above the highest share of all, a score that nothing reaches."""
        if self.points and confidence > self.points[-1][1]:
            return 1.0
        return self._line(confidence, [(share, score) for score, share in self.points])

    @staticmethod
    def _line(value: float, points: Sequence[tuple[float, float]]) -> float:
        if not points:
            return value
        xs, ys = zip(*points, strict=True)
        return float(np.interp(value, xs, ys))
