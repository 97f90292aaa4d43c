"""What the network is taught by one batch of windows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tidings.read.neural.roles import CHOSEN, KIND_OF_ROLE, ROLES, SEVERAL
from tidings.read.neural.scene import ANCHOR_WIDTH, RULE_COLUMNS
from tidings.read.neural.wordpieces import CLS, SEP
from train.events.labels import IGNORED
from train.events.net import EventsNet

KIND_IDS = {"party": 0, "place": 1, "time": 2, "count": 3}
Example = Mapping[str, Any]


def batch_ids(examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Piece ids (B, T) and mask (B, T)."""
    longest = max(len(example["ids"]) for example in examples) + 2
    ids = np.zeros((len(examples), longest), dtype=np.int64)
    mask = np.zeros((len(examples), longest), dtype=np.float32)
    for row, example in enumerate(examples):
        inside = [CLS, *example["ids"], SEP]
        ids[row, : len(inside)], mask[row, : len(inside)] = inside, 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def anchor_loss(net: EventsNet, states: Tensor, examples: Sequence[Example], *, rules: bool) -> Tensor:
    """Cross-entropy of the types of all tokens that may name events."""
    rows = [torch.full((len(e["types"]),), i) for i, e in enumerate(examples)]
    pieces = [torch.from_numpy(e["anchor_piece"]).long() + 1 for e in examples]
    features = torch.cat([torch.from_numpy(e["anchor_features"]).float() for e in examples])
    types = torch.cat([torch.from_numpy(e["types"]) for e in examples])
    logits, _, _ = net.anchors(states[torch.cat(rows), torch.cat(pieces)], features if rules else features * 0)
    told = max(1, int((types > 0).sum()))
    return functional.cross_entropy(logits, types, ignore_index=IGNORED, reduction="sum") / told


def mention_states(states: Tensor, examples: Sequence[Example]) -> Tensor:
    """States of the tokens that name coded events, examples in order: (M, 384)."""
    rows = torch.cat([torch.full((len(e["m_type"]),), i) for i, e in enumerate(examples)])
    pieces = torch.cat([torch.from_numpy(e["m_piece"]).long() + 1 for e in examples])
    return states[rows, pieces]


def mention_loss(net: EventsNet, told: Tensor, examples: Sequence[Example], *, rules: bool) -> Tensor:
    """Status and background of coded events."""
    features = torch.cat([torch.from_numpy(e["m_features"]).float().reshape(-1, ANCHOR_WIDTH) for e in examples])
    _, status, background = net.anchors(told, features if rules else features * 0)
    statuses = torch.cat([torch.from_numpy(e["m_status"]) for e in examples])
    backgrounds = torch.cat([torch.from_numpy(e["m_background"]) for e in examples])
    losses = functional.binary_cross_entropy_with_logits(background, backgrounds.clamp(min=0), reduction="none")
    known = backgrounds != IGNORED
    return functional.cross_entropy(status, statuses) + (losses * known).sum() / known.sum().clamp(min=1)


def pair_logits(net: EventsNet, states: Tensor, told: Tensor, example: Example, *, rules: bool) -> Tensor:
    """Logits (mentions, candidates, roles + kinds of count) of one window; `states` is the window's (T, 384)."""
    first = torch.from_numpy(example["cand_first"]).long() + 1
    head = torch.from_numpy(example["cand_head"]).long() + 1
    features = torch.from_numpy(example["pair_features"]).float()
    return net.pairs(
        told,
        torch.cat([states[first], states[head]], dim=-1),
        torch.from_numpy(example["m_type"]),
        torch.from_numpy(example["path_ids"]),
        torch.from_numpy(example["distance"]).long(),
        torch.from_numpy(example["sentences"]).long(),
        features if rules else without_rules(features),
    )


def without_rules(features: Tensor) -> Tensor:
    """Pair features with what the rule reader decided left out."""
    kept = features.clone()
    kept[..., RULE_COLUMNS] = 0
    return kept


def role_loss(logits: Tensor, example: Example) -> Tensor:
    """Independent yes or no for parts that take several; one of all or none for place, ends and time."""
    kinds = torch.from_numpy(example["cand_kind"]).long()
    labels, total = torch.from_numpy(example["roles"]).long(), logits.new_zeros(())
    m = logits.shape[0]
    for role in SEVERAL:
        at = ROLES.index(role)
        mine = kinds == KIND_IDS[KIND_OF_ROLE[role]]
        target, found = labels[:, at][:, mine], logits[:, mine, at]
        known = target != IGNORED
        if known.any():
            losses = functional.binary_cross_entropy_with_logits(found, target.clamp(min=0).float(), reduction="none")
            total = total + (losses * known).sum() / m
    for role in CHOSEN:
        at = ROLES.index(role)
        mine = kinds == KIND_IDS[KIND_OF_ROLE[role]]
        target, found = labels[:, at][:, mine], logits[:, mine, at]
        if found.shape[1] == 0:
            continue
        known = ~(target == IGNORED).any(dim=1)
        scores = torch.cat([found.new_zeros((m, 1)), found], dim=1)
        right = torch.cat([(target != 1).all(dim=1, keepdim=True), target == 1], dim=1)
        likelihood = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
        total = total + (likelihood * known).sum() / m
    what = torch.from_numpy(example["what"]).long()
    if (what >= 0).any():
        chosen = what >= 0
        total = total + functional.cross_entropy(logits[..., len(ROLES) :][chosen], what[chosen], reduction="sum") / m
    return total
