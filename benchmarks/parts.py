"""Each part of the reading by itself: `python -m benchmarks.parts [--reader both]`, on the development reports.

What a record is made of, taken apart by the scorer's own pairing: whether the right sentences are found, whether an
event is told once, and how right each value is where the event was found at all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.card import run
from benchmarks.readings import Claim, ReadReport, Scorer, Tally, load_scorer, read_gold
from benchmarks.results import markdown_table
from tidings.model.taxonomy import family_of
from tidings.pipeline import Pipeline

VALUES = ("actors", "targets", "place", "time", "counts", "sources", "modal")
SHARES = ("status", "background")


@dataclass(slots=True)
class Parts:
    """Sums over reports.

    Attributes:
        characters: of evidence sentences: right, spurious, missed.
        told: claims told, of which `twice` tell an event again that another claim tells already.
        gold: claims of gold, of which `swallowed` are missed where a claim of their type stands in their sentences.
        paired: the scorer's tallies of pairs alone.
    """

    characters: list[int] = field(default_factory=lambda: [0, 0, 0])
    told: int = 0
    twice: int = 0
    gold: int = 0
    swallowed: int = 0
    paired: list[Tally] = field(default_factory=list)


def _characters(claims: Iterable[Claim]) -> set[int]:
    return {at for claim in claims for start, end in claim["evidence"] for at in range(start, end)}


def _is_told_by(one: Claim, others: Sequence[Claim]) -> bool:
    mine = _characters([one])
    return any(family_of(c["type"]) == family_of(one["type"]) and mine & _characters([c]) for c in others)


def take_apart(scorer: Scorer, reports: Sequence[ReadReport]) -> Parts:
    """The parts of all reports together."""
    parts = Parts()
    for report in reports:
        gold, told = _characters(report.gold), _characters(report.told)
        for i, size in enumerate((len(gold & told), len(told - gold), len(gold - told))):
            parts.characters[i] += size
        pairs = scorer.pair(report.gold, report.told)
        found = [report.gold[i] for i, _ in pairs]
        used = {j for _, j in pairs}
        parts.told += len(report.told)
        parts.gold += len(report.gold)
        parts.twice += sum(j not in used and _is_told_by(c, found) for j, c in enumerate(report.told))
        parts.swallowed += sum(claim not in found and _is_told_by(claim, report.told) for claim in report.gold)
        parts.paired.extend(scorer.score_doc([report.gold[i]], [report.told[j]])[0] for i, j in pairs)
    return parts


def parts_table(scorer: Scorer, parts: Parts) -> str:
    """The parts as a table; values are of events that were found."""
    total = scorer.total(parts.paired)

    def row(name: str, counts: Sequence[int]) -> list[str]:
        precision, recall, f1 = scorer.prf(counts)
        return [name, f"{f1:.3f}", f"{precision:.3f}", f"{recall:.3f}"]

    rows = [row("sentences that tell of events", parts.characters)]
    rows += [row(f"{name}, event given", total.get(name, [0, 0, 0])) for name in ("type", *VALUES)]
    for name in SHARES:
        right, _, wrong = total.get(name, [0, 0, 0])
        rows.append([f"{name}, event given (accuracy)", f"{right / max(1, right + wrong):.3f}", "", ""])
    rows.append(["claims that tell an event again", f"{parts.twice / max(1, parts.told):.3f}", "", ""])
    rows.append(["events of gold within another claim", f"{parts.swallowed / max(1, parts.gold):.3f}", "", ""])
    return markdown_table(["part", "F1 or share", "precision", "recall"], rows)


def _measure(options: argparse.Namespace) -> str:
    scorer = load_scorer(options.shared)
    reports = read_gold(Pipeline.open(reader=options.reader), scorer, options.shared)
    return parts_table(scorer, take_apart(scorer, reports))


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the reading apart; exit status 2 if it could not be measured."""
    return run("parts", __doc__, _measure, arguments)


if __name__ == "__main__":
    sys.exit(main())
