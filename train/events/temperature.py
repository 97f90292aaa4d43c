"""One temperature for the types of anchors: python -m train.events.temperature FOLDER EXAMPLES --hold 0.1.

Divides the logits so that the confidence of what is told is as often right as it says (Guo et al. 2017, "On
Calibration of Modern Neural Networks", section 4.2). It is fitted on the reports that the training of FOLDER kept back,
so EXAMPLES, --hold and --leave-out must be those of that run; for final weights, trained on all reports, use that of a
run with a share kept back. With and without sight of the rules the logits differ, so each has its own. Both are written
into FOLDER/event_settings.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from train.events.heldout import held_examples, load_examples
from train.events.labels import IGNORED
from train.events.losses import Example, batch_ids
from train.events.net import EventsNet
from train.events.ship import load_net

SETTINGS = "event_settings.json"
BINS = 10


def anchor_logits(net: EventsNet, examples: Sequence[Example], *, rules: bool) -> tuple[Tensor, Tensor]:
    """Logits (A, types) and types (A,) of the tokens of examples whose type is known."""
    logits, types = [], []
    net.eval()
    with torch.no_grad():
        for example in examples:
            states = net.encode(*batch_ids([example]))
            features = torch.from_numpy(example["anchor_features"]).float()
            pieces = torch.from_numpy(example["anchor_piece"]).long() + 1
            logits.append(net.anchors(states[0, pieces], features if rules else features * 0)[0])
            types.append(torch.from_numpy(example["types"]).long())
    told, known = torch.cat(logits), torch.cat(types)
    return told[known != IGNORED], known[known != IGNORED]


def fit_temperature(logits: Tensor, types: Tensor) -> float:
    """The temperature whose logits have the least cross-entropy."""
    logarithm = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([logarithm], lr=0.1, max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimiser.zero_grad()
        value = functional.cross_entropy(logits / logarithm.exp(), types)
        value.backward()
        return value

    optimiser.step(loss)
    return float(logarithm.detach().exp())


def calibration_error(logits: Tensor, types: Tensor, lowest: float = 0.05) -> float:
    """Expected calibration error of the probability that a token names an event, where it is at least `lowest`."""
    score = 1 - logits.softmax(1)[:, 0]
    told = score >= lowest
    score, right = score[told], (types[told] > 0).float()
    bins = (score * BINS).long().clamp(max=BINS - 1)
    gaps = [abs(float((score[bins == b] - right[bins == b]).sum())) for b in range(BINS)]
    return sum(gaps) / max(1, len(score))


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit both temperatures and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--hold", type=float, required=True, help="share kept back in the training of FOLDER")
    parser.add_argument("--leave-out", nargs="*", default=(), help="collections left out of the training of FOLDER")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    held = held_examples(load_examples(options.examples, options.leave_out), options.hold)
    if not held:
        parser.error("no report was kept back; give the --hold of the training, above 0")
    net, found = load_net(options.folder), {}
    for name, rules in (("both", True), ("trained", False)):
        logits, types = anchor_logits(net, held, rules=rules)
        found[name] = round(fit_temperature(logits, types), 4)
        before, after = calibration_error(logits, types), calibration_error(logits / found[name], types)
        print(f"{name}: temperature {found[name]}, error {before:.4f} -> {after:.4f}", flush=True)
    (options.folder / SETTINGS).write_text(json.dumps({"temperatures": found}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
