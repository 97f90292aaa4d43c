"""Write the shipped weights: `python -m train.attribution.ship --checkpoint FOLDER/attribution.pt`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import nn

from tidings.read.neural.attribution import LONGEST_WINDOW
from train.attribution.model import Attributor
from train.attribution.settings import Settings
from train.encoder import SHIPPED
from train.export import export_onnx

OUTPUTS = ("emissions", "vectors", "transitions", "distances")


def ship(checkpoint: Path, path: Path, *, quantise: bool = True) -> None:
    """Export a checkpoint of `train.attribution.fit` as ONNX."""
    model = Attributor(Settings())
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    places = model.backbone.bert.embeddings.position_embeddings
    model.backbone.bert.embeddings.position_embeddings = nn.Embedding.from_pretrained(places.weight[:LONGEST_WINDOW])
    examples = {"inputs_embeds": torch.randn(2, 9, 384), "attention_mask": torch.ones(2, 9, dtype=torch.long)}
    axes = {0: "windows", 1: "pieces"}
    free = dict.fromkeys([*examples, "emissions", "vectors"], axes)
    export_onnx(model, examples, OUTPUTS, path, free=free, quantise=quantise)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(prog="python -m train.attribution.ship", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED / "attribution.onnx")
    parser.add_argument("--fp32", action="store_true", help="leave the weights as they are, to compare")
    asked = parser.parse_args()
    ship(asked.checkpoint, asked.out, quantise=not asked.fp32)


if __name__ == "__main__":
    main()
