"""A Mention is one event as one sentence tells it; joining turns the mentions of a report into drafts."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from tidings.model.draft import Speaker
from tidings.model.values import Count, Span
from tidings.model.vocabulary import Status
from tidings.read.triggers import Trigger

# Verbs that tell a toll rather than an event, wherever the event that caused it is told.
CASUALTY_VERBS = frozenset(("kill", "wound", "injure", "die", "hurt", "maim", "perish"))


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A place phrase as written, and the place name inside it (None for an unnamed site).

    `is_own` is False where the place was carried over from a sentence before.
    """

    span: Span
    toponym: Span | None
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Toll:
    """A count and the characters it was read from; `what` is settled by the event's type where words do not say it."""

    count: Count
    span: Span


@dataclass(slots=True)
class Mention:
    """One event as one sentence tells it; parties are head tokens of noun phrases, each in its fullest mention."""

    trigger: Trigger
    sentence: int
    paragraph: int
    status: Status = Status.ACTUAL
    status_cue: Span | None = None
    is_background: bool = False
    actors: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    place: PlaceWords | None = None
    from_place: PlaceWords | None = None
    to_place: PlaceWords | None = None
    within: Span | None = None
    time: Span | None = None
    tense: str = "past"
    said: Span | None = None
    tolls: list[Toll] = field(default_factory=list)
    means: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    is_title: bool = False
    more_evidence: list[Span] = field(default_factory=list)

    @property
    def type(self) -> str:
        """Event type of the frame that fits."""
        return self.trigger.frame.type
