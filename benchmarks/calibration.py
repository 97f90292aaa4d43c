"""How far the confidence of the trained readers can be trusted: `python -m benchmarks.calibration [--reader both]`.

Reads the development reports with a low threshold, pairs what is told with the gold by the scorer's own pairing, and
prints the reliability by bins of confidence, the expected calibration error (Guo et al. 2017, "On Calibration of Modern
Neural Networks", section 2), and what each threshold would give. With --write-results it draws the reliability diagram.

Claims are thresholded after one reading at the low threshold. A reading at the higher threshold itself differs a little
from that: words that it leaves out can no longer lend their sentence to a surer telling of the same event.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.card import run
from benchmarks.charts import Axis, Line, line_chart
from benchmarks.readings import ReadReport, Scorer, load_scorer, read_gold
from benchmarks.results import ROOT, markdown_table
from tidings.pipeline import Pipeline
from tidings.read.reader_names import ReaderName

LOWEST = 0.05
"""The threshold of the reading."""

THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SHIPPED = 0.5
"""From here on claims are told unless the user asks otherwise; the error is given for these, too."""

BINS = 10
DIAGRAM = ROOT / "docs" / "images" / "reliability.svg"


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim as told: its confidence, whether gold has such an event, and of this very type."""

    confidence: float
    is_event: bool
    is_type: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence: how many, their mean confidence, the share that gold has, and of the right type."""

    low: float
    high: float
    count: int
    confidence: float
    events: float
    types: float


def judge(scorer: Scorer, reports: Sequence[ReadReport]) -> list[Judged]:
    """Every claim told, against gold."""
    judged = []
    for report in reports:
        gold_of = {told: report.gold[gold] for gold, told in scorer.pair(report.gold, report.told)}
        for number, claim in enumerate(report.told):
            gold = gold_of.get(number)
            is_type = gold is not None and gold["type"] == claim["type"]
            judged.append(Judged(claim["confidence"], gold is not None, is_type))
    return judged


def group_in_bins(judged: Sequence[Judged], bins: int = BINS) -> list[Bin]:
    """Bins of equal width from 0 to 1, low to high, those with claims in them; the last one holds 1 itself."""
    found = []
    for number in range(bins):
        mine = [claim for claim in judged if min(int(claim.confidence * bins), bins - 1) == number]
        if mine:
            n = len(mine)
            confidence = sum(claim.confidence for claim in mine) / n
            events, types = sum(claim.is_event for claim in mine) / n, sum(claim.is_type for claim in mine) / n
            found.append(Bin(number / bins, (number + 1) / bins, n, confidence, events, types))
    return found


def calibration_errors(judged: Sequence[Judged], bins: int = BINS) -> tuple[float, float]:
    """Expected calibration error of the confidence as that of an event, and of an event of the right type.

    The mean over claims of how far the share of true ones in their bin lies from the bin's mean confidence; 0 if none.
    """
    grouped, total = group_in_bins(judged, bins), max(1, len(judged))
    events = sum(each.count * abs(each.events - each.confidence) for each in grouped) / total
    return events, sum(each.count * abs(each.types - each.confidence) for each in grouped) / total


def sweep(scorer: Scorer, reports: Sequence[ReadReport], threshold: float) -> tuple[list[int], list[int]]:
    """Right, spurious and missed at a threshold: of events, and of events with the right type."""
    tallies = []
    for report in reports:
        kept = [claim for claim in report.told if claim["confidence"] >= threshold]
        tallies.append(scorer.score_doc(report.gold, kept)[0])
    total = scorer.total(tallies)
    return total["event"], total["type"]


def bins_table(grouped: Sequence[Bin]) -> str:
    """Reliability by bins."""
    rows = [
        [f"{b.low:.1f} to {b.high:.1f}", str(b.count), f"{b.confidence:.3f}", f"{b.events:.3f}", f"{b.types:.3f}"]
        for b in grouped
    ]
    return markdown_table(["confidence", "claims", "mean confidence", "true events", "of the right type"], rows)


def thresholds_table(scorer: Scorer, reports: Sequence[ReadReport]) -> str:
    """What each threshold gives."""
    rows = []
    for threshold in THRESHOLDS:
        events, types = (scorer.prf(counts) for counts in sweep(scorer, reports, threshold))
        rows.append([f"{threshold:.2f}", *(f"{value:.3f}" for value in events), f"{types[2]:.3f}"])
    return markdown_table(["threshold", "event P", "event R", "event F1", "type F1"], rows)


def draw(grouped: Sequence[Bin], reader: str) -> str:
    """The reliability diagram as SVG."""
    return line_chart(
        f"Reliability of the confidence, reader {reader}, gold/dev",
        Axis("mean confidence of the claims in a bin", 0, 1),
        Axis("share of them that is true", 0, 1),
        [
            Line("true event", [(b.confidence, b.events) for b in grouped]),
            Line("true event of the right type", [(b.confidence, b.types) for b in grouped]),
            Line("perfect calibration", [(0, 0), (1, 1)], dashed=True),
        ],
    )


def summarise(scorer: Scorer, reports: Sequence[ReadReport]) -> str:
    """Tables and errors."""
    judged = judge(scorer, reports)
    lines = [bins_table(group_in_bins(judged)), ""]
    for name, claims in (
        (f"all {len(judged)} claims told at {LOWEST}", judged),
        (f"claims of at least {SHIPPED}", [claim for claim in judged if claim.confidence >= SHIPPED]),
    ):
        events, types = calibration_errors(claims)
        lines.append(f"Expected calibration error, {name}: event {events:.3f}, event of the right type {types:.3f}.")
    return "\n".join([*lines, "", thresholds_table(scorer, reports)])


def _measure(options: argparse.Namespace) -> str:
    scorer = load_scorer(options.shared)
    reports = read_gold(Pipeline.open(reader=options.reader, threshold=LOWEST), scorer, options.shared)
    if options.write_results:
        DIAGRAM.write_text(draw(group_in_bins(judge(scorer, reports)), options.reader), "utf-8")
    return summarise(scorer, reports)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the calibration; exit status 2 if it could not be measured."""
    readers = (str(ReaderName.TRAINED), str(ReaderName.BOTH))
    return run("calibration", __doc__, _measure, arguments, readers=readers)


if __name__ == "__main__":
    sys.exit(main())
