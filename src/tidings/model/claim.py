"""A Claim is one event as one report tells it, with who says so (codebook sections 1 to 4)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from tidings.model.errors import RecordError
from tidings.model.values import Abstained, Count, Interval, Party, Place, Source, Span, Stated
from tidings.model.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one report tells it; every value carries the spans of the report it rests on.

    `place`, `from_place`, `to_place`, `when` and `means` are a value or an abstention with its reason, never a default.
    `sources` runs from the speaker outwards; empty when the outlet tells it in its own voice.

    Raises:
        RecordError: if there is no evidence, or the anchor lies outside it.
    """

    id: str
    report_id: str
    type: Stated[str]
    status: Stated[Status]
    background: Stated[bool]
    anchor: Span
    evidence: tuple[Span, ...]
    actors: tuple[Stated[Party], ...]
    targets: tuple[Stated[Party], ...]
    place: Stated[Place] | Abstained
    from_place: Stated[Place] | Abstained
    to_place: Stated[Place] | Abstained
    when: Stated[Interval] | Abstained
    counts: tuple[Stated[Count], ...]
    means: Stated[str] | Abstained
    sources: tuple[Stated[Source], ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise RecordError(f"claim {self.id} has no evidence")
        if not any(sentence.contains(self.anchor) for sentence in self.evidence):
            raise RecordError(f"claim {self.id}: the anchor lies outside its evidence")

    def stated(self) -> Iterator[Stated[object]]:
        """All values of the claim that rest on words."""
        yield from (self.type, self.status, self.background)
        yield from self.actors
        yield from self.targets
        yield from self.counts
        yield from self.sources
        for value in (self.place, self.from_place, self.to_place, self.when, self.means):
            if isinstance(value, Stated):
                yield value


def claim_id(report_id: str, event_type: str, anchor: Span) -> str:
    """Stable id of a claim: 12 hex digits over its report, type and anchor."""
    key = f"claim/1\x1f{report_id}\x1f{event_type}\x1f{anchor.start}\x1f{anchor.end}"
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:12]


def check_claim(claim: Claim, text: str) -> None:
    """Check that every span of the claim lies in the report's text.

    Raises:
        RecordError: if a span reaches outside the text or covers only white space.
    """
    spans = [claim.anchor, *claim.evidence, *(s for value in claim.stated() for s in value.spans)]
    for span in spans:
        if span.end > len(text):
            raise RecordError(f"claim {claim.id}: span {span} reaches outside the text")
        if not span.of(text).strip():
            raise RecordError(f"claim {claim.id}: span {span} covers no words")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report yields: its claims in text order, or why there are none."""

    report_id: str
    claims: tuple[Claim, ...]
    note: str = ""
