"""A claim as one flat row: what a table or a map layer holds of it."""

from __future__ import annotations

from tidings.export.chains import source_chains, source_label
from tidings.export.fields import claim_fields
from tidings.model.claim import Claim
from tidings.model.report import Report
from tidings.model.taxonomy import family_of
from tidings.model.values import Abstained, Count, Place, Stated
from tidings.model.vocabulary import CountKind

Cell = str | int | float | bool | None
Row = dict[str, Cell]

COLUMNS: dict[str, str] = {
    "claim_id": "stable id of the claim",
    "report_id": "the input's own id of the report, or ours",
    "report_title": "headline",
    "outlet": "who published it",
    "published": "day of publication, ISO 8601",
    "url": "where it was published",
    "language": "ISO 639-1 code",
    "family": "family of the event type, codebook section 2",
    "type": "event type, codebook section 2",
    "status": "actual, planned, possible or denied, codebook section 3",
    "background": "true for history and standing context, codebook section 1",
    "anchor": "the words that name the event",
    "evidence": "the sentences that tell it; [...] where sentences between them are left out",
    "actors": "who did it, as written, separated by ;",
    "targets": "who or what it was done to, as written, separated by ;",
    "place": "where, as written",
    "lat": "degrees north, WGS 84",
    "lon": "degrees east, WGS 84",
    "country": "ISO 3166-1 alpha-2",
    "place_precision": "1 (the site itself) to 7 (wider or unknown), codebook section 4",
    "place_abstained": "why there is no place, where there is none",
    "from_place": "origin of a movement, as written",
    "to_place": "destination of a movement, as written",
    "start": "first day, ISO 8601; empty if open or unknown",
    "end": "last day, ISO 8601; empty if open or unknown",
    "time_precision": "day, week, month, season, year or unknown",
    "time_abstained": "why there is no date, where there is none",
    "counts": "what, how many, unit (who), separated by ;",
    "means": "weapon or method as written",
    "sources": "chains from the speaker outwards: speaker (kind) > outlet (kind); chains separated by |",
}
"""Name and meaning of every column, in order."""


def claim_row(claim: Claim, report: Report) -> Row:
    """The claim as one row with the keys of `COLUMNS`; None where nothing is known."""
    fields = claim_fields(claim, report.text)
    place = fields["place"] or {}
    row: Row = {
        "claim_id": claim.id,
        "report_id": report.shown_id,
        "report_title": report.title,
        "outlet": report.outlet,
        "published": report.published.isoformat() if report.published else None,
        "url": report.url,
        "language": report.language,
        "family": family_of(claim.type.value),
        "evidence": evidence_text(claim, report.text),
        "actors": "; ".join(fields["actors"]) or None,
        "targets": "; ".join(fields["targets"]) or None,
        "place": place.get("name"),
        "lat": place.get("lat"),
        "lon": place.get("lon"),
        "country": place.get("country"),
        "place_precision": place.get("precision"),
        "place_abstained": _reason(claim.place),
        "from_place": _place_name(claim.from_place),
        "to_place": _place_name(claim.to_place),
        "time_abstained": _reason(claim.when),
        "counts": "; ".join(count_label(count.value) for count in claim.counts) or None,
        "sources": _chains_label(claim) or None,
    }
    return {column: row[column] if column in row else fields[column] for column in COLUMNS}


def evidence_text(claim: Claim, text: str) -> str:
    """The sentences of the claim on one line, " [...] " where some between them are left out."""
    parts: list[str] = []
    end: int | None = None
    for span in sorted(claim.evidence):
        if end is not None and text[end : span.start].strip():
            parts.append("[...]")
        parts.append(" ".join(span.of(text).split()))
        end = span.end
    return " ".join(parts)


def count_label(count: Count) -> str:
    """The count as one reads it: "killed: at least 4 people (civilians)"."""
    what = str(count.what).replace("_", " ")
    unit = "" if count.what is CountKind.STRIKES and count.unit == "strikes" else f" {count.unit}"
    who = "" if count.who == "unknown" else f" ({count.who.replace('_', ' ')})"
    return f"{what}: {_bounds(count)}{unit}{who}"


def _bounds(count: Count) -> str:
    if count.max is None:
        return f"at least {count.min}"
    if count.min is None:
        return f"up to {count.max}"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"


def _chains_label(claim: Claim) -> str:
    chains = source_chains(source.value for source in claim.sources)
    return " | ".join(" > ".join(source_label(source) for source in chain) for chain in chains)


def _place_name(answer: Stated[Place] | Abstained) -> str | None:
    return answer.value.name if isinstance(answer, Stated) else None


def _reason(answer: Stated[object] | Abstained) -> str | None:
    return str(answer.reason) if isinstance(answer, Abstained) else None
