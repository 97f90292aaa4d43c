"""How alike two events of a report are in what they are and in their parts: what joining goes by beside the words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Token

from tidings.read.neural.candidates import Candidate
from tidings.read.neural.roles import ROLES
from tidings.read.neural.scene import FAR, dependency_path, steps_up
from tidings.read.neural.wordpieces import Floats, Ints

LIKENESS_WIDTH = 5 + 2 * len(ROLES)
UNRULED = -1
ARTICLES = ("the ", "a ", "an ")


def candidate_keys(candidates: Sequence[Candidate], text: str) -> Ints:
    """A number for each candidate, the same for those that stand for the same words; counted from 0."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(_key(c, text), len(known)) for c in candidates], dtype=np.int64)


def _key(candidate: Candidate, text: str) -> str:
    if candidate.count is not None:
        return f"count {candidate.count.count.min} {candidate.count.count.max}"
    words = candidate.value.of(text).lower()
    for article in ARTICLES:
        words = words.removeprefix(article)
    return f"{candidate.kind} {words}"


def gather_parts(roles: Floats, keys: Ints, size: int) -> Floats:
    """Probabilities (..., roles, candidates) summed over the candidates of each key: (..., roles, size), at most 1."""
    belongs = np.zeros((len(keys), size), dtype=np.float32)
    belongs[np.arange(len(keys)), keys] = 1
    return np.asarray(np.minimum(roles @ belongs, 1.0), dtype=np.float32)


def closeness(one: Token, other: Token) -> float:
    """1 for a word itself, less for each step between two words of a sentence, 0 for words far apart."""
    if one.sent.start != other.sent.start:
        return 0.0
    path = dependency_path(steps_up(one), steps_up(other))
    return 0.0 if path == FAR else 1 / (1 + len(path.split()))


def ruled_likeness(groups: Sequence[int]) -> Floats:
    """Whether the rules tell a first event and each of the others as one, and as two: (others, 2) of 0 and 1.

    Args:
        groups: number of the event that the rules take each word for, UNRULED where they say nothing; the first first.
    """
    known = [groups[0] != UNRULED != other for other in groups[1:]]
    same = [knows and other == groups[0] for knows, other in zip(known, groups[1:], strict=True)]
    return np.array([same, np.logical_xor(known, same)], dtype=np.float32).T


def likeness(types: Floats, parts: Floats, close: Floats, alike: Floats, ruled: Floats) -> Floats:
    """Features of a first event with each of the others; all numbers lie between 0 and 1.

    Args:
        types: (1 + others, types) probabilities, the first event's first, "no event" left out.
        parts: (1 + others, roles, keys) of `gather_parts`.
        close: (others,) of `closeness`.
        alike: (others,) 1 where both are named by the same lemma.
        ruled: (others, 2) of `ruled_likeness`.

    Returns:
        (others, LIKENESS_WIDTH).
    """
    kinds = types / np.maximum(types.sum(axis=-1, keepdims=True), 1e-6)
    shared = np.einsum("rk,ork->or", parts[0], parts[1:])
    sizes = np.linalg.norm(parts, axis=-1)
    told = np.stack([kinds[1:] @ kinds[0], close, alike], axis=1)
    cosines = shared / (sizes[:1] * sizes[1:] + 1e-3)
    return np.asarray(np.concatenate([told, ruled, np.minimum(shared, 1.0), cosines], axis=1), dtype=np.float32)
