"""The files of the trained models that the package ships."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tidings.model.errors import ConfigError

WEIGHTS = "tidings.read.neural.weights"
FIX = "reinstall tidings, or run: make train"
SHARED = ("embeddings.npz", "vocab.txt")  # by all trained models


def shipped_file(name: str) -> Traversable:
    """The file of a name in `weights/`.

    Raises:
        ConfigError: if the package lacks it.
    """
    source = files(WEIGHTS).joinpath(name)
    if not source.is_file():
        raise ConfigError(f"the weights {name} are missing from the package; {FIX}")
    return source


def reader_files() -> list[Traversable]:
    """The files that the trained reader reads by, in order of their names."""
    own = (source for source in files(WEIGHTS).iterdir() if source.name.startswith("event") or source.name in SHARED)
    return sorted(own, key=lambda source: source.name)


@cache
def weights_digest() -> str:
    """Eight hex digits over the files of the trained reader: what other weights have read is read again."""
    digest = hashlib.sha256()
    for source in reader_files():
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:8]
