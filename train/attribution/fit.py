"""Train the attribution model: `python -m train.attribution.fit --train T.jsonl --dev D.jsonl --out FOLDER`."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from tidings.read.neural.attribution import (
    NOWHERE,
    PARTS,
    AttributionModel,
    batches_of,
    distances_between,
    padded,
)
from tidings.read.neural.wordpieces import WordPieces
from train.attribution.examples import Article, Example, Place, cut_anew, read_articles
from train.attribution.measure import exact_f1
from train.attribution.model import Attributor
from train.attribution.settings import Settings
from train.attribution.torch_session import TorchSession
from train.encoder import word_embeddings


def fit(articles: Sequence[Article], dev: Sequence[Article], settings: Settings, out: Path) -> Attributor:
    """Train from the pre-trained backbone; after each epoch the weights are saved and dev is scored."""
    torch.manual_seed(settings.seed)
    chance = random.Random(settings.seed)  # noqa: S311 -- no secret
    pieces, table = WordPieces.load(), word_embeddings()
    model = Attributor(settings)
    epochs = [_batches(articles, pieces, settings, chance) for _ in range(settings.epochs)]
    optimiser, schedule = _optimiser(model, settings, sum(map(len, epochs)))
    began = time.monotonic()
    for number, batches in enumerate(epochs[: settings.stop_after], 1):
        model.train()
        losses: list[float] = []
        for batch in batches:
            loss = batch_loss(model, table, batch, settings)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), settings.clip)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
            if len(losses) % 50 == 0:
                minutes = (time.monotonic() - began) / 60
                print(
                    f"{number} {len(losses)}/{len(batches)} loss {np.mean(losses[-50:]):.3f} {minutes:.1f} min",
                    flush=True,
                )
        save(model, out)
        print(f"epoch {number}: {score(model, dev)}", flush=True)
    return model


def score(model: Attributor, articles: Sequence[Article]) -> dict[str, float]:
    """Exact F1 of the fp32 model."""
    reader = AttributionModel(TorchSession(model), WordPieces.load())  # type: ignore[arg-type]  # stands in for ONNX
    return exact_f1(articles, reader.read([article["text"] for article in articles]))


def save(model: Attributor, out: Path) -> None:
    """The whole model, and its backbone apart for models that start from it."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), out / "attribution.pt")
    torch.save(model.backbone.state_dict(), out / "attribution_encoder.pt")


def batch_loss(model: Attributor, table: torch.nn.Embedding, batch: Sequence[Example], settings: Settings) -> Tensor:
    """Tag loss for each marked span, and link loss for each link."""
    ids, mask = (torch.from_numpy(array) for array in padded([example.window for example in batch]))
    tags = torch.zeros(len(batch), len(PARTS), ids.shape[1], dtype=torch.long)
    for row, example in zip(tags, batch, strict=True):
        row[:, : example.tags.shape[1]] = torch.from_numpy(example.tags)
    emissions, vectors, _, distances = model(table(ids), mask)
    spans = sum(len(example.source_links) * 2 + len(example.content_links) for example in batch)
    tagging = model.chain.loss(emissions, tags, mask) / max(1, spans)
    links = [loss for row, example in zip(vectors, batch, strict=True) for loss in link_losses(row, distances, example)]
    return tagging + settings.link_weight * torch.cat(links).mean() if links else tagging


def link_losses(vectors: Tensor, distances: Tensor, example: Example) -> list[Tensor]:
    """Cross entropy of every cue's choice of a source and of every content's choice of a cue, in one window."""
    losses = []
    cues = sorted({cue for cue, _ in example.source_links})
    if cues:
        sources = [NOWHERE, *sorted({source for _, source in example.source_links if source})]
        right = [
            sources.index(source or NOWHERE) for _, source in sorted(example.source_links, key=lambda link: link[0])
        ]
        if len(right) == len(cues):
            scores = _link_scores(vectors, distances, 0, cues, sources)
            losses.append(cross_entropy(scores, torch.tensor(right), reduction="none"))
    if len(cues) > 1 and example.content_links:
        contents = [content for _, content in example.content_links]
        scores = _link_scores(vectors, distances, 1, cues, contents).T
        owners = torch.tensor([cues.index(cue) for cue, _ in example.content_links])
        losses.append(cross_entropy(scores, owners, reduction="none"))
    return losses


def _link_scores(
    vectors: Tensor, distances: Tensor, kind: int, cues: Sequence[Place], others: Sequence[Place]
) -> Tensor:
    asking = vectors[torch.tensor(cues), 2 * kind].mean(dim=1)
    asked = vectors[torch.tensor(others), 2 * kind + 1].mean(dim=1)
    between = torch.from_numpy(distances_between(cues, others))
    return asking @ asked.T / asking.shape[1] ** 0.5 + distances[kind][between]


def _batches(
    articles: Sequence[Article], pieces: WordPieces, settings: Settings, chance: random.Random
) -> list[list[Example]]:
    examples = cut_anew(articles, pieces, (settings.shortest_window, settings.longest_window), chance)
    chance.shuffle(examples)
    of_window = {id(example.window): example for example in examples}
    grouped = batches_of([example.window for example in examples], settings.batch_pieces)
    batches = [[of_window[id(window)] for window in batch] for batch in grouped]
    chance.shuffle(batches)
    return batches


def _optimiser(model: Attributor, settings: Settings, steps: int) -> tuple[AdamW, LambdaLR]:
    backbone = [weight for weight in model.backbone.parameters() if weight.requires_grad]
    head = [weight for name, weight in model.named_parameters() if not name.startswith("backbone.")]
    groups = [{"params": backbone, "lr": settings.backbone_rate}, {"params": head, "lr": settings.head_rate}]
    optimiser = AdamW(groups, weight_decay=settings.weight_decay)
    rise = max(1, int(steps * settings.warm_up))
    return optimiser, LambdaLR(optimiser, lambda step: min((step + 1) / rise, (steps - step) / max(1, steps - rise)))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="python -m train.attribution.fit", description=__doc__)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for the checkpoints")
    parser.add_argument("--share", type=float, default=1.0, help="share of the training articles, for a pilot")
    parser.add_argument("--stop-after", type=int, default=Settings().stop_after, help="epochs to run")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    articles = read_articles(asked.train)
    settings = Settings(stop_after=asked.stop_after)
    fit(articles[: int(len(articles) * asked.share)], read_articles(asked.dev), settings, asked.out)


if __name__ == "__main__":
    main()
