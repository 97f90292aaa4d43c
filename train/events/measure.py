"""Figures on held-back windows, each head by itself: F1 of anchors and types, and of parts."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from tidings.read.neural.roles import CHOSEN, KIND_OF_ROLE, ROLES, SEVERAL
from train.events.labels import IGNORED
from train.events.losses import KIND_IDS, Example, batch_ids, mention_states, pair_logits
from train.events.net import EventsNet


def _f1(hit: int, told: int, gold: int) -> float:
    return 2 * hit / max(1, told + gold)


def measure(net: EventsNet, examples: Sequence[Example], *, rules: bool) -> str:
    """One line of figures; roles are measured given the gold events."""
    net.eval()
    hits: dict[str, list[int]] = {}

    def count(name: str, hit: int, told: int, gold: int) -> None:
        seen = hits.setdefault(name, [0, 0, 0])
        for i, n in enumerate((hit, told, gold)):
            seen[i] += n

    with torch.no_grad():
        for example in examples:
            states = net.encode(*batch_ids([example]))
            features = torch.from_numpy(example["anchor_features"]).float()
            logits, _, _ = net.anchors(
                states[0, torch.from_numpy(example["anchor_piece"]).long() + 1], features if rules else features * 0
            )
            types, found = torch.from_numpy(example["types"]), logits.argmax(1)
            known = types != IGNORED
            is_told, is_gold = (found > 0) & known, types > 0
            for name, hit in (("anchor", is_told & is_gold), ("type", (found == types) & is_gold)):
                count(name, int(hit.sum()), int(is_told.sum()), int(is_gold.sum()))
            m = len(example["m_type"])
            if not m or example["pair_features"] is None:
                continue
            told = mention_states(states, [example])
            features = torch.from_numpy(example["m_features"]).float()
            _, status, background = net.anchors(told, features if rules else features * 0)
            right = status.argmax(1) == torch.from_numpy(example["m_status"])
            count("status", int(right.sum()), m, m)
            count("background", int(((background > 0) == (torch.from_numpy(example["m_background"]) > 0)).sum()), m, m)
            _count_roles(pair_logits(net, states[0], told, example, rules=rules), example, count)
    return " ".join(f"{name} {100 * _f1(*n):.1f}" for name, n in hits.items())


def _count_roles(logits: torch.Tensor, example: Example, count) -> None:  # noqa: ANN001  # a closure of measure
    labels, kinds = torch.from_numpy(example["roles"]).long(), torch.from_numpy(example["cand_kind"]).long()
    for role in ROLES:
        at = ROLES.index(role)
        mine = kinds == KIND_IDS[KIND_OF_ROLE[role]]
        target, found = labels[:, at][:, mine], logits[:, mine, at]
        if found.shape[1] == 0:
            continue
        if role in SEVERAL:
            known = target != IGNORED
            yes = found > 0
            count(role, int((yes & (target == 1)).sum()), int((yes & known).sum()), int((target == 1).sum()))
        elif role in CHOSEN:
            known = ~(target == IGNORED).any(1)
            best, index = found.max(1)
            yes = (best > 0) & known
            hit = target.gather(1, index[:, None])[:, 0] == 1
            count(role, int((yes & hit).sum()), int(yes.sum()), int(((target == 1).any(1) & known).sum()))
