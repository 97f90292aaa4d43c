"""Choose the cutoffs of the reader on held-back training reports: python -m train.events.tune FOLDER --hold 0.06.

The cutoffs are tried one after the other, each over a grid, and the value with the best record F1 by
../shared/score/score.py is kept; twice round. gold/dev is never looked at.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.yardstick import SHARED
from tidings.export.fields import claim_fields
from tidings.model.report import Report
from tidings.pipeline import Pipeline
from tidings.read.neural.drafting import Drafter
from tidings.read.neural.events import Encoded, FoundEvent
from tidings.read.neural.joining import join_events
from tidings.read.neural.reader import TrainedReader
from tidings.read.neural.scene import Scene
from tidings.read.neural.settings import Cutoffs
from tidings.read.neural.survey import survey_scene
from tidings.read.neural.tolls import settle_tolls
from tidings.read.reader import DraftedReport
from tidings.read.when import heading_time
from train.agreement import in_gold_form, read_lines
from train.encoder import SHIPPED
from train.events.codings import DATA, CodedReport, read_all
from train.events.heldout import split_names

LOWEST = 0.15  # events less probable than this are never told
GRID = (0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
SHARES = (0.5, 0.7, 0.85, 1.0)


@dataclass(slots=True)
class Read:
    """A held-back report with all that the model says of it, and its gold claims."""

    report: Report
    scene: Scene
    encoded: Encoded
    events: list[FoundEvent]
    gold: list[dict[str, Any]]


def load_scorer(shared: Path) -> ModuleType:
    """The project's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_claims(coded: Sequence[CodedReport], gold: Path) -> dict[str, list[dict[str, Any]]]:
    """Gold claims of reports by id, in the scorer's form."""
    texts = {c.report.id: c.report.text for c in coded}
    found = {line["doc"]["id"]: line["claims"] for line in read_lines(gold / "claims.jsonl")}
    for name in ("own", "shared"):
        for line in read_lines(DATA / name / "claims.jsonl"):
            if line["doc"] in texts:
                found[line["doc"]] = list(in_gold_form(line, texts[line["doc"]])["claims"])
    return found


def held_reports(shared: Path, hold: float) -> tuple[list[CodedReport], dict[str, list[dict[str, Any]]]]:
    """The reports kept back from a training with this share, and their gold claims by id."""
    gold = shared / "gold" / "train"
    coded = list(read_all(gold))
    held = set(split_names([c.report.id for c in coded], hold)[0])
    coded = [c for c in coded if c.report.id in held]
    return coded, gold_claims(coded, gold)


def read_held(
    reader: TrainedReader, coded: Sequence[CodedReport], gold: dict[str, list[dict[str, Any]]]
) -> Iterator[Read]:
    """All that the model says of the reports."""
    scenes = survey_scene(reader.rules, [c.report for c in coded])
    for each, scene in zip(coded, scenes, strict=True):
        starts = [sentence.start_char for sentence in scene.parsed.doc.sents]
        encoded = reader.model.encode(each.report.text, starts)
        events = reader.model.find(scene, encoded, LOWEST)
        yield Read(each.report, scene, encoded, events, gold.get(each.report.id, []))


def total_counts(
    pipeline: Pipeline, reads: Sequence[Read], threshold: float, cutoffs: Cutoffs, scorer: ModuleType
) -> dict[str, Any]:
    """The scorer's counts over all reports at these cutoffs."""
    reader, per = pipeline.reader, []
    assert isinstance(reader, TrainedReader)  # noqa: S101  # told to mypy
    for read in reads:
        kept = [event for event in read.events if event.score >= threshold]
        drafter = Drafter(read.scene, cutoffs, heading_time(read.scene.parsed), "tune")
        groups = join_events(reader.model, read.scene, read.encoded, kept, cutoffs.join)
        drafts = tuple(drafter.draft(group) for group in settle_tolls(groups, cutoffs.toll_share))
        drafted = DraftedReport(read.report, drafts, tuple(read.scene.parsed.toponym_names()))
        claims = [claim_fields(claim, read.report.text) for claim in pipeline.resolve(drafted).claims]
        per.append(scorer.score_doc(read.gold, claims)[0])
    return scorer.total(per)


def tune(pipeline: Pipeline, reads: Sequence[Read], scorer: ModuleType, rounds: int = 2) -> tuple[float, Cutoffs]:
    """Threshold and cutoffs with the best record F1."""
    threshold, cutoffs = 0.5, Cutoffs()

    def value(threshold: float, cutoffs: Cutoffs, key: str) -> float:
        counts = total_counts(pipeline, reads, threshold, cutoffs, scorer)
        return float(scorer.prf(counts["record"])[2] + 0.5 * scorer.prf(counts[key])[2])

    for _ in range(rounds):
        threshold = max(GRID, key=lambda t: value(t, cutoffs, "event"))
        for name in (field.name for field in fields(Cutoffs)):
            grid = SHARES if name == "toll_share" else GRID
            best = max(grid, key=lambda c, name=name: value(threshold, replace(cutoffs, **{name: c}), "event"))
            cutoffs = replace(cutoffs, **{name: best})
    return threshold, cutoffs


def main(arguments: Sequence[str] | None = None) -> None:
    """Tune the shipped weights on the held-back part; write event_settings.json beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--hold", type=float, required=True)
    parser.add_argument("--reader", default="both")
    options = parser.parse_args(arguments)
    coded, gold = held_reports(options.shared, options.hold)
    pipeline, scorer = Pipeline.open(reader=options.reader), load_scorer(options.shared)
    assert isinstance(pipeline.reader, TrainedReader)  # noqa: S101  # told to mypy
    reads = list(read_held(pipeline.reader, coded, gold))
    threshold, cutoffs = tune(pipeline, reads, scorer)
    counts = total_counts(pipeline, reads, threshold, cutoffs, scorer)
    print({key: round(scorer.prf(counts[key])[2], 3) for key in ("event", "type", "record")})
    path = SHIPPED / "event_settings.json"
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    known.setdefault("cutoffs", {})[options.reader] = {
        "threshold": threshold,
        **{f.name: getattr(cutoffs, f.name) for f in fields(Cutoffs)},
    }
    path.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    print(known)


if __name__ == "__main__":
    main()
