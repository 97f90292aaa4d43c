"""Write a checkpoint as the shipped ONNX files: `python -m train.muc4.export CHECKPOINT [--folder FOLDER]`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import nn

from benchmarks.muc4.geometry import N_FEATURES
from benchmarks.muc4.schema import N_ROLES, WINDOW
from train.encoder import SHIPPED
from train.export import export_onnx
from train.muc4.net import WIDTH, MentionLinker, PieceTagger


def export_checkpoint(checkpoint: Path, folder: Path, *, quantise: bool = True) -> None:
    """Write muc4.onnx (encoder and its heads) and muc4_links.onnx (facts and links of mentions)."""
    parts = torch.load(checkpoint, weights_only=True)
    tagger = PieceTagger(parts["plan"]["layers"], 0, 0.0)
    tagger.load_state_dict(parts["tagger"])
    embeddings = tagger.backbone.bert.embeddings
    rows = embeddings.position_embeddings.weight[:WINDOW].detach()  # no window is longer: the rest need not be shipped
    embeddings.position_embeddings = nn.Embedding.from_pretrained(rows)
    linker = MentionLinker(0.0)
    linker.load_state_dict(parts["linker"])
    windows = {0: "windows", 1: "pieces"}
    export_onnx(
        tagger,
        {"inputs_embeds": torch.randn(2, 16, WIDTH), "attention_mask": torch.ones(2, 16)},
        ["states", "roles", "relevance"],
        folder / "muc4.onnx",
        free={
            "inputs_embeds": windows, "attention_mask": windows, "states": windows, "roles": windows,
            "relevance": {0: "windows"},
        },
        quantise=quantise,
    )  # fmt: skip
    mentions = {0: "mentions"}
    pairs = {0: "mentions", 1: "others"}
    export_onnx(
        linker,
        {"means": torch.randn(3, WIDTH), "slots": torch.ones(3, N_ROLES), "geometry": torch.ones(3, 3, N_FEATURES)},
        ["types", "stages", "effects", "links"],
        folder / "muc4_links.onnx",
        free={
            "means": mentions, "slots": mentions, "geometry": pairs, "types": mentions, "stages": mentions,
            "effects": mentions, "links": pairs,
        },
        quantise=quantise,
    )  # fmt: skip


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--folder", type=Path, default=SHIPPED)
    parser.add_argument("--fp32", action="store_true", help="without quantisation, to compare")
    asked = parser.parse_args()
    export_checkpoint(asked.checkpoint, asked.folder, quantise=not asked.fp32)


if __name__ == "__main__":
    main()
