"""A claim in the codebook's own fields (section 4), as plain values: what every format starts from."""

from __future__ import annotations

from typing import Any

from tidings.model.claim import Claim
from tidings.model.report import Report
from tidings.model.values import Abstained, Count, Place, Source, Stated

Fields = dict[str, Any]


def claim_fields(claim: Claim, text: str) -> Fields:
    """The claim as the codebook lays it out: names and values only, in its order, ready for JSON.

    What a step abstained on is null (`time_precision`: "unknown"); spans, makers and reasons stay in the store.

    Args:
        claim: the claim.
        text: the text of its report, for the words of the anchor.
    """
    return {
        "id": claim.id,
        "type": claim.type.value,
        "status": str(claim.status.value),
        "background": claim.background.value,
        "anchor": claim.anchor.of(text),
        "evidence": [[span.start, span.end] for span in claim.evidence],
        "actors": [actor.value.name for actor in claim.actors],
        "targets": [target.value.name for target in claim.targets],
        "place": _place_fields(claim.place),
        "from_place": _place_fields(claim.from_place),
        "to_place": _place_fields(claim.to_place),
        **_time_fields(claim),
        "counts": [_count_fields(count.value) for count in claim.counts],
        "means": claim.means.value if isinstance(claim.means, Stated) else None,
        "sources": [_source_fields(source.value) for source in claim.sources],
    }


def report_fields(report: Report) -> Fields:
    """The report as the codebook's examples head its claims: id (the input's own, if it has one), title, outlet, ..."""
    return {
        "id": report.shown_id,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published and report.published.isoformat(),
        "lang": report.language,
    }


def _place_fields(answer: Stated[Place] | Abstained) -> Fields | None:
    if isinstance(answer, Abstained):
        return None
    place = answer.value
    return {
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "precision": int(place.precision),
    }


def _time_fields(claim: Claim) -> Fields:
    if isinstance(claim.when, Abstained):
        return {"start": None, "end": None, "time_precision": "unknown"}
    interval = claim.when.value
    return {
        "start": interval.start and interval.start.isoformat(),
        "end": interval.end and interval.end.isoformat(),
        "time_precision": str(interval.precision),
    }


def _count_fields(count: Count) -> Fields:
    return {"what": str(count.what), "unit": count.unit, "who": count.who, "min": count.min, "max": count.max}


def _source_fields(source: Source) -> Fields:
    return {"name": source.name, "kind": str(source.kind), "anonymous": source.anonymous}
