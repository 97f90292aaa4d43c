"""Figures by event type and by region: `python -m benchmarks.breakdown [--reader both]`, on the development reports."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.card import run
from benchmarks.readings import ReadReport, Scorer, Tally, load_scorer, read_gold
from benchmarks.regions import REGIONS, UNPLACED, main_region
from benchmarks.results import markdown_table
from tidings.pipeline import Pipeline


@dataclass(slots=True)
class TypeTally:
    """Claims of one type: how many gold has and how many were told; of each, those with a partner and of its type."""

    gold: int = 0
    told: int = 0
    gold_found: int = 0
    told_found: int = 0
    same: int = 0

    def event(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of there being such an event, whatever its partner's type."""
        return _prf(self.told_found, self.told, self.gold_found, self.gold)

    def type(self) -> tuple[float, float, float]:
        """Precision, recall and F1 with partners of this very type only."""
        return _prf(self.same, self.told, self.same, self.gold)


def _prf(told_right: int, told: int, gold_right: int, gold: int) -> tuple[float, float, float]:
    precision, recall = told_right / told if told else 0.0, gold_right / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tally_types(scorer: Scorer, reports: Sequence[ReadReport]) -> dict[str, TypeTally]:
    """Tallies by type, the commonest in gold first."""
    tallies: dict[str, TypeTally] = {}

    def of(claim_type: str) -> TypeTally:
        return tallies.setdefault(claim_type, TypeTally())

    for report in reports:
        for claim in report.gold:
            of(claim["type"]).gold += 1
        for claim in report.told:
            of(claim["type"]).told += 1
        for gold, told in scorer.pair(report.gold, report.told):
            wanted, given = report.gold[gold]["type"], report.told[told]["type"]
            of(wanted).gold_found += 1
            of(given).told_found += 1
            of(wanted).same += wanted == given
    return dict(sorted(tallies.items(), key=lambda item: (-item[1].gold, item[0])))


def types_table(tallies: dict[str, TypeTally]) -> str:
    """Event and type by type."""
    header = ["type", "gold", "told", "event P", "event R", "event F1", "type P", "type R", "type F1"]
    rows = [
        [name, str(tally.gold), str(tally.told), *(f"{value:.2f}" for value in (*tally.event(), *tally.type()))]
        for name, tally in tallies.items()
    ]
    return markdown_table(header, rows)


def tally_regions(scorer: Scorer, reports: Sequence[ReadReport]) -> dict[str, tuple[int, Tally]]:
    """How many reports, and their tally, by the region that most gold places of a report lie in."""
    grouped: dict[str, list[Tally]] = {}
    for report in reports:
        tally = scorer.score_doc(report.gold, report.told)[0]
        grouped.setdefault(main_region(report.gold), []).append(tally)
    return {name: (len(grouped[name]), scorer.total(grouped[name])) for name in (*REGIONS, UNPLACED) if name in grouped}


def regions_table(scorer: Scorer, regions: dict[str, tuple[int, Tally]]) -> str:
    """Event, type and record by region."""
    rows = []
    for name, (reports, tally) in regions.items():
        right, _, missed = tally["event"]
        figures = [scorer.prf(tally.get(figure, [0, 0, 0]))[2] for figure in ("event", "type", "record")]
        shown = [f"{value:.3f}" if right + missed else "none" for value in figures]
        rows.append([name, str(reports), str(right + missed), *shown])
    return markdown_table(["region", "reports", "gold claims", "event F1", "type F1", "record F1"], rows)


def _measure(options: argparse.Namespace) -> str:
    scorer = load_scorer(options.shared)
    reports = read_gold(Pipeline.open(reader=options.reader), scorer, options.shared)
    types, regions = tally_types(scorer, reports), tally_regions(scorer, reports)
    return f"{types_table(types)}\n\n{regions_table(scorer, regions)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Break the figures down; exit status 2 if they could not be measured."""
    return run("breakdown", __doc__, _measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
