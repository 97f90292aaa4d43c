"""A group of mentions into one draft: the best value of each field, with the sentences that tell it as evidence."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from tidings.model.draft import Draft, Speaker, TimeWords
from tidings.model.values import Count, Span, Stated
from tidings.model.vocabulary import Status
from tidings.read.coreference import party_span
from tidings.read.joining import Group
from tidings.read.mention import Mention, PlaceWords, Toll
from tidings.read.parsed import ParsedReport, sentence_span
from tidings.read.speaking import anchor_span

UNKNOWN = "unknown"  # the codebook's word in `counts.who`


def _lead(group: Group) -> Mention:
    """The mention that names the event best: of the group's type, strong, in the body rather than the title."""
    of_type = [m for m in group.mentions if m.type == group.type]
    return min(of_type, key=lambda m: (m.trigger.frame.weak, m.is_title, m.status != Status.ACTUAL))


def party_spans(parsed: ParsedReport, heads: Iterable[Token]) -> tuple[Span, ...]:
    """One span a party: "forces" is taken into "Russian forces", but never those into "Ukrainian forces"."""
    kept: list[Span] = []
    for span in (party_span(parsed.doc, head) for head in heads):
        words = _words(parsed, span)
        if any(words <= _words(parsed, other) for other in kept):
            continue
        kept = [other for other in kept if not _words(parsed, other) <= words]
        kept.append(span)
    return tuple(kept)


def _words(parsed: ParsedReport, span: Span) -> set[str]:
    return set(parsed.words(span).lower().split())


def _place(lead: Mention, mentions: list[Mention]) -> PlaceWords | None:
    """The lead's own place, else another mention's own place, else one carried over."""
    own = [m.place for m in (lead, *mentions) if m.place is not None and m.place.is_own]
    carried = [m.place for m in (lead, *mentions) if m.place is not None]
    return next(iter(own or carried), None)


def unique_tolls(made_by: str, tolls: Iterable[Toll]) -> tuple[Stated[Count], ...]:
    """Each number once; one told without saying of whom is taken into the same number told of someone."""
    kept: dict[tuple[object, ...], Stated[Count]] = {}
    for toll in tolls:
        count = toll.count
        number = (count.what, count.min, count.max)
        if count.who == UNKNOWN and any(key[:3] == number for key in kept):
            continue
        kept.pop((*number, UNKNOWN), None)
        kept.setdefault((*number, count.who), Stated(count, (toll.span,), made_by))
    return tuple(kept.values())


def _speakers(parsed: ParsedReport, mentions: Iterable[Mention]) -> tuple[Speaker, ...]:
    kept: dict[str, Speaker] = {}
    for mention in mentions:
        for speaker in mention.speakers:
            kept.setdefault(parsed.words(speaker.span).lower(), speaker)
    return tuple(kept.values())


def _status(group: Group) -> tuple[Status, Span | None]:
    """One status for the group: asserted and denied is possible (codebook ruling 6.4)."""
    told = {m.status: m.status_cue for m in group.mentions}
    if len(told) == 1:
        return next(iter(told.items()))
    if Status.DENIED in told:
        return Status.POSSIBLE, told[Status.DENIED]
    return (Status.ACTUAL, None) if Status.ACTUAL in told else next(iter(told.items()))


def draft_group(parsed: ParsedReport, group: Group, heading: Span | None, made_by: str) -> Draft:
    """The draft of one event from its mentions; `heading` is the report's heading time (`when.heading_time`)."""
    lead = _lead(group)
    status, cue = _status(group)
    anchor = anchor_span(parsed, lead.trigger)
    told_in = {sentence_span(m.trigger.head.sent) for m in group.mentions}
    sentences = sorted(told_in | {span for m in group.mentions for span in m.more_evidence})
    place = _place(lead, group.mentions)
    ends = [
        next((getattr(m, name) for m in (lead, *group.mentions) if getattr(m, name)), None)
        for name in ("from_place", "to_place")
    ]
    time = next((m for m in (lead, *group.mentions) if m.time is not None), None)
    said = next((m.said for m in (lead, *group.mentions) if m.said is not None), None)
    return Draft(
        type=Stated(group.type, (anchor,), made_by),
        status=Stated(status, (cue,) if cue else (), made_by),
        anchor=anchor,
        evidence=tuple(sentences),
        actors=party_spans(parsed, (a for m in group.mentions for a in m.actors)),
        targets=party_spans(parsed, (t for m in group.mentions for t in m.targets)),
        place=place.span if place else None,
        from_place=ends[0].span if ends[0] else None,
        to_place=ends[1].span if ends[1] else None,
        within=lead.within,
        when=TimeWords(time.time if time else None, lead.tense, said, heading),
        counts=unique_tolls(made_by, (t for m in group.mentions for t in m.tolls)),
        means=next((m.means for m in group.mentions if m.means is not None), None),
        speakers=_speakers(parsed, group.mentions),
        told_as_background=any(m.is_background for m in group.mentions),
        made_by=made_by,
    )
