"""Text as word pieces with character offsets, and the table of word embeddings that all trained models share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from tidings.model.errors import ConfigError
from tidings.read.neural.shipped import FIX, shipped_file

CLS, SEP, PAD = 101, 102, 0
WIDTH = 384

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: `ids`, and the characters `starts[i]:ends[i]` of each; no special tokens."""

    ids: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class WordPieces:
    """The uncased WordPiece vocabulary of MiniLM and its embeddings, int8 with one scale a row."""

    tokenizer: Tokenizer
    table: NDArray[np.int8]
    scales: Floats

    @classmethod
    def load(cls) -> WordPieces:
        """The vocabulary and table shipped with the package; loaded once.

        Raises:
            ConfigError: if the package lacks them or they are broken.
        """
        return _load()

    def encode(self, text: str) -> Pieces:
        """Pieces of a text of any length."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        return Pieces(np.array(encoding.ids, dtype=np.int64), offsets[:, 0], offsets[:, 1])

    def embed(self, ids: Ints) -> Floats:
        """Word embeddings of piece ids, shape (*ids.shape, 384)."""
        return self.table[ids].astype(np.float32) * self.scales[ids][..., None]


@cache
def _load() -> WordPieces:
    lines = shipped_file("vocab.txt").read_text("utf-8").splitlines()
    vocabulary = {piece: number for number, piece in enumerate(lines)}
    model = models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100)  # noqa: S106 - no password
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    with as_file(shipped_file("embeddings.npz")) as path:
        try:
            with np.load(path) as arrays:
                return WordPieces(tokenizer, arrays["table"], arrays["scales"])
        except (ValueError, EOFError, KeyError, BadZipFile) as error:  # what a file cut short or none of ours gives
            raise ConfigError(f"the weights {path.name} cannot be opened ({error}); {FIX}") from error
