"""Scenes and codings into arrays: which tokens name events, which candidates fill which parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Token

from tidings.model.taxonomy import family_of
from tidings.read.neural.candidates import Candidate
from tidings.read.neural.roles import ROLES
from tidings.read.neural.scene import COUNTED, TYPES, Scene
from train.events.codings import CodedReport, Coding
from train.events.matching import anchor_token, are_alike, inside, named_candidates, timed_candidates

IGNORED = -1
NO, YES = 0, 1


@dataclass(slots=True)
class Mentioned:
    """One token that names a coded event."""

    token: Token
    claim: int


@dataclass(slots=True)
class Labels:
    """What is to be learned from one report.

    Attributes:
        types: type id of each anchor of the scene, IGNORED where the coding does not say.
        mentioned: tokens that name events.
        roles: for each mention, (roles, candidates) of YES, NO or IGNORED.
        what: for each mention, kind of each count candidate that fills it, else IGNORED.
    """

    types: np.ndarray
    mentioned: list[Mentioned]
    roles: np.ndarray
    what: np.ndarray


class Labeller:
    """Labels of one coded report.

    Args:
        scene: the report.
        coded: its coding.
        dates: resolves a time candidate to (start, end) as ISO days, for codings without time words.
    """

    def __init__(
        self, scene: Scene, coded: CodedReport, dates: Callable[[Candidate], tuple[str | None, str | None] | None]
    ) -> None:
        self.scene, self.coded, self.dates = scene, coded, dates
        self.index = {id(candidate): i for i, candidate in enumerate(scene.candidates)}

    def label(self) -> Labels:
        """All labels of the report."""
        mentioned = self._mentioned()
        size = (len(mentioned), len(ROLES), len(self.scene.candidates))
        roles, what = np.zeros(size, dtype=np.int8), np.full((size[0], size[2]), IGNORED, dtype=np.int8)
        for row, mention in enumerate(mentioned):
            siblings = [other for other in mentioned if other.claim == mention.claim]
            self._fill(roles[row], what[row], mention, siblings)
        return Labels(self._types(mentioned), mentioned, roles, what)

    def _mentioned(self) -> list[Mentioned]:
        found: list[Mentioned] = []
        taken: set[int] = set()
        for claim, coding in enumerate(self.coded.codings):
            token = anchor_token(self.scene, coding)
            if token is not None and token.i not in taken:
                taken.add(token.i)
                found.append(Mentioned(token, claim))
        for claim, coding in enumerate(self.coded.codings):
            for token in self._retellings(coding):
                if token.i not in taken:
                    taken.add(token.i)
                    found.append(Mentioned(token, claim))
        return sorted(found, key=lambda mention: mention.token.i)

    def _retellings(self, coding: Coding) -> list[Token]:
        """Triggers that rules find for the same type in evidence sentences without the coder's anchor."""
        others = [(a, b) for a, b in coding.evidence if not a <= coding.anchor[0] < b]
        mentions = [m for m in self.scene.mentions.values() if inside(m.trigger.head.idx, others)]
        same = [m.trigger.head for m in mentions if m.type == coding.type]
        return same or [m.trigger.head for m in mentions if family_of(m.type) == family_of(coding.type)]

    def _types(self, mentioned: Sequence[Mentioned]) -> np.ndarray:
        types = np.zeros(len(self.scene.anchors), dtype=np.int64)
        at = {token.i: row for row, token in enumerate(self.scene.anchors)}
        told = {m.token.i for m in mentioned}
        for coding in self.coded.codings:
            for start, end in coding.evidence:
                if not any(start <= m.token.idx < end and self.coded.codings[m.claim] is coding for m in mentioned):
                    for token in self.scene.anchors:  # told in words that nothing marks: no word of it is a sure "no"
                        if start <= token.idx < end and token.i not in told:
                            types[at[token.i]] = IGNORED
            a, b = coding.anchor
            for token in self.scene.anchors:
                if a <= token.idx < b and token.i not in told:
                    types[at[token.i]] = IGNORED
        for mention in mentioned:
            types[at[mention.token.i]] = TYPES.index(self.coded.codings[mention.claim].type)
        return types

    def _fill(self, roles: np.ndarray, what: np.ndarray, mention: Mentioned, siblings: Sequence[Mentioned]) -> None:
        coding = self.coded.codings[mention.claim]
        for role, names in (("actor", coding.actors), ("target", coding.targets), ("source", coding.sources)):
            for name in names:
                self._mark_several(roles[ROLES.index(role)], mention, named_candidates(self.scene, "party", name))
        if coding.means:
            found = named_candidates(self.scene, "party", coding.means)
            self._mark_several(roles[ROLES.index("means")], mention, found)
        for role, name in (("place", coding.place), ("from", coding.from_place), ("to", coding.to_place)):
            found = named_candidates(self.scene, "place", name) if name else []
            self._mark_chosen(roles[ROLES.index(role)], found, is_known=not name or bool(found))
        self._mark_time(roles[ROLES.index("time")], coding)
        self._mark_counts(roles[ROLES.index("count")], what, mention, siblings, coding)

    def _mark_several(self, row: np.ndarray, mention: Mentioned, found: list[Candidate]) -> None:
        """YES for the candidates in the mention's sentence, else the nearest one; the others tell neither way."""
        for candidate in found:
            if row[self.index[id(candidate)]] == NO:
                row[self.index[id(candidate)]] = IGNORED
        sentence = mention.token.sent
        near = [c for c in found if sentence.start <= c.head < sentence.end]
        if not near and found:
            near = [min(found, key=lambda c: abs(c.head - mention.token.i) + (40 if c.head > mention.token.i else 0))]
        for candidate in near:
            row[self.index[id(candidate)]] = YES

    def _mark_chosen(self, row: np.ndarray, found: list[Candidate], *, is_known: bool) -> None:
        if not is_known:
            row[:] = IGNORED
        for candidate in found:
            row[self.index[id(candidate)]] = YES

    def _mark_time(self, row: np.ndarray, coding: Coding) -> None:
        if coding.time_words is not None:
            found = timed_candidates(self.scene, coding.time_words, coding.evidence) if coding.time_words else []
            self._mark_chosen(row, found, is_known=not coding.time_words or bool(found))
            return
        if coding.start is None and coding.end is None:
            return
        times = [c for c in self.scene.candidates if c.kind == "time"]
        same = [c for c in times if self.dates(c) == (coding.start, coding.end)]
        found = [c for c in same if inside(c.span.start, coding.evidence)] or same
        self._mark_chosen(row, found, is_known=bool(found))

    def _mark_counts(
        self, row: np.ndarray, what: np.ndarray, mention: Mentioned, siblings: Sequence[Mentioned], coding: Coding
    ) -> None:
        """YES for a number of the claim in the mention's sentence, or in one that no mention of the claim stands in."""
        doc = self.scene.parsed.doc
        for bounds in dict.fromkeys((low, high) for _, low, high in coding.counts):
            kinds = [kind for kind, low, high in coding.counts if (low, high) == bounds]
            alike = [c for c in self._numbers(coding) if (c.count.count.min, c.count.count.max) == bounds]  # type: ignore[union-attr]
            meant = self._meant(alike, len(kinds), coding)
            for candidate in alike:
                column = self.index[id(candidate)]
                here = [s for s in siblings if s.token.sent.start == doc[candidate.head].sent.start]
                nearest = min(here or siblings, key=lambda s: abs(s.token.i - candidate.head))
                if candidate not in meant or nearest is not mention:
                    row[column] = IGNORED
                    continue
                row[column] = YES
                kind = _kind_of(candidate, kinds)
                what[column] = IGNORED if kind is None else [str(one) for one in COUNTED].index(kind)

    def _numbers(self, coding: Coding) -> list[Candidate]:
        return [c for c in self.scene.candidates if c.count is not None and inside(c.span.start, coding.evidence)]

    def _meant(self, alike: list[Candidate], wanted: int, coding: Coding) -> list[Candidate]:
        """Of numbers of one value, those that the coder meant; none where that cannot be told."""
        sure = [c for c in alike if c.count is not None and not c.count.is_possible]
        if len(sure) >= wanted or len(sure) == len(alike):
            return sure
        if len(alike) <= wanted:
            return alike
        text = self.scene.parsed.report.text
        named = [
            c for c in alike if c not in sure and any(are_alike(c.value.of(text), name) for name in coding.targets)
        ]
        return sure + (named if len(named) <= wanted - len(sure) else [])


def _kind_of(candidate: Candidate, kinds: Sequence[str]) -> str | None:
    """What the coder says the number counts; None where the claim has the number twice and no word settles it."""
    if len(set(kinds)) == 1:
        return kinds[0]
    count = candidate.count
    return str(count.count.what) if count is not None and count.what_certain and count.count.what in kinds else None
