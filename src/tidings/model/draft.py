"""A Draft is one event in the report's own words: what reading finds, before dates, places and parties are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from tidings.model.values import Count, Span, Stated
from tidings.model.vocabulary import SourceKind, Status


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source of an event: its words, its kind and whether it goes unnamed."""

    span: Span
    kind: SourceKind
    anonymous: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time expression and what is needed to resolve it.

    `tense` is that of the event's clause: "past", "present" or "future". `said` is the expression that dates the
    statement reporting the event ("the source said on Sunday"), `heading` the date or span in the heading of a live
    page, round-up or situation report; either may be None.
    """

    span: Span | None
    tense: str
    said: Span | None = None
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One event as read: every part is a span of the report, or a value with its spans.

    Attributes:
        anchor: the words that name the event.
        evidence: the sentences that tell it, in text order.
        actors, targets: noun phrases as written.
        place, from_place, to_place: place phrases as written, with the words that matter to their precision
            ("15 km north of Kirkuk", "southwest of Kirkuk"); None where the text gives none.
        within: the town that the story is set in, for a site or quarter that only the town helps to find.
        told_as_background: the words themselves mark history or standing context (dates decide the rest later).
        speakers: outermost last, each speaker followed by the outlet it told.
    """

    type: Stated[str]
    status: Stated[Status]
    anchor: Span
    evidence: tuple[Span, ...]
    actors: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None
    from_place: Span | None = None
    to_place: Span | None = None
    within: Span | None = None
    when: TimeWords = field(default_factory=lambda: TimeWords(None, "past"))
    counts: tuple[Stated[Count], ...] = ()
    means: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    told_as_background: bool = False
    made_by: str = ""
