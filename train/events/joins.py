"""Teach joining on what the reader itself finds: python -m train.events.joins --hold 0.06.

Coders name an event once and list the sentences that tell it; which other words in those sentences tell it again, only
a reader's finds show. So this comes after `train.events.ship`: the shipped model reads all coded reports, every event
that it finds is given to the claim whose sentence it stands in, and the head learns which two are of one claim. The
file event_joins.onnx is written anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from benchmarks.yardstick import SHARED
from tidings.model.taxonomy import family_of
from tidings.pipeline import Pipeline
from tidings.read.neural.events import EventsModel, FoundEvent
from tidings.read.neural.survey import survey_scene
from train.encoder import SHIPPED
from train.events.codings import CodedReport, Coding, read_all
from train.events.heldout import split_names
from train.events.matching import inside
from train.events.net import JoinHead, Shape, seed_all
from train.events.ship import ship_joins

LOWEST = 0.3
"""Events of a lower score are hardly ever told."""
EPOCHS, BATCH, RATE = 3, 256, 1e-3
INPUTS = ("one", "other", "apart", "features")


@dataclass(slots=True)
class Pairs:
    """Pairs of events of many reports: the inputs of the head by name, and whether both are of one claim."""

    inputs: dict[str, torch.Tensor]
    same: torch.Tensor


def claim_of(event: FoundEvent, codings: Sequence[Coding]) -> int | None:
    """The claim that an event found tells of: that of its anchor, else the only one of its kind told in its sentence.

    Of its kind is of its type, else of its family; where a sentence tells of one claim alone, any. None if none or
    several would do.
    """
    at = event.token.idx
    anchored = [n for n, coding in enumerate(codings) if coding.anchor[0] <= at < coding.anchor[1]]
    if len(anchored) == 1:
        return anchored[0]
    told = [n for n, coding in enumerate(codings) if inside(at, coding.evidence)]
    for alike in (
        [n for n in told if codings[n].type == event.type],
        [n for n in told if family_of(codings[n].type) == family_of(event.type)],
        told,
    ):
        if alike:
            return alike[0] if len(alike) == 1 else None
    return None


def find_pairs(
    models: Sequence[EventsModel], pipeline: Pipeline, coded: Sequence[CodedReport]
) -> Iterator[dict[str, np.ndarray]]:
    """Inputs of the head and `same` for the pairs of each report, as each model finds them."""
    scenes = survey_scene(pipeline.reader, [c.report for c in coded])
    for each, scene in zip(coded, scenes, strict=True):
        encoded = models[0].encode(each.report.text, [sentence.start_char for sentence in scene.parsed.doc.sents])
        for model in models:
            found = [(event, claim_of(event, each.codings)) for event in model.find(scene, encoded, LOWEST)]
            claims = [(event, claim) for event, claim in found if claim is not None]
            for number, (event, claim) in enumerate(claims[1:], 1):
                before = claims[:number]
                same = np.array([other == claim for _, other in before], dtype=np.float32)
                yield {**model.join_inputs(scene, encoded, event, [other for other, _ in before]), "same": same}


def gather(rows: Sequence[dict[str, np.ndarray]]) -> Pairs:
    """All pairs as tensors."""
    arrays = {name: torch.from_numpy(np.concatenate([row[name] for row in rows])) for name in (*INPUTS, "same")}
    return Pairs({name: arrays[name] for name in INPUTS}, arrays["same"])


def train(pairs: Pairs, held: Pairs) -> JoinHead:
    """A head for joining; tells how it does on the pairs kept back."""
    seed_all(1)
    head = JoinHead(Shape(dropout=0.2))
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05)
    for epoch in range(EPOCHS):
        head.train()
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for rows in torch.randperm(len(pairs.same)).split(BATCH):
            logits = head(*(pairs.inputs[name][rows] for name in INPUTS))
            loss = functional.binary_cross_entropy_with_logits(logits, pairs.same[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        print(f"epoch {epoch + 1}", measure(head, held), flush=True)
    return head


def measure(head: JoinHead, pairs: Pairs) -> str:
    """Precision, recall and F1 of pairs that are one event."""
    head.eval()
    with torch.no_grad():
        told = head(*(pairs.inputs[name] for name in INPUTS)) > 0
    same = pairs.same > 0
    hit = int((told & same).sum())
    return (
        f"precision {hit / max(1, int(told.sum())):.3f} recall {hit / max(1, int(same.sum())):.3f} "
        f"F1 {2 * hit / max(1, int(told.sum() + same.sum())):.3f} of {int(same.sum())} in {len(same)}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument(
        "--hold", type=float, required=True, help="share kept back in the training of the shipped model"
    )
    parser.add_argument("--leave-out", nargs="*", default=(), help="collections to leave out")
    parser.add_argument("--into", type=Path, default=SHIPPED)
    options = parser.parse_args(arguments)
    coded = [c for c in read_all(options.shared / "gold" / "train") if c.origin not in options.leave_out]
    held = set(split_names([c.report.id for c in coded], options.hold)[0])
    pipeline = Pipeline.open(reader="rules")
    models = [EventsModel.load(uses_rules=uses_rules) for uses_rules in (True, False)]
    kept_back = gather(list(find_pairs(models, pipeline, [c for c in coded if c.report.id in held])))
    pairs = gather(list(find_pairs(models, pipeline, [c for c in coded if c.report.id not in held])))
    ship_joins(train(pairs, kept_back), options.into)


if __name__ == "__main__":
    main()
