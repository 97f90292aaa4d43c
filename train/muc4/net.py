"""The network: roles of word pieces, relevance of windows, and facts of and links between mentions."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from benchmarks.muc4.geometry import N_FEATURES
from benchmarks.muc4.schema import EFFECTS, N_ROLES, ROLES, STAGES, TYPES
from train.encoder import load_backbone

WIDTH = 384
_MENTION, _PAIR = 128, 96


class PieceTagger(nn.Module):
    """The encoder with its two heads; the lowest layers may be frozen and run beforehand."""

    def __init__(self, layers: int, frozen: int, dropout: float) -> None:
        super().__init__()
        self.backbone = load_backbone(layers, dropout)
        self.frozen = frozen
        self.drop = nn.Dropout(dropout)
        self.roles = nn.Linear(WIDTH, 3 * len(ROLES))
        self.relevance = nn.Linear(WIDTH, 1 + len(TYPES))
        for part in (self.backbone.bert.embeddings, *self.backbone.bert.encoder.layer[:frozen]):
            part.requires_grad_(False)  # noqa: FBT003  # torch's own signature

    @torch.no_grad()
    def run_frozen(self, inputs_embeds: Tensor, attention_mask: Tensor) -> Tensor:
        """States after the frozen layers, without dropout."""
        bert = self.backbone.bert
        states = bert.embeddings(inputs_embeds=inputs_embeds)
        for layer in bert.encoder.layer[: self.frozen]:
            states = layer(states, _additive(attention_mask))
        return states

    def run_trained(self, states: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """From states after the frozen layers to the three outputs of `forward`."""
        for layer in self.backbone.bert.encoder.layer[self.frozen :]:
            states = layer(states, _additive(attention_mask))
        return states, self.roles(self.drop(states)), self.relevance(self.drop(states[:, 0]))

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """States [B, T, 384], role logits [B, T, 3 * roles], relevance logits [B, 1 + types]."""
        states = self.backbone(inputs_embeds, attention_mask)
        return states, self.roles(states), self.relevance(states[:, 0])


class MentionLinker(nn.Module):
    """From mean states of mentions to their facts, and for each pair: one incident, one person or thing."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.enter = nn.Sequential(nn.Dropout(dropout), nn.Linear(WIDTH + N_ROLES, _MENTION), nn.Tanh())
        self.types = nn.Linear(_MENTION, len(TYPES))
        self.stages = nn.Linear(_MENTION, len(STAGES))
        self.effects = nn.Linear(_MENTION, len(EFFECTS))
        self.pairs = nn.Sequential(
            nn.Linear(2 * _MENTION + 2 * N_ROLES + N_FEATURES, _PAIR),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(_PAIR, 2),
        )

    def forward(self, states: Tensor, roles: Tensor, geometry: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Type, stage and effect logits [N, .] and link logits [N, N, 2] of N mentions.

        Args:
            states: means of the states of each mention's pieces, [N, 384].
            roles: one-hot, [N, N_ROLES].
            geometry: as of `measure_pairs`, [N, N, N_FEATURES].
        """
        inner = self.enter(torch.cat([states, roles], -1))
        one, other = inner[:, None, :], inner[None, :, :]
        both = torch.cat(
            [
                one * other,
                (one - other).abs(),
                roles[:, None, :] + roles[None, :, :],
                roles[:, None, :] * roles[None, :, :],
                geometry,
            ],
            -1,
        )
        return self.types(inner), self.stages(inner), self.effects(inner), self.pairs(both)


def _additive(attention_mask: Tensor) -> Tensor:
    return (1 - attention_mask[:, None, None, :]) * -1e4
