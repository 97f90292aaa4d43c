"""Likelihood of tag sequences under a linear chain (Lafferty et al., 2001)."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from tidings.read.neural.tag_paths import AT_END, AT_START, FORBIDDEN, TAGS


class Chain(nn.Module):
    """Learnt scores of a tag after another, one table for each of `kinds` independent layers of tags."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.learnt = nn.Parameter(torch.zeros(kinds, TAGS, TAGS))
        self.register_buffer("forbidden", torch.from_numpy(FORBIDDEN))
        self.register_buffer("at_start", torch.from_numpy(AT_START.copy()))
        self.register_buffer("at_end", torch.from_numpy(AT_END.copy()))

    def transitions(self) -> Tensor:
        """(kinds, 5, 5), with what is forbidden."""
        return self.learnt + self.forbidden

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Summed negative log likelihood of emissions (B, T, kinds, 5), tags (B, kinds, T), mask (B, T) of 0 and 1."""
        scores = emissions.transpose(0, 1)
        transitions = self.transitions()
        alpha = scores[0] + self.at_start
        for at in range(1, len(scores)):
            stepped = torch.logsumexp(alpha.unsqueeze(-1) + transitions, dim=2) + scores[at]
            alpha = torch.where(mask[:, at, None, None].bool(), stepped, alpha)
        total = torch.logsumexp(alpha + self.at_end, dim=-1).sum()
        return total - self._score(emissions, tags, mask)

    def _score(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        along = tags.transpose(1, 2)
        emitted = emissions.gather(-1, along.unsqueeze(-1)).squeeze(-1)
        kinds = torch.arange(tags.shape[1])
        moved = self.transitions()[kinds, along[:, :-1], along[:, 1:]]
        return (emitted * mask[..., None]).sum() + (moved * mask[:, 1:, None]).sum()
