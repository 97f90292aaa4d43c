"""Readings to JSON and back, losing nothing: spans, makers, confidences, reasons to abstain.

The names here are the format of the file: renaming a field of a record does not change what is stored. `claim_row` and
`read_claim` are each other's inverse, which the tests check over generated claims.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from tidings.model.claim import Claim
from tidings.model.values import Abstained, Count, Interval, Party, Place, Source, Span, Stated
from tidings.model.vocabulary import (
    CountKind,
    PartyKind,
    PlacePrecision,
    Reason,
    SourceKind,
    Status,
    TimePrecision,
)

V = TypeVar("V")
Plain = dict[str, Any]


def claim_row(claim: Claim) -> Plain:
    """The claim as plain dicts, lists, strings and numbers, ready for JSON."""
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "type": _stated(claim.type, str),
        "status": _stated(claim.status, str),
        "background": _stated(claim.background, bool),
        "anchor": _span(claim.anchor),
        "evidence": _spans(claim.evidence),
        "actors": [_stated(actor, _party) for actor in claim.actors],
        "targets": [_stated(target, _party) for target in claim.targets],
        "place": _answer(claim.place, _place),
        "from_place": _answer(claim.from_place, _place),
        "to_place": _answer(claim.to_place, _place),
        "when": _answer(claim.when, _interval),
        "counts": [_stated(count, _count) for count in claim.counts],
        "means": _answer(claim.means, str),
        "sources": [_stated(source, _source) for source in claim.sources],
    }


def read_claim(row: Plain) -> Claim:
    """The claim that `claim_row` turned into `row`.

    Raises:
        KeyError, ValueError, RecordError: if the row is not one that `claim_row` wrote.
    """
    return Claim(
        id=row["id"],
        report_id=row["report_id"],
        type=_read_stated(row["type"], str),
        status=_read_stated(row["status"], Status),
        background=_read_stated(row["background"], bool),
        anchor=Span(*row["anchor"]),
        evidence=_read_spans(row["evidence"]),
        actors=tuple(_read_stated(actor, _read_party) for actor in row["actors"]),
        targets=tuple(_read_stated(target, _read_party) for target in row["targets"]),
        place=_read_answer(row["place"], _read_place),
        from_place=_read_answer(row["from_place"], _read_place),
        to_place=_read_answer(row["to_place"], _read_place),
        when=_read_answer(row["when"], _read_interval),
        counts=tuple(_read_stated(count, _read_count) for count in row["counts"]),
        means=_read_answer(row["means"], str),
        sources=tuple(_read_stated(source, _read_source) for source in row["sources"]),
    )


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _read_spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _stated(stated: Stated[V], write: Callable[[V], object]) -> Plain:
    row: Plain = {"value": write(stated.value), "spans": _spans(stated.spans), "made_by": stated.made_by}
    if stated.confidence is not None:
        row["confidence"] = stated.confidence
    return row


def _read_stated(row: Plain, read: Callable[[Any], V]) -> Stated[V]:
    return Stated(read(row["value"]), _read_spans(row["spans"]), row["made_by"], row.get("confidence"))


def _answer(answer: Stated[V] | Abstained, write: Callable[[V], object]) -> Plain:
    if isinstance(answer, Abstained):
        return {"abstained": str(answer.reason), "made_by": answer.made_by, "note": answer.note}
    return _stated(answer, write)


def _read_answer(row: Plain, read: Callable[[Any], V]) -> Stated[V] | Abstained:
    if "abstained" in row:
        return Abstained(Reason(row["abstained"]), row["made_by"], row["note"])
    return _read_stated(row, read)


def _party(party: Party) -> Plain:
    return {"name": party.name, "kind": party.kind and str(party.kind), "party_id": party.party_id}


def _read_party(row: Plain) -> Party:
    return Party(row["name"], PartyKind(row["kind"]) if row["kind"] else None, row["party_id"])


def _place(place: Place) -> Plain:
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "precision": int(place.precision),
        "gazetteer_id": place.gazetteer_id,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "how": place.how,
    }


def _read_place(row: Plain) -> Place:
    return Place(**{**row, "precision": PlacePrecision(row["precision"])})


def _interval(interval: Interval) -> Plain:
    return {
        "start": interval.start and interval.start.isoformat(),
        "end": interval.end and interval.end.isoformat(),
        "precision": str(interval.precision),
    }


def _read_interval(row: Plain) -> Interval:
    return Interval(read_date(row["start"]), read_date(row["end"]), TimePrecision(row["precision"]))


def read_date(iso: str | None) -> date | None:
    """The day of an ISO date; None stays None."""
    return date.fromisoformat(iso) if iso else None


def _count(count: Count) -> Plain:
    return {"what": str(count.what), "unit": count.unit, "who": count.who, "min": count.min, "max": count.max}


def _read_count(row: Plain) -> Count:
    return Count(CountKind(row["what"]), row["unit"], row["who"], row["min"], row["max"])


def _source(source: Source) -> Plain:
    return {"name": source.name, "kind": str(source.kind), "anonymous": source.anonymous}


def _read_source(row: Plain) -> Source:
    return Source(row["name"], SourceKind(row["kind"]), row["anonymous"])
