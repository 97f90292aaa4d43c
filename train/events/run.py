"""Training of the events model: python -m train.events.run EXAMPLES --out FOLDER."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch.optim.lr_scheduler import LambdaLR

from train.events.heldout import STATUS_ONLY, load_examples, number_paths, split_reports
from train.events.losses import (
    Example,
    anchor_loss,
    batch_ids,
    mention_loss,
    mention_states,
    pair_logits,
    role_loss,
)
from train.events.measure import measure
from train.events.net import EventsNet, Shape, load_net, seed_all


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train."""

    epochs: int = 12
    budget: int = 900  # pieces in a batch, padding included
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    decay: float = 0.01
    warmup: float = 0.1
    anchor_weight: float = 1.5
    mention_weight: float = 0.4
    role_weight: float = 0.4
    rules_seen: float = 0.75  # share of batches in which the parts are learned with sight of the rules
    seed: int = 1
    rarest_path: int = 3


def path_vocabulary(examples: Sequence[Example], rarest: int) -> dict[str, int]:
    """Ids of dependency paths that occur often enough; 0 is any other."""
    counts = Counter(path for e in examples for row in e["paths"] for path in row)
    return {path: i + 1 for i, (path, n) in enumerate(counts.most_common()) if n >= rarest}


def batches(examples: Sequence[Example], budget: int, rng: random.Random) -> list[list[Example]]:
    """Windows of like length together, in random order."""
    ordered = sorted(examples, key=lambda e: len(e["ids"]) + rng.random() * 30)
    found: list[list[Example]] = [[]]
    for example in ordered:
        longest = max([len(e["ids"]) for e in found[-1]] + [len(example["ids"])])
        if found[-1] and longest * (len(found[-1]) + 1) > budget:
            found.append([])
        found[-1].append(example)
    rng.shuffle(found)
    return found


def batch_loss(net: EventsNet, batch: Sequence[Example], settings: Settings, *, sees_rules: bool) -> torch.Tensor:
    """The sum of what a batch teaches: anchors with and without sight of what the rules found, their parts as asked."""
    states = net.encode(*batch_ids(batch))
    total = states.new_zeros(())
    for rules in (True, False):
        total = total + settings.anchor_weight * anchor_loss(net, states, batch, rules=rules)
    if not sum(len(e["m_type"]) for e in batch):
        return total
    told = mention_states(states, batch)
    for rules in (True, False):
        total = total + settings.mention_weight * mention_loss(net, told, batch, rules=rules)
    at, mentions = 0, len(told)
    for row, example in enumerate(batch):
        m = len(example["m_type"])
        mine, share = told[at : at + m], m / mentions
        at += m
        if not m or example["pair_features"] is None:
            continue
        logits = pair_logits(net, states[row], mine, example, rules=sees_rules)
        total = total + settings.role_weight * share * role_loss(logits, example)
    return total


def _optimisation(net: EventsNet, settings: Settings, in_epoch: int) -> tuple[torch.optim.AdamW, LambdaLR]:
    """AdamW over what is to be trained, its rate rising and then falling; `in_epoch` is the number of batches."""
    heads = [p for n, p in net.named_parameters() if not n.startswith(("backbone", "words"))]
    encoder = [p for n, p in net.named_parameters() if n.startswith("backbone") and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.head_rate}],
        weight_decay=settings.decay,
        fused=True,
    )
    steps = settings.epochs * in_epoch
    scheduler = LambdaLR(
        optimiser,
        lambda n: min(n / (settings.warmup * steps + 1), max(0.02, (steps - n) / (steps * (1 - settings.warmup)))),
    )
    return optimiser, scheduler


def begin(examples: Sequence[Example], settings: Settings, start: Path | None) -> tuple[EventsNet, dict[str, int]]:
    """The network to train and its paths: new above a backbone, or that of an earlier run with its own paths."""
    if start is not None and start.is_dir():
        return load_net(start), {p: n + 1 for n, p in enumerate(json.loads((start / "paths.json").read_text("utf-8")))}
    paths = path_vocabulary(examples, settings.rarest_path)
    net = EventsNet(Shape(paths=len(paths) + 1))
    if start is not None:
        net.backbone.load_state_dict(torch.load(start), strict=False)
    return net, paths


def train(
    examples: Sequence[dict[str, Any]],
    held: Sequence[dict[str, Any]],
    settings: Settings,
    out: Path,
    start: Path | None,
) -> None:
    """Train and save after each epoch: net.pt, paths.json, settings.json."""
    seed_all(settings.seed)
    rng = random.Random(settings.seed)  # noqa: S311 - no secret
    net, paths = begin(examples, settings, start)
    number_paths([*examples, *held], paths)
    some_order = random.Random(0)  # noqa: S311 - no secret
    optimiser, scheduler = _optimisation(net, settings, len(batches(examples, settings.budget, some_order)))
    out.mkdir(parents=True, exist_ok=True)
    (out / "paths.json").write_text(json.dumps(list(paths)), "utf-8")
    (out / "settings.json").write_text(json.dumps({**asdict(settings), "shape": asdict(net.shape)}), "utf-8")
    for epoch in range(settings.epochs):
        net.train()
        began, losses = time.time(), []
        for batch in batches(examples, settings.budget, rng):
            loss = batch_loss(net, batch, settings, sees_rules=rng.random() < settings.rules_seen)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            scheduler.step()
            losses.append(float(loss.detach()))
        told = f"epoch {epoch + 1} loss {sum(losses) / len(losses):.3f} {time.time() - began:.0f}s"
        if held and (epoch + 1 == settings.epochs or epoch % 2 == 1):
            told += f" | rules {measure(net, held, rules=True)} | alone {measure(net, held, rules=False)}"
        print(told, flush=True)
        torch.save(net.state_dict(), out / "net.pt")


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on a file of examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--hold", type=float, default=0.0, help="share of reports kept back to measure on")
    parser.add_argument("--share", type=float, default=1.0, help="share of the other reports to train on")
    parser.add_argument("--start", type=Path, help="backbone to start from, or folder of a run to go on from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    parser.add_argument("--leave-out", nargs="*", default=(), help="collections to leave out")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    examples = load_examples(options.examples, options.leave_out)
    held, rest = split_reports(examples, options.hold)
    used = set(rest[: max(1, int(len(rest) * options.share))])
    print(len(used), "reports to train on,", len(held), "held back", flush=True)
    train(
        [e for e in examples if e["report"] in used or e["origin"] in STATUS_ONLY],
        [e for e in examples if e["report"] in held],
        Settings(
            epochs=options.epochs,
            encoder_rate=Settings().encoder_rate * options.rate,
            head_rate=Settings().head_rate * options.rate,
        ),
        options.out,
        options.start,
    )


if __name__ == "__main__":
    main()
