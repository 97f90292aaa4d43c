"""The trained events network into the package: python -m train.events.ship FOLDER."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from tidings.read.neural.likeness import LIKENESS_WIDTH
from tidings.read.neural.scene import ANCHOR_WIDTH, PAIR_WIDTH
from train.encoder import SHIPPED
from train.events.net import WIDTH, EventsNet, JoinHead, load_net
from train.export import export_onnx


def ship(folder: Path, into: Path = SHIPPED) -> None:
    """Write events.onnx (encoder), event_anchors.onnx, event_pairs.onnx and event_paths.json."""
    net = load_net(folder)
    words, mask = torch.zeros(2, 8, WIDTH), torch.ones(2, 8)
    export_onnx(
        net.backbone,
        {"inputs_embeds": words, "attention_mask": mask},
        ["states"],
        into / "events.onnx",
        free={name: {0: "windows", 1: "pieces"} for name in ("inputs_embeds", "attention_mask", "states")},
    )
    export_onnx(
        net.anchors,
        {"states": torch.zeros(3, WIDTH), "features": torch.zeros(3, ANCHOR_WIDTH)},
        ["types", "statuses", "background"],
        into / "event_anchors.onnx",
        free={name: {0: "anchors"} for name in ("states", "features", "types", "statuses", "background")},
    )
    _ship_pairs(net, into)
    if (folder / "event_settings.json").is_file():
        (into / "event_settings.json").write_text((folder / "event_settings.json").read_text("utf-8"), "utf-8")
    (into / "event_paths.json").write_text((folder / "paths.json").read_text("utf-8"), "utf-8")


def _ship_pairs(net: EventsNet, into: Path) -> None:
    states, ids = torch.zeros(3, WIDTH), torch.zeros(3, dtype=torch.long)
    both = torch.zeros(3, 4, dtype=torch.long)
    pairs = {
        "anchors": states,
        "candidates": torch.zeros(4, 2 * WIDTH),
        "types": ids,
        "paths": both,
        "distances": both,
        "sentences": both,
        "features": torch.zeros(3, 4, PAIR_WIDTH),
    }
    axes = {name: {0: "events"} for name in ("anchors", "types")} | {"candidates": {0: "candidates"}}
    axes |= {n: {0: "events", 1: "candidates"} for n in ("paths", "distances", "sentences", "features", "logits")}
    export_onnx(net.pairs, pairs, ["logits"], into / "event_pairs.onnx", free=axes)


def ship_joins(head: JoinHead, into: Path = SHIPPED) -> None:
    """Write event_joins.onnx."""
    states = torch.zeros(3, WIDTH)
    joins = {
        "one": states,
        "other": states,
        "apart": torch.zeros(3, dtype=torch.long),
        "features": torch.zeros(3, LIKENESS_WIDTH),
    }
    export_onnx(head, joins, ["logits"], into / "event_joins.onnx", free={n: {0: "pairs"} for n in (*joins, "logits")})


def main(arguments: Sequence[str] | None = None) -> None:
    """Ship a trained folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--into", type=Path, default=SHIPPED)
    options = parser.parse_args(arguments)
    ship(options.folder, options.into)


if __name__ == "__main__":
    main()
