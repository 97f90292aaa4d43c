"""The trained events model over the scene of a report: which words name events, and with which parts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import onnxruntime
from spacy.tokens import Token

from tidings.read.neural.candidates import Candidate
from tidings.read.neural.likeness import UNRULED, candidate_keys, closeness, gather_parts, likeness, ruled_likeness
from tidings.read.neural.roles import CHOSEN, KIND_OF_ROLE, ROLES
from tidings.read.neural.scene import (
    COUNTED,
    FAR,
    MAX_DISTANCE,
    MAX_SENTENCES,
    RULE_COLUMNS,
    STATUSES,
    TYPES,
    Scene,
    dependency_path,
    signed_buckets,
    steps_up,
)
from tidings.read.neural.session import open_model
from tidings.read.neural.shipped import shipped_file
from tidings.read.neural.windows import Window, cut_windows, window_batch
from tidings.read.neural.wordpieces import Floats, Ints, Pieces, WordPieces

RULED_ROLES = {"count": RULE_COLUMNS.start + 7, "source": RULE_COLUMNS.start + 8}
BATCH = 8  # windows encoded at once: bounds the memory that a long report takes


@dataclass(slots=True)
class FoundEvent:
    """One token that names an event, as the model reads it; all numbers are probabilities.

    Attributes:
        types: of each type (scene.TYPES order; the first is "no event").
        statuses: of each status (scene.STATUSES order).
        roles: for each role (roles.ROLES order) that each candidate of `candidates` fills it; of the roles that one
            candidate fills, they and "none" sum to 1.
        kinds: for each candidate, of each kind of count.
        parts: roles, summed over candidates of the same words (`likeness.gather_parts`).
    """

    token: Token
    window: int
    types: Floats
    statuses: Floats
    background: float
    candidates: list[Candidate]
    roles: Floats
    kinds: Floats
    parts: Floats

    @property
    def score(self) -> float:
        """Probability that the token names an event."""
        return 1.0 - float(self.types[0])

    @property
    def type(self) -> str:
        """The likeliest type."""
        return TYPES[1 + int(self.types[1:].argmax())]

    @property
    def status(self) -> str:
        """The likeliest status."""
        return STATUSES[int(self.statuses.argmax())]


@dataclass(slots=True)
class Encoded:
    """States of a report's windows, each (at least its pieces + 2, 384), and where its characters are in them."""

    pieces: Pieces
    windows: list[Window]
    states: list[Floats]

    def piece_at(self, character: int) -> int:
        """Index of the piece that holds a character; -1 before the first."""
        return int(self.pieces_at([character])[0])

    def pieces_at(self, characters: Sequence[int]) -> Ints:
        """Index of the piece that holds each character; -1 before the first."""
        asked = np.array(characters, dtype=np.int64)
        return np.asarray(np.searchsorted(self.pieces.starts, asked, side="right") - 1, dtype=np.int64)

    def windows_at(self, pieces: Ints) -> Ints:
        """Number of the window that reads each piece as its own; -1 before the first piece."""
        owned = np.array([window.own for window in self.windows], dtype=np.int64)
        return np.asarray(np.searchsorted(owned, pieces, side="right") - 1, dtype=np.int64)


@cache
def load_paths() -> dict[str, int]:
    """Ids of the dependency paths that the model knows; 0 is any other."""
    return {path: i + 1 for i, path in enumerate(json.loads(shipped_file("event_paths.json").read_text("utf-8")))}


def _softmax(logits: Floats) -> Floats:
    grown = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=-1, keepdims=True), dtype=np.float32)


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class EventsModel:
    """Encoder and heads.

    Args:
        uses_rules: False hides what the rule reader decided from the heads.
        rule_vote: share of a strong rule's word in the probabilities of types; the model leans on the rules that it was
            taught beside, but less than it should where its own confidence is high.
        role_vote: share of the rules' word in RULED_ROLES, where they find the event too.
    """

    words: WordPieces
    encoder: onnxruntime.InferenceSession
    anchors: onnxruntime.InferenceSession
    pairs: onnxruntime.InferenceSession
    joins: onnxruntime.InferenceSession
    uses_rules: bool = True
    rule_vote: float = 0.0
    role_vote: float = 0.0

    @classmethod
    def load(cls, *, uses_rules: bool = True, rule_vote: float = 0.0, role_vote: float = 0.0) -> EventsModel:
        """The model shipped with the package.

        Raises:
            ConfigError: if the package lacks the weights or they are broken.
        """
        load_paths()  # so that a lack of them is told now, not amid the reading
        return cls(
            WordPieces.load(),
            encoder=open_model("events"),
            anchors=open_model("event_anchors"),
            pairs=open_model("event_pairs"),
            joins=open_model("event_joins"),
            uses_rules=uses_rules,
            rule_vote=rule_vote,
            role_vote=role_vote,
        )

    def encode(self, text: str, sentence_starts: Sequence[int]) -> Encoded:
        """States of a text."""
        pieces = self.words.encode(text)
        windows = cut_windows(pieces, sentence_starts)
        states: list[Floats] = []
        for first in range(0, len(windows), BATCH):
            embedded, mask = window_batch(self.words, pieces, windows[first : first + BATCH])
            (found,) = self.encoder.run(None, {"inputs_embeds": embedded, "attention_mask": mask})
            states.extend(found)
        return Encoded(pieces, windows, states)

    def find(self, scene: Scene, encoded: Encoded, threshold: float) -> list[FoundEvent]:
        """The tokens of a scene that name events with at least this probability, in text order."""
        numbers = encoded.windows_at(encoded.pieces_at([token.idx for token in scene.anchors]))
        doc = scene.parsed.doc
        starts = encoded.pieces_at([candidate.span.start for candidate in scene.candidates])
        heads = encoded.pieces_at([doc[candidate.head].idx for candidate in scene.candidates])
        keys = candidate_keys(scene.candidates, scene.parsed.report.text)
        size = int(keys.max(initial=-1)) + 1
        found: list[FoundEvent] = []
        for number, window in enumerate(encoded.windows):
            own = [scene.anchors[i] for i in np.flatnonzero(numbers == number)]
            shown = np.flatnonzero(
                (np.minimum(starts, heads) >= window.first) & (np.maximum(starts, heads) < window.last)
            )
            if own:
                candidates = [scene.candidates[i] for i in shown]
                events = self._find_in(scene, encoded, number, own, candidates, threshold)
                for event in events:
                    event.parts = gather_parts(event.roles, keys[shown], size)
                found.extend(events)
        return found

    def _find_in(
        self,
        scene: Scene,
        encoded: Encoded,
        number: int,
        tokens: list[Token],
        candidates: list[Candidate],
        threshold: float,
    ) -> list[FoundEvent]:
        window = encoded.windows[number]
        states = encoded.states[number][[encoded.piece_at(t.idx) - window.first + 1 for t in tokens]]
        features = np.stack([scene.anchor_features(t) for t in tokens])
        if not self.uses_rules:
            features = np.zeros_like(features)
        types, statuses, background = self.anchors.run(None, {"states": states, "features": features})
        types, statuses, background = _softmax(types), _softmax(statuses), _sigmoid(background)
        if self.uses_rules and self.rule_vote:
            self._hear_rules(scene, tokens, types)
        kept = np.flatnonzero(types[:, 0] <= 1 - threshold)
        if not len(kept):
            return []
        events = [
            FoundEvent(
                tokens[i], number, types[i], statuses[i], float(background[i]), candidates, *_nothing(len(candidates))
            )
            for i in kept
        ]
        if candidates:
            self._fill_roles(scene, encoded, events, states[kept])
        return events

    def _hear_rules(self, scene: Scene, tokens: list[Token], types: Floats) -> None:
        for number, token in enumerate(tokens):
            mention = scene.mentions.get(token.i)
            if mention is not None and not mention.trigger.frame.weak:
                types[number] *= 1 - self.rule_vote
                types[number, TYPES.index(mention.type)] += self.rule_vote

    def _fill_roles(self, scene: Scene, encoded: Encoded, events: list[FoundEvent], anchor_states: Floats) -> None:
        candidates, window = events[0].candidates, encoded.windows[events[0].window]
        states, doc = encoded.states[events[0].window], scene.parsed.doc
        first = [encoded.piece_at(c.span.start) - window.first + 1 for c in candidates]
        head = [encoded.piece_at(doc[c.head].idx) - window.first + 1 for c in candidates]
        shown = np.concatenate([states[first], states[head]], axis=1)
        described = scene.describe(candidates)
        features = np.stack([scene.pair_features(event.token, candidates, described) for event in events])
        if not self.uses_rules:
            features[..., RULE_COLUMNS] = 0
        (logits,) = self.pairs.run(
            None,
            {
                "anchors": anchor_states,
                "candidates": shown,
                "types": np.array([TYPES.index(e.type) for e in events], dtype=np.int64),
                **_relations(scene, events, candidates),
                "features": features,
            },
        )
        kinds = np.array([c.kind for c in candidates])
        for event, rows, seen in zip(events, logits, features, strict=True):
            event.roles = _role_probabilities(rows[:, : len(ROLES)], kinds)
            if self.uses_rules and event.token.i in scene.mentions:
                for role, column in RULED_ROLES.items():
                    number = ROLES.index(role)
                    event.roles[number] += self.role_vote * (seen[:, column] - event.roles[number])
            event.kinds = _softmax(rows[:, len(ROLES) :])

    def same_event(self, scene: Scene, encoded: Encoded, one: FoundEvent, others: Sequence[FoundEvent]) -> Floats:
        """Probability that an event is the same as each of others told before it; shape (others,)."""
        (logits,) = self.joins.run(None, self.join_inputs(scene, encoded, one, others))
        return _sigmoid(logits)

    def join_inputs(
        self, scene: Scene, encoded: Encoded, one: FoundEvent, others: Sequence[FoundEvent]
    ) -> dict[str, np.ndarray]:
        """What the joining head sees of an event and each of others told before it, by name."""

        def state(event: FoundEvent) -> Floats:
            first = encoded.windows[event.window].first
            return np.asarray(encoded.states[event.window][encoded.piece_at(event.token.idx) - first + 1])

        numbers = scene.sentence_numbers
        apart = [min(2 * MAX_SENTENCES, numbers[one.token.i] - numbers[other.token.i]) for other in others]
        told = [one, *others]
        features = likeness(
            np.stack([event.types[1:] for event in told]),
            np.stack([event.parts for event in told]),
            np.array([closeness(other.token, one.token) for other in others], dtype=np.float32),
            np.array([other.token.lemma_ == one.token.lemma_ for other in others], dtype=np.float32),
            ruled_likeness(
                [scene.groups.get(event.token.i, UNRULED) if self.uses_rules else UNRULED for event in told]
            ),
        )
        return {
            "one": np.stack([state(other) for other in others]),
            "other": np.stack([state(one)] * len(others)),
            "apart": np.array(apart, dtype=np.int64),
            "features": features,
        }


def _nothing(candidates: int) -> tuple[Floats, Floats, Floats]:
    return (
        np.zeros((len(ROLES), candidates), dtype=np.float32),
        np.zeros((candidates, len(COUNTED)), dtype=np.float32),
        np.zeros((len(ROLES), 0), dtype=np.float32),
    )


def _relations(scene: Scene, events: list[FoundEvent], candidates: list[Candidate]) -> dict[str, Ints]:
    """Ids of path, distance and sentences apart of every event and candidate, each (events, candidates)."""
    doc, numbers, known = scene.parsed.doc, scene.sentence_numbers, load_paths()
    heads = np.array([candidate.head for candidate in candidates], dtype=np.int64)
    told_in = np.array([numbers[head] for head in heads], dtype=np.int64)
    above = [steps_up(doc[int(head)]) for head in heads]
    paths = np.full((len(events), len(candidates)), known.get(FAR, 0), dtype=np.int64)
    for row, event in enumerate(events):
        own = steps_up(event.token)
        for column in np.flatnonzero(told_in == numbers[event.token.i]):
            paths[row, column] = known.get(dependency_path(own, above[column]), 0)
    anchors = np.array([event.token.i for event in events], dtype=np.int64)[:, None]
    sentences = np.array([numbers[event.token.i] for event in events], dtype=np.int64)[:, None]
    return {
        "paths": paths,
        "distances": signed_buckets(heads[None] - anchors, MAX_DISTANCE),
        "sentences": np.clip(told_in[None] - sentences, -MAX_SENTENCES, MAX_SENTENCES) + MAX_SENTENCES,
    }


def _role_probabilities(logits: Floats, kinds: np.ndarray) -> Floats:
    """(candidates, roles) logits to (roles, candidates) probabilities; 0 where the kind does not fit the role."""
    found = np.zeros((len(ROLES), len(kinds)), dtype=np.float32)
    for number, role in enumerate(ROLES):
        mine = np.flatnonzero(kinds == KIND_OF_ROLE[role])
        if role in CHOSEN and len(mine):
            found[number, mine] = _softmax(np.concatenate([[0.0], logits[mine, number]]).astype(np.float32))[1:]
        else:
            found[number, mine] = _sigmoid(logits[mine, number])
    return found
