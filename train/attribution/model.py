"""The attribution model: tags of sources, cues and contents, and vectors by which cues find theirs."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from tidings.read.neural.attribution import DISTANCES, PARTS
from tidings.read.neural.tag_paths import TAGS
from train.attribution.chain import Chain
from train.attribution.settings import Settings
from train.encoder import load_backbone

VECTORS = 4
"""Of each piece: as the cue that asks for a source, as that source, as the cue of a content, as that content."""


class Attributor(nn.Module):
    """MiniLM with three layers of tags over one another, and dot products between spans."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.backbone = load_backbone(dropout=0.0)
        self.backbone.bert.set_attn_implementation("sdpa")
        self.dropout = nn.Dropout(settings.dropout)
        self.tagging = nn.Linear(384, len(PARTS) * TAGS)
        self.linking = nn.Linear(384, VECTORS * settings.link_width)
        self.distances = nn.Parameter(torch.zeros(2, DISTANCES))
        self.chain = Chain(len(PARTS))

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Emissions (B, T, 3, 5), vectors (B, T, 4, width), transitions (3, 5, 5), scores of distances (2, buckets)."""
        hidden = self.dropout(self.backbone(inputs_embeds, attention_mask))
        batch, length, _ = hidden.shape
        emissions = self.tagging(hidden).reshape(batch, length, len(PARTS), TAGS)
        vectors = self.linking(hidden).reshape(batch, length, VECTORS, -1)
        return emissions, vectors, self.chain.transitions(), self.distances * 1.0
