"""Train the template reader: `python -m train.muc4.train --data FILE... --out CHECKPOINT`."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits as binary_loss
from torch.nn.functional import cross_entropy, one_hot

from benchmarks.muc4.geometry import measure_pairs
from benchmarks.muc4.schema import BEGIN, DATE, HUMAN, INSIDE, N_ROLES, OUTSIDE, ROLES, TYPES
from benchmarks.muc4.windows import cut_windows, place_pieces
from tidings.read.neural.wordpieces import CLS, SEP, Pieces, WordPieces
from train.encoder import word_embeddings
from train.muc4.documents import Labelled, TrainingText, read_texts
from train.muc4.net import MentionLinker, PieceTagger

IGNORED = -100


@dataclass(frozen=True)
class Plan:
    """Hyper-parameters of a run."""

    layers: int = 6
    frozen: int = 3
    epochs: int = 4
    texts_a_step: int = 4
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    dropout: float = 0.1
    empty_kept: float = 0.6
    """Share of the texts without templates that an epoch sees."""
    start: str = ""
    """Checkpoint to go on from, instead of MiniLM."""
    most_mentions: int = 60
    seed: int = 4


@dataclass
class Example:
    """A text made ready: frozen states of its windows, labels of its pieces, its mentions and their pairs."""

    states: Tensor
    mask: Tensor
    places: Tensor
    piece_labels: Tensor
    window_labels: Tensor
    labelled: list[Labelled]
    spans: list[tuple[int, int]]
    text: str


class Preparer:
    """Turns training texts into examples; runs the frozen layers once."""

    def __init__(self, tagger: PieceTagger) -> None:
        self.tagger = tagger.eval()
        self.pieces = WordPieces.load()
        self.embeddings = word_embeddings()

    def prepare(self, source: TrainingText) -> Example:
        """One text as an example."""
        pieces = self.pieces.encode(source.text)
        windows = cut_windows(len(pieces))
        ids = torch.tensor([[CLS, *pieces.ids[w.start : w.stop], SEP] for w in windows])
        mask = torch.ones(ids.shape)
        states = self.tagger.run_frozen(self.embeddings(ids), mask).half()
        usable = [item for item in source.labelled if item.sure]
        located = [(item, locate(pieces, item.mention.start, item.mention.end)) for item in usable]
        kept = [(item, span) for item, span in located if span[0] < span[1]]
        piece_labels = _label_pieces(pieces, source.labelled)
        return Example(
            states,
            mask,
            torch.tensor(place_pieces(windows)),
            torch.stack([piece_labels[w.start : w.stop] for w in windows]),
            torch.stack([_label_window(w, source, kept) for w in windows]),
            [item for item, _ in kept],
            [span for _, span in kept],
            source.text,
        )


def locate(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    """First piece of a stretch of characters, and the one after its last."""
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    return first, int(np.searchsorted(pieces.starts, end, side="left"))


def _label_pieces(pieces: Pieces, labelled: Sequence[Labelled]) -> Tensor:
    labels = torch.full((len(pieces), len(ROLES)), OUTSIDE)
    for item in sorted(labelled, key=lambda item: item.sure):
        if item.mention.role != DATE:
            first, stop = locate(pieces, item.mention.start, item.mention.end)
            labels[first:stop, item.mention.role] = INSIDE if item.sure else IGNORED
            if item.sure and first < stop:
                labels[first, item.mention.role] = BEGIN
    return labels


def _label_window(window: range, source: TrainingText, kept: list[tuple[Labelled, tuple[int, int]]]) -> Tensor:
    label = torch.zeros(1 + len(TYPES))
    label[0] = float(bool(source.types))
    for item, (first, _) in kept:
        if first in window:
            label[[1 + kind for kind in item.types]] = 1.0
    return label


def piece_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy of all roles, per piece."""
    flat = logits.reshape(*logits.shape[:2], len(ROLES), 3).flatten(0, 2)
    return cross_entropy(flat, labels.flatten(), ignore_index=IGNORED) * len(ROLES)


def link_loss(linker: MentionLinker, states: Tensor, example: Example, most: int, rng: random.Random) -> Tensor:
    """Loss of the facts of and links between the mentions of a text."""
    chosen = sorted(rng.sample(range(len(example.spans)), min(most, len(example.spans))))
    labelled = [example.labelled[index] for index in chosen]
    pooled = torch.stack([states[slice(*example.spans[index])].mean(0) for index in chosen])
    roles = torch.tensor([item.mention.role for item in labelled])
    geometry = torch.from_numpy(measure_pairs(example.text, [item.mention for item in labelled]))
    types, stages, effects, links = linker(pooled, one_hot(roles, N_ROLES).float(), geometry)
    return _fact_loss(types, stages, effects, labelled) + _pair_loss(links, roles, labelled)


def _fact_loss(types: Tensor, stages: Tensor, effects: Tensor, labelled: list[Labelled]) -> Tensor:
    told = [index for index, item in enumerate(labelled) if item.types]
    if not told:
        return types.sum() * 0
    wanted = torch.tensor([[float(kind in labelled[index].types) for kind in range(len(TYPES))] for index in told])
    stage = torch.tensor([labelled[index].stage for index in told])
    effect = torch.tensor([item.effect for item in labelled])
    loss = binary_loss(types[told], wanted) * 2 + 0.3 * cross_entropy(stages[told], stage.clamp(min=0))
    if (effect >= 0).any():
        loss = loss + 0.4 * cross_entropy(effects, effect, ignore_index=-1)
    return loss


def _pair_loss(links: Tensor, roles: Tensor, labelled: list[Labelled]) -> Tensor:
    together = torch.tensor([[float(bool(a.templates & b.templates)) for b in labelled] for a in labelled])
    same = torch.tensor([[float(bool(a.entities & b.entities)) for b in labelled] for a in labelled])
    dates = roles == DATE
    other = ~torch.eye(len(roles), dtype=torch.bool)
    linked = other & ~(dates[:, None] & dates[None, :])
    human = torch.isin(roles, torch.tensor(HUMAN))
    alike = other & ~dates[:, None] & ((roles[:, None] == roles[None, :]) | (human[:, None] & human[None, :]))
    loss = links.sum() * 0
    if linked.any():
        loss = loss + 1.5 * binary_loss(links[..., 0][linked], together[linked])
    if alike.any():
        loss = loss + 0.5 * binary_loss(links[..., 1][alike], same[alike])
    return loss


class Trainer:
    """One run over prepared examples."""

    def __init__(self, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.rng = random.Random(plan.seed)  # noqa: S311  # no secret
        self.tagger = PieceTagger(plan.layers, plan.frozen, plan.dropout)
        self.linker = MentionLinker(plan.dropout)
        if plan.start:
            parts = torch.load(plan.start, weights_only=True)
            self.tagger.load_state_dict(parts["tagger"])
            self.linker.load_state_dict(parts["linker"])
        for module in self.tagger.backbone.modules():
            if type(module).__name__ == "BertSelfAttention":
                module.dropout.p = 0.0  # slow on a CPU and of little use

    def run(self, examples: Sequence[Example], out: Path) -> None:
        """Train, and write a checkpoint after each epoch."""
        steps = self.plan.epochs * sum(1 for _ in self._batches(examples))
        encoder = [p for p in self.tagger.backbone.parameters() if p.requires_grad]
        heads = [*self.tagger.roles.parameters(), *self.tagger.relevance.parameters(), *self.linker.parameters()]
        optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": self.plan.encoder_rate}, {"params": heads, "lr": self.plan.head_rate}],
            weight_decay=0.01,
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: self._slope(step / steps))
        for epoch in range(self.plan.epochs):
            self.tagger.train(), self.linker.train()
            began, sums, count = time.monotonic(), np.zeros(3), 0
            for batch in self._batches(examples):
                losses = self._losses(batch)
                optimiser.zero_grad()
                sum(losses).backward()
                nn.utils.clip_grad_norm_([*encoder, *heads], 1.0)
                optimiser.step()
                schedule.step()
                sums, count = sums + [float(loss.detach()) for loss in losses], count + 1
                if count % 25 == 0:
                    print(f"epoch {epoch} step {count} {sums / count} {time.monotonic() - began:.0f} s", flush=True)
            self._save(out)

    def _slope(self, done: float) -> float:
        return max(0.01, min(done / self.plan.warm_up, (1 - done) / (1 - self.plan.warm_up)))

    def _batches(self, examples: Sequence[Example]) -> Iterator[list[Example]]:
        kept = [e for e in examples if e.window_labels[0, 0] or self.rng.random() < self.plan.empty_kept]
        self.rng.shuffle(kept)
        kept.sort(key=lambda e: (e.states.shape[1] // 24, len(e.states)))
        size = self.plan.texts_a_step
        batches = [kept[start : start + size] for start in range(0, len(kept), size)]
        self.rng.shuffle(batches)
        return iter(batches)

    def _losses(self, batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
        longest = max(example.states.shape[1] for example in batch)
        states = torch.cat([_pad(example.states.float(), longest) for example in batch])
        mask = torch.cat([_pad(example.mask, longest) for example in batch])
        states, roles, relevance = self.tagger.run_trained(states, mask)
        labels = torch.cat([_pad(example.piece_labels, longest - 2, IGNORED) for example in batch])
        tagging = 4 * piece_loss(roles[:, 1:-1], labels)
        window = 0.5 * binary_loss(relevance, torch.cat([example.window_labels for example in batch]))
        linking, first = states.sum() * 0, 0
        for example in batch:
            own = states[first : first + len(example.states)]
            first += len(example.states)
            if any(item.types for item in example.labelled):
                rows = own[example.places[:, 0], example.places[:, 1] + 1]
                linking = linking + link_loss(self.linker, rows, example, self.plan.most_mentions, self.rng)
        return tagging, window, linking / len(batch)

    def _save(self, out: Path) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        parts = {"plan": asdict(self.plan), "tagger": self.tagger.state_dict(), "linker": self.linker.state_dict()}
        torch.save(parts, out)


def _pad(rows: Tensor, length: int, value: float = 0) -> Tensor:
    missing = length - rows.shape[1]
    if not missing:
        return rows
    return torch.cat([rows, torch.full((rows.shape[0], missing, *rows.shape[2:]), value, dtype=rows.dtype)], 1)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", type=float, default=1.0, help="of the texts, for pilots")
    for name in ("layers", "frozen", "epochs"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan, name))
    parser.add_argument("--start", default="", help="checkpoint to go on from")
    for name in ("encoder_rate", "head_rate"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Plan, name))
    asked = parser.parse_args()
    torch.set_num_threads(1)
    names = ("layers", "frozen", "epochs", "start", "encoder_rate", "head_rate")
    trainer = Trainer(Plan(**{name: getattr(asked, name) for name in names}))
    texts = list(read_texts(asked.data))
    random.Random(0).shuffle(texts)  # noqa: S311  # no secret
    preparer = Preparer(trainer.tagger)
    began = time.monotonic()
    examples = [preparer.prepare(text) for text in texts[: int(asked.share * len(texts))]]
    print(f"{len(examples)} texts prepared in {time.monotonic() - began:.0f} s", flush=True)
    trainer.run(examples, asked.out)


if __name__ == "__main__":
    main()
