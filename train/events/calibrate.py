"""How often claims of a score are right, on reports kept back: python -m train.events.calibrate --hold 0.06.

To be run after `train.events.tune`, with the same --hold. The points go into event_settings.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import isotonic_regression

from benchmarks.yardstick import SHARED
from tidings.export.fields import claim_fields
from tidings.pipeline import Pipeline
from tidings.read.neural.calibration import Calibration
from tidings.read.neural.reader import TrainedReader
from train.encoder import SHIPPED
from train.events.tune import held_reports, load_scorer

LOWEST = 0.05
FEWEST = 20
"""Claims that a point must rest on."""

Point = tuple[float, float]


def judge(pipeline: Pipeline, shared: Path, hold: float) -> list[tuple[float, bool]]:
    """Score of each claim told of the reports kept back, and whether gold has such an event of its type."""
    scorer, judged = load_scorer(shared), []
    coded, gold = held_reports(shared, hold)
    for report, reading in pipeline.read([each.report for each in coded]):
        told = [claim_fields(claim, report.text) for claim in reading.claims]
        known = gold.get(report.id, [])
        right = {j for i, j in scorer.pair(known, told) if known[i]["type"] == told[j]["type"]}
        judged.extend((claim.type.confidence or 0.0, j in right) for j, claim in enumerate(reading.claims))
    return judged


def fit_points(judged: Sequence[tuple[float, bool]]) -> list[Point]:
    """Rising points through the steps of an isotonic regression, each at the middle of its claims."""
    scores, inverse, counts = np.unique([score for score, _ in judged], return_inverse=True, return_counts=True)
    shares = np.bincount(inverse, weights=[right for _, right in judged]) / counts
    fitted = isotonic_regression(shares, weights=counts).x
    points: list[tuple[float, float, int]] = []
    for share in np.unique(fitted):
        step = fitted == share
        points.append((float(np.average(scores[step], weights=counts[step])), float(share), int(counts[step].sum())))
    return [(round(score, 4), round(share, 4)) for score, share, _ in _merge_small(points)]


def _merge_small(points: Sequence[tuple[float, float, int]]) -> list[tuple[float, float, int]]:
    merged: list[tuple[float, float, int]] = []
    for point in points:
        merged.append(point)
        if len(merged) > 1 and min(merged[-2][2], point[2]) < FEWEST:
            last, before = merged.pop(), merged.pop()
            n = before[2] + last[2]
            merged.append(
                ((before[0] * before[2] + last[0] * last[2]) / n, (before[1] * before[2] + last[1] * last[2]) / n, n)
            )
    return merged


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the points of a reader and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--hold", type=float, required=True)
    parser.add_argument("--reader", default="both")
    options = parser.parse_args(arguments)
    pipeline = Pipeline.open(reader=options.reader, threshold=LOWEST)
    assert isinstance(pipeline.reader, TrainedReader)  # noqa: S101  # told to mypy
    pipeline.reader.threshold, pipeline.reader.calibration = LOWEST, Calibration()
    judged = judge(pipeline, options.shared, options.hold)
    points = fit_points(judged)
    path = SHIPPED / "event_settings.json"
    settings = json.loads(path.read_text("utf-8"))
    settings.setdefault("confidence", {})[options.reader] = points
    path.write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    print(len(judged), "claims", points)


if __name__ == "__main__":
    main()
