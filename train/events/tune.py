"""Choose the cutoffs of the reader on held-back training reports: python -m train.events.tune FOLDER --hold 0.06.

First how much the rules' word counts, then the cutoffs one after the other, each over a grid; the value with the best
record F1 (and half event F1) by ../shared/score/score.py is kept. gold/dev is never looked at.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.yardstick import SHARED
from tidings.export.fields import claim_fields
from tidings.model.report import Report
from tidings.pipeline import Pipeline
from tidings.read.neural.drafting import Drafter
from tidings.read.neural.events import Encoded, EventsModel, FoundEvent
from tidings.read.neural.joining import join_events
from tidings.read.neural.reader import TrainedReader
from tidings.read.neural.scene import Scene
from tidings.read.neural.settings import Cutoffs, Settings
from tidings.read.neural.survey import survey_scene
from tidings.read.neural.tolls import settle_tolls
from tidings.read.reader import DraftedReport
from tidings.read.when import heading_time
from train.agreement import in_gold_form, read_lines
from train.encoder import SHIPPED
from train.events.codings import DATA, CodedReport, read_all
from train.events.heldout import split_names

LOWEST = 0.1  # events less probable than this are never told
GRID = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
SHARES = (0.5, 0.7, 0.85, 1.0)
VOTES = (0.0, 0.25, 0.5)
ROLE_VOTES = (0.0, 0.15, 0.3)
NOISE = 0.001
"""Differences of worth that say nothing on some 600 claims."""


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
    """The reports before the model has found its events in them."""
    scenes = survey_scene(reader.rules, [c.report for c in coded])
    for each, scene in zip(coded, scenes, strict=True):
        starts = [sentence.start_char for sentence in scene.parsed.doc.sents]
        encoded = reader.model.encode(each.report.text, starts)
        yield Read(each.report, scene, encoded, [], gold.get(each.report.id, []))


def find_events(model: EventsModel, reads: Sequence[Read]) -> None:
    """Fill in the events that the model finds."""
    for read in reads:
        read.events = model.find(read.scene, read.encoded, LOWEST)


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


class Tuner:
    """Tries settings on the reports kept back, one after the other; the worth of one is record F1 and half event F1."""

    def __init__(self, pipeline: Pipeline, reads: Sequence[Read], scorer: ModuleType) -> None:
        self.pipeline, self.reads, self.scorer = pipeline, reads, scorer
        assert isinstance(pipeline.reader, TrainedReader)  # noqa: S101  # told to mypy
        self.reader = pipeline.reader

    def figures(self, settings: Settings) -> dict[str, float]:
        """F1 of event, type and record."""
        counts = total_counts(self.pipeline, self.reads, settings.threshold, settings.cutoffs, self.scorer)
        return {key: float(self.scorer.prf(counts[key])[2]) for key in ("event", "type", "record")}

    def worth(self, settings: Settings) -> float:
        """The higher the better."""
        figures = self.figures(settings)
        return figures["record"] + 0.5 * figures["event"]

    def choose(self, tried: Iterable[Settings]) -> Settings:
        """The best of some settings; of those that do as well but for noise, the one in the middle."""
        rated = [(self.worth(settings), settings) for settings in tried]
        best = max(worth for worth, _ in rated)
        near = [settings for worth, settings in rated if worth >= best - NOISE]
        return near[len(near) // 2]

    def vote(self, settings: Settings, rule_vote: float, role_vote: float) -> Settings:
        """Settings with these votes of the rules, the events found anew."""
        self.reader.model = replace(self.reader.model, rule_vote=rule_vote, role_vote=role_vote)
        find_events(self.reader.model, self.reads)
        return replace(settings, rule_vote=rule_vote, role_vote=role_vote)

    def tune_votes(self, settings: Settings) -> Settings:
        """The best votes at the best threshold of each."""
        best: list[tuple[float, Settings]] = []
        for rule_vote, role_vote in product(VOTES, ROLE_VOTES):
            voted = self.vote(settings, rule_vote, role_vote)
            chosen = self.choose(replace(voted, threshold=t) for t in (0.3, 0.45))
            best.append((self.worth(chosen), chosen))
        chosen = max(best, key=lambda pair: pair[0])[1]
        return self.vote(chosen, chosen.rule_vote, chosen.role_vote)

    def tune_cutoffs(self, settings: Settings) -> Settings:
        """Threshold and cutoffs, each over its grid."""
        settings = self.choose(replace(settings, threshold=t) for t in GRID)
        for name in (field.name for field in fields(Cutoffs)):
            grid = SHARES if name == "toll_share" else GRID
            tried = [replace(settings, cutoffs=replace(settings.cutoffs, **{name: value})) for value in grid]
            settings = self.choose(tried)
        return settings


def main(arguments: Sequence[str] | None = None) -> None:
    """Tune the shipped weights on the held-back part; write event_settings.json beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--hold", type=float, required=True)
    parser.add_argument("--reader", default="both")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args(arguments)
    coded, gold = held_reports(options.shared, options.hold)
    pipeline, scorer = Pipeline.open(reader=options.reader), load_scorer(options.shared)
    assert isinstance(pipeline.reader, TrainedReader)  # noqa: S101  # told to mypy
    tuner = Tuner(pipeline, list(read_held(pipeline.reader, coded, gold)), scorer)
    settings = tuner.vote(Settings(), 0.0, 0.0)
    if pipeline.reader.model.uses_rules:
        settings = tuner.tune_votes(settings)
    for _ in range(options.rounds):
        settings = tuner.tune_cutoffs(settings)
    print({key: round(value, 3) for key, value in tuner.figures(settings).items()})
    path = SHIPPED / "event_settings.json"
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    known.setdefault("cutoffs", {})[options.reader] = {
        **{name: getattr(settings, name) for name in ("threshold", "rule_vote", "role_vote")},
        **{f.name: getattr(settings.cutoffs, f.name) for f in fields(Cutoffs)},
    }
    path.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    print(known["cutoffs"][options.reader])


if __name__ == "__main__":
    main()
