"""What a trained model sees of a report beside its words: who hangs on whom, what rules found, what kind it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Token

from tidings.model.taxonomy import EVENT_TYPES
from tidings.model.vocabulary import CountKind, Status
from tidings.read.joining import join_mentions
from tidings.read.lexicon import CLASSES
from tidings.read.mention import Mention
from tidings.read.neural.candidates import KINDS, PRONOUNS, Candidate
from tidings.read.neural.wordpieces import Floats, Ints
from tidings.read.parsed import ParsedReport
from tidings.read.saying import NOT_STATEMENTS, Saying

TYPES = ("", *EVENT_TYPES)  # "" is no event
STATUSES = tuple(Status)
COUNTED = tuple(CountKind)
CLASS_NAMES = tuple(sorted(CLASSES))
ANCHOR_POS = frozenset(("VERB", "NOUN", "PROPN", "ADJ", "AUX"))
TENSES = ("past", "present", "future")
LONGEST_PATH = 5
FAR = "far"
MAX_DISTANCE = 12
MAX_SENTENCES = 4
DISTANCES = 2 * MAX_DISTANCE + 1
SENTENCES = 2 * MAX_SENTENCES + 1
ANCHOR_WIDTH = len(TYPES) + 1 + len(STATUSES) + 1 + len(TENSES) + 1 + 1
PAIR_WIDTH = len(KINDS) + 2 + len(CLASS_NAMES) + 9 + 3 + len(COUNTED) + 2
# Columns of the pair features that say what the rule reader decided.
RULE_COLUMNS = slice(len(KINDS) + 2 + len(CLASS_NAMES), len(KINDS) + 2 + len(CLASS_NAMES) + 12)


def steps_up(token: Token) -> list[tuple[int, str]]:
    """The tokens above a token, itself first, each with the label of the step off it; at most LONGEST_PATH + 1."""
    found: list[tuple[int, str]] = []
    while len(found) <= LONGEST_PATH:
        word = f":{token.lower_}" if token.dep_ in ("prep", "agent") else ""
        found.append((token.i, f"{token.dep_}{word}"))
        if token.head.i == token.i:
            break
        token = token.head
    return found


def dependency_path(one: Sequence[tuple[int, str]], other: Sequence[tuple[int, str]]) -> str:
    """Labels from one token up and down to another, of their `steps_up`: "<nsubj", ">prep:in >pobj"; FAR if too long.

    Prepositions stand with their word on the way down only.
    """
    depth = {index: n for n, (index, _) in enumerate(one)}
    down = next((n for n, (index, _) in enumerate(other) if index in depth), None)
    if down is None:
        return FAR
    up = depth[other[down][0]]
    if up + down > LONGEST_PATH:
        return FAR
    ups = [f"<{label.partition(':')[0]}" for _, label in one[:up]]
    return " ".join([*ups, *(f">{label}" for _, label in reversed(other[:down]))])


@dataclass(slots=True)
class Scene:
    """One report as a trained model sees it.

    Attributes:
        anchors: tokens that may name an event, in text order.
        candidates: phrases that may fill the parts of events.
        mentions: what the rules found, by head token.
        groups: number of the event that the rules join each of these words into.
        sentence_numbers: the number of each token's sentence.
    """

    parsed: ParsedReport
    sayings: Sequence[Saying]
    anchors: list[Token]
    candidates: list[Candidate]
    mentions: dict[int, Mention]
    groups: dict[int, int]
    sentence_numbers: dict[int, int]

    def anchor_features(self, anchor: Token) -> Floats:
        """What rules say of a token as an event: type, strength, status, background, tense; shape (ANCHOR_WIDTH,)."""
        row = np.zeros(ANCHOR_WIDTH, dtype=np.float32)
        mention = self.mentions.get(anchor.i)
        at = len(TYPES)
        if mention is not None:
            row[TYPES.index(mention.type)] = 1
            row[at] = 0.5 if mention.trigger.frame.weak else 1.0
            row[at + 1 + STATUSES.index(mention.status)] = 1
            row[at + 5] = mention.is_background
            row[at + 6 + TENSES.index(mention.tense)] = 1
            row[at + 9] = mention.is_title
        row[at + 10] = self.is_quoted(anchor)
        return row

    def is_quoted(self, anchor: Token) -> bool:
        """True if somebody says it."""
        return any(piece.start <= anchor.idx < piece.end for saying in self.sayings for piece in saying.contents)

    def sayings_over(self, anchor: Token) -> list[Saying]:
        """The acts of speech whose content holds the anchor."""
        return [
            saying
            for saying in self.sayings
            if saying.verb_kind not in NOT_STATEMENTS
            and any(piece.start <= anchor.idx < piece.end for piece in saying.contents)
        ]

    def describe(self, candidates: Sequence[Candidate]) -> Floats:
        """What lists say of each candidate, whatever the event; shape (len(candidates), PAIR_WIDTH)."""
        rows = np.zeros((len(candidates), PAIR_WIDTH), dtype=np.float32)
        for row, candidate in zip(rows, candidates, strict=True):
            self._describe(row, candidate)
        return rows

    def pair_features(self, anchor: Token, candidates: Sequence[Candidate], described: Floats) -> Floats:
        """What rules and lists say of each candidate as a part of the event; shape (len(candidates), PAIR_WIDTH).

        Args:
            anchor: names the event.
            candidates: of its window.
            described: what `describe` gave for them.
        """
        rows = described.copy()
        sayings, mention = self.sayings_over(anchor), self.mentions.get(anchor.i)
        at = len(KINDS) + 2 + len(CLASS_NAMES)
        if mention is not None:
            for row, candidate in zip(rows, candidates, strict=True):
                row[at : at + 9] = _rule_bits(mention, candidate)
        at += 9
        for row, candidate in zip(rows, candidates, strict=True) if sayings else ():
            row[at] = any(s.source is not None and s.source.overlaps(candidate.value) for s in sayings)
            row[at + 1] = any(s.told is not None and s.told.overlaps(candidate.span) for s in sayings)
            row[at + 2] = any(s.said is not None and s.said.overlaps(candidate.span) for s in sayings)
        return rows

    def _describe(self, row: Floats, candidate: Candidate) -> None:
        doc = self.parsed.doc
        row[KINDS.index(candidate.kind)] = 1
        at = len(KINDS)
        row[at] = doc[candidate.head].lower_ in PRONOUNS
        row[at + 1] = candidate.place is not None and candidate.place.toponym is not None
        at += 2
        token = candidate.party if candidate.party is not None else doc[candidate.head]
        for name in self.parsed.classes(token):
            row[at + CLASS_NAMES.index(name)] = 1
        at += len(CLASS_NAMES) + 9 + 3
        if candidate.count is not None:
            row[at + COUNTED.index(candidate.count.count.what)] = 1
            row[at + len(COUNTED)] = candidate.count.what_certain
            row[at + len(COUNTED) + 1] = candidate.count.acts


def _rule_bits(mention: Mention, candidate: Candidate) -> list[float]:
    party = candidate.party
    places = [mention.place, mention.from_place, mention.to_place]
    return [
        1.0,
        float(party is not None and any(party.i == actor.i for actor in mention.actors)),
        float(party is not None and any(party.i == target.i for target in mention.targets)),
        *(
            float(candidate.place is not None and place is not None and place.span.overlaps(candidate.value))
            for place in places
        ),
        float(candidate.kind == "time" and mention.time == candidate.span),
        float(candidate.count is not None and any(toll.span == candidate.span for toll in mention.tolls)),
        float(candidate.kind == "party" and any(s.span.overlaps(candidate.value) for s in mention.speakers)),
    ]


def find_anchors(parsed: ParsedReport, mentions: Sequence[Mention]) -> list[Token]:
    """Tokens that may name an event: verbs, nouns and adjectives that are no time word, and all that rules take."""
    taken = {mention.trigger.head.i for mention in mentions}
    timed = {t.i for span in parsed.times for t in parsed.doc.char_span(span.start, span.end, alignment_mode="expand")}
    return [
        token
        for token in parsed.doc
        if token.i in taken
        or (
            token.pos_ in ANCHOR_POS
            and token.i not in timed
            and token.dep_ not in ("aux", "auxpass")
            and any(c.isalpha() for c in token.text)
        )
    ]


def make_scene(
    parsed: ParsedReport, sayings: Sequence[Saying], candidates: list[Candidate], mentions: list[Mention]
) -> Scene:
    """The scene of a report from what the rules found in it."""
    by_head = {mention.trigger.head.i: mention for mention in mentions}
    numbers = {token.i: number for number, sentence in enumerate(parsed.doc.sents) for token in sentence}
    groups = {m.trigger.head.i: n for n, group in enumerate(join_mentions(parsed, mentions)) for m in group.mentions}
    return Scene(parsed, sayings, find_anchors(parsed, mentions), candidates, by_head, groups, numbers)


def signed_buckets(distances: Ints, limit: int) -> Ints:
    """Distances as classes from 0 to 2 * limit; beyond 4 the classes grow."""
    size = np.abs(distances)
    grown = 5 + (np.log2(np.maximum(size, 4) / 4) * 2).astype(np.int64)
    return limit + np.sign(distances) * np.where(size <= 4, size, np.minimum(limit, grown))
