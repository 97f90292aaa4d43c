"""The events network: an encoder, and three heads over its states for anchors, parts of events, and joining."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tidings.read.neural.likeness import LIKENESS_WIDTH
from tidings.read.neural.roles import ROLES
from tidings.read.neural.scene import ANCHOR_WIDTH, COUNTED, DISTANCES, PAIR_WIDTH, SENTENCES, STATUSES, TYPES
from train.encoder import Backbone, QuickDropout, load_backbone, word_embeddings

WIDTH = 384


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the heads."""

    layers: int = 6
    paths: int = 1
    anchor: int = 256
    pair: int = 192
    rival_layers: int = 2
    join: int = 128
    dropout: float = 0.1


class AnchorHead(nn.Module):
    """States (A, 384) and rule features (A, ANCHOR_WIDTH) of tokens to logits of type, status and background."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.states, self.rules = nn.Linear(WIDTH, shape.anchor), nn.Linear(ANCHOR_WIDTH, shape.anchor)
        self.drop = QuickDropout(shape.dropout)
        self.kind = nn.Linear(shape.anchor, len(TYPES))
        self.status = nn.Linear(shape.anchor, len(STATUSES))
        self.background = nn.Linear(shape.anchor, 1)
        # What the rules say reaches the answer directly, too; at first it is half believed.
        self.ruled = nn.Linear(ANCHOR_WIDTH, len(TYPES), bias=False)
        self.ruled_status = nn.Linear(ANCHOR_WIDTH, len(STATUSES), bias=False)
        with torch.no_grad():
            self.ruled.weight.zero_()
            self.ruled.weight[:, : len(TYPES)] = 3.0 * torch.eye(len(TYPES))
            self.ruled_status.weight.zero_()
            first = len(TYPES) + 1
            self.ruled_status.weight[:, first : first + len(STATUSES)] = 1.5 * torch.eye(len(STATUSES))
            self.kind.bias[0] = 3.0  # most words name no event

    def forward(self, states: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits (A, types), (A, statuses), (A,)."""
        hidden = self.drop(functional.gelu(self.states(states) + self.rules(features)))
        types = self.kind(hidden) + self.ruled(features)
        return types, self.status(hidden) + self.ruled_status(features), self.background(hidden)[:, 0]


class PairHead(nn.Module):
    """Every event with every candidate for its parts to logits of each role and kind of count.

    The candidates of an event are then weighed against each other: layers of self-attention run over them, one event at
    a time, so that "the army" is no actor where "the rebels" are.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.pair
        self.anchor, self.candidate = nn.Linear(WIDTH, width), nn.Linear(2 * WIDTH, width)
        self.left, self.right = nn.Linear(WIDTH, width), nn.Linear(2 * WIDTH, width)
        self.kind = nn.Embedding(len(TYPES), width)
        self.path = nn.Embedding(shape.paths, width)
        self.distance, self.sentences = nn.Embedding(DISTANCES, width), nn.Embedding(SENTENCES, width)
        self.features = nn.Linear(PAIR_WIDTH, width)
        self.drop = QuickDropout(shape.dropout)
        self.rivals = nn.ModuleList(RivalLayer(width, shape.dropout) for _ in range(shape.rival_layers))
        self.hidden = nn.Linear(width, width)
        self.out = nn.Linear(width, len(ROLES) + len(COUNTED))

    def forward(
        self,
        anchors: Tensor,
        candidates: Tensor,
        types: Tensor,
        paths: Tensor,
        distances: Tensor,
        sentences: Tensor,
        features: Tensor,
    ) -> Tensor:
        """States (M, 384) and (C, 768), types (M,), three (M, C) ids, (M, C, PAIR_WIDTH) to (M, C, roles + kinds)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            met = self.left(anchors)[:, None] * self.right(candidates)[None]
            told = self.path(paths) + self.distance(distances) + self.sentences(sentences) + self.features(features)
            ends = (self.anchor(anchors) + self.kind(types))[:, None] + self.candidate(candidates)[None]
            hidden = self.drop(functional.gelu(ends + met + told))
            for layer in self.rivals:
                hidden = layer(hidden)
            hidden = self.drop(functional.gelu(self.hidden(hidden))) + hidden
        return self.out(hidden.float())


class RivalLayer(nn.Module):
    """Self-attention over the candidates of each event: (M, C, width) to the same, normalised before each part."""

    HEADS = 4

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.asked = nn.Linear(width, 3 * width)
        self.seen = nn.Linear(width, width)
        self.wide, self.narrow = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.drop = QuickDropout(dropout)

    def forward(self, hidden: Tensor) -> Tensor:
        """One layer."""
        events, candidates, width = hidden.shape
        asked = self.asked(self.before(hidden)).reshape(events, candidates, 3, self.HEADS, width // self.HEADS)
        query, key, value = asked.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (query @ key.transpose(-1, -2) / (width // self.HEADS) ** 0.5).softmax(-1)
        seen = (weights @ value).transpose(1, 2).reshape(events, candidates, width)
        hidden = hidden + self.drop(self.seen(seen))
        return hidden + self.drop(self.narrow(functional.gelu(self.wide(self.between(hidden)))))


class JoinHead(nn.Module):
    """Two events to the logit that they are one: states (P, 384) twice, sentences apart (P,), likeness (P, ...).

    Taught by `train.events.joins` after the rest.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.join
        self.one, self.other = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.left, self.right = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.apart = nn.Embedding(SENTENCES, width)
        self.features = nn.Linear(LIKENESS_WIDTH, width)
        self.drop = nn.Dropout(shape.dropout)
        self.hidden = nn.Linear(width, width)
        self.out = nn.Linear(width, 1)

    def forward(self, one: Tensor, other: Tensor, apart: Tensor, features: Tensor) -> Tensor:
        """Logits (P,)."""
        met = self.left(one) * self.right(other)
        told = self.apart(apart) + self.features(features)
        hidden = self.drop(functional.gelu(self.one(one) + self.other(other) + met + told))
        return self.out(self.drop(functional.gelu(self.hidden(hidden))) + hidden)[:, 0]


class EventsNet(nn.Module):
    """Encoder and the heads that are taught with it; word embeddings come from the shared table and are not trained."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = word_embeddings()
        self.backbone: Backbone = load_backbone(shape.layers, shape.dropout)
        self.anchors, self.pairs = AnchorHead(shape), PairHead(shape)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Piece ids (B, T) with start and end marks to states (B, T, 384)."""
        return self.backbone(self.words(ids), mask)


def load_net(folder: Path) -> EventsNet:
    """The network that `train.events.run` saved, in evaluation mode."""
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    net = EventsNet(Shape(**settings["shape"]))
    net.load_state_dict(torch.load(folder / "net.pt"))
    return net.eval()


def seed_all(seed: int) -> None:
    """Fix torch's randomness."""
    torch.manual_seed(seed)
