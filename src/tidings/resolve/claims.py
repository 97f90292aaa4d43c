"""Words to values: a draft in the report's own words becomes a claim with dates, points and known parties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from tidings.model.claim import Claim, claim_id
from tidings.model.draft import Draft, Speaker
from tidings.model.report import Report
from tidings.model.values import Abstained, Interval, Party, Place, Source, Span, Stated
from tidings.model.vocabulary import PlacePrecision, Reason, Status, TimePrecision

MADE_BY = "resolve@1"
BACKGROUND_AFTER = timedelta(days=14)  # codebook section 1


class ReportPlaces(Protocol):
    """Resolves place phrases in the context of one report."""

    def resolve(self, phrase: str, within: str | None = None) -> Place | Abstained:
        """The place that a phrase names."""


class Parties(Protocol):
    """Resolves party names."""

    def resolve(self, name: str, country: str | None = None, on: date | None = None) -> Party:
        """The party that a name stands for, with its kind and registry id where known."""


ResolveTime = Callable[..., Interval | Abstained]


# States last; the date of a situation report does not date them (codebook ruling 14).
STATES = frozenset(("control", "need"))


@dataclass(slots=True)
class DraftResolver:
    """Resolves the drafts of one report, in the order of telling: "the same day" leans on the event told before.

    Args:
        report: the report.
        places: its place resolver.
        parties: the registry of parties.
        resolve_time: `tidings.resolve.time.resolve_time` or one like it.
    """

    report: Report
    places: ReportPlaces
    parties: Parties
    resolve_time: ResolveTime
    told_before: Interval | None = None

    def resolve(self, draft: Draft) -> Claim:
        """The claim of one draft."""
        when = self._when(draft)
        place = self._place(draft.place, draft.within)
        country = place.value.country if isinstance(place, Stated) else None
        background = self._background(draft, when)
        if not background.value:
            when = self._day_of_speech(draft, when)
        if isinstance(when, Stated) and not background.value:
            self.told_before = when.value
        return Claim(
            id=claim_id(self.report.id, draft.type.value, draft.anchor),
            report_id=self.report.id,
            type=draft.type,
            status=draft.status,
            background=background,
            anchor=draft.anchor,
            evidence=draft.evidence,
            actors=tuple(self._party(span, country) for span in draft.actors),
            targets=tuple(self._party(span, country) for span in draft.targets),
            place=place,
            from_place=self._place(draft.from_place, None),
            to_place=self._place(draft.to_place, None),
            when=when,
            counts=draft.counts,
            means=self._words(draft.means, draft.made_by),
            sources=tuple(self._source(speaker, draft.made_by) for speaker in draft.speakers),
        )

    def _text(self, span: Span) -> str:
        return span.of(self.report.text)

    def _words(self, span: Span | None, made_by: str) -> Stated[str] | Abstained:
        if span is None:
            return Abstained(Reason.NOT_STATED, made_by)
        return Stated(self._text(span), (span,), made_by)

    def _party(self, span: Span, country: str | None) -> Stated[Party]:
        party = self.parties.resolve(self._text(span), country, self.report.published)
        return Stated(party, (span,), MADE_BY)

    def _source(self, speaker: Speaker, made_by: str) -> Stated[Source]:
        return Stated(Source(self._text(speaker.span), speaker.kind, speaker.anonymous), (speaker.span,), made_by)

    def _place(self, span: Span | None, within: Span | None) -> Stated[Place] | Abstained:
        if span is None:
            return Abstained(Reason.NOT_STATED, MADE_BY)
        town = self._text(within) if within is not None and not within.overlaps(span) else None
        place = self.places.resolve(self._text(span), town)
        if isinstance(place, Abstained):  # the name is told even where no point is known
            place = Place(self._text(span), precision=PlacePrecision.WIDER, how=f"{place.reason}: {place.note}")
        return Stated(place, (span,), MADE_BY)

    def _when(self, draft: Draft) -> Stated[Interval] | Abstained:
        words = draft.when
        if words.span is None:
            return Abstained(Reason.NOT_STATED, MADE_BY)
        said = self._text(words.said) if words.said else None
        found = self.resolve_time(
            self._text(words.span),
            published=self.report.published,
            tense="future" if draft.status.value == Status.PLANNED else words.tense,
            said=said,
            anchor=self.told_before,
        )
        return found if isinstance(found, Abstained) else Stated(found, (words.span,), MADE_BY)

    def _background(self, draft: Draft, when: Stated[Interval] | Abstained) -> Stated[bool]:
        """Codebook section 1: told as history, or over more than 14 days before publication."""
        if draft.told_as_background:
            return Stated(True, (draft.anchor,), draft.made_by)  # noqa: FBT003 - the value of the record
        if isinstance(when, Stated) and self.report.published is not None:
            end = when.value.end or when.value.start
            is_over = end is not None and self.report.published - end > BACKGROUND_AFTER
            return Stated(is_over, when.spans if is_over else (), MADE_BY)
        return Stated(False, (), MADE_BY)  # noqa: FBT003 - the value of the record

    def _day_of_speech(self, draft: Draft, when: Stated[Interval] | Abstained) -> Stated[Interval] | Abstained:
        """A fresh past event without a time of its own takes the day of the dated statement (codebook ruling 5).

        In a live page, round-up or situation report it takes the heading's date or span (ruling 14).
        """
        words = draft.when
        is_open = draft.status.value == Status.PLANNED or words.tense == "future" or draft.type.value in STATES
        if isinstance(when, Stated) or words.span is not None or is_open:
            return when
        for span in (words.said, words.heading):
            day = self._resolve_past(span)
            if span is not None and day is not None and (span is words.heading or day.precision == TimePrecision.DAY):
                return Stated(day, (span,), MADE_BY)
        return when

    def _resolve_past(self, span: Span | None) -> Interval | None:
        if span is None:
            return None
        found = self.resolve_time(self._text(span), published=self.report.published, tense="past")
        return found if isinstance(found, Interval) else None
