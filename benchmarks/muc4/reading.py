"""Running the two ONNX models over a text: roles of its pieces, and facts of and links between mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.muc4.geometry import measure_pairs
from benchmarks.muc4.schema import N_ROLES, ROLES, Mention
from benchmarks.muc4.windows import cut_windows, place_pieces
from tidings.read.neural.session import open_model
from tidings.read.neural.wordpieces import CLS, SEP, Pieces, WordPieces

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class ReadText:
    """A text as the encoder sees it.

    Attributes:
        text: the text.
        pieces: its word pieces.
        states: [pieces, 384].
        roles: chances of outside, begin and inside, [pieces, roles, 3].
        relevance: chances that some window tells of an incident, and of each type, [1 + types].
    """

    text: str
    pieces: Pieces
    states: Floats
    roles: Floats
    relevance: Floats


@dataclass(frozen=True)
class Linked:
    """Chances for N mentions: types [N, types], stages [N, stages] and effects [N, effects].

    For pairs [N, N]: `together` of one incident, `same` one person or thing.
    """

    types: Floats
    stages: Floats
    effects: Floats
    together: Floats
    same: Floats


def read_text(text: str) -> ReadText:
    """Run the encoder over all windows of a text."""
    vocabulary = WordPieces.load()
    pieces = vocabulary.encode(text)
    if not len(pieces):
        nothing = np.zeros((0, 384), np.float32)
        return ReadText(text, pieces, nothing, np.zeros((0, len(ROLES), 3), np.float32), np.zeros(7, np.float32))
    windows = cut_windows(len(pieces))
    ids = np.array([[CLS, *pieces.ids[window.start : window.stop], SEP] for window in windows])
    session = open_model("muc4")
    given = {"inputs_embeds": vocabulary.embed(ids), "attention_mask": np.ones(ids.shape, np.float32)}
    states, roles, relevance = session.run(["states", "roles", "relevance"], given)
    window, place = np.array(place_pieces(windows)).T
    chances = _softmax(roles[window, place + 1].reshape(len(pieces), len(ROLES), 3))
    return ReadText(text, pieces, states[window, place + 1], chances, _sigmoid(relevance).max(axis=0))


def link_mentions(read: ReadText, mentions: Sequence[Mention]) -> Linked:
    """Facts of mentions and links between them; at least one mention."""
    means = np.stack([_mean_state(read, mention) for mention in mentions])
    slots = np.eye(N_ROLES, dtype=np.float32)[[mention.role for mention in mentions]]
    given = {"means": means, "slots": slots, "geometry": measure_pairs(read.text, mentions)}
    types, stages, effects, links = open_model("muc4_links").run(["types", "stages", "effects", "links"], given)
    together, same = _sigmoid(links[..., 0]), _sigmoid(links[..., 1])
    return Linked(_sigmoid(types), _softmax(stages), _softmax(effects), together, same)


def _mean_state(read: ReadText, mention: Mention) -> Floats:
    first = int(np.searchsorted(read.pieces.ends, mention.start, side="right"))
    stop = int(np.searchsorted(read.pieces.starts, mention.end, side="left"))
    mean: Floats = read.states[first : max(stop, first + 1)].mean(axis=0)
    return mean


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def _sigmoid(logits: Floats) -> Floats:
    chances: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return chances
