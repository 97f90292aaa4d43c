"""What the digest page knows of reports and claims, as plain values; the page's scripts do the rest.

Spans are [start, end] in UTF-16 code units, as JavaScript counts, not in characters as everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Any

from tidings.export.chains import source_chains
from tidings.export.fields import claim_fields, report_fields
from tidings.export.rows import count_label
from tidings.model.claim import Claim, Reading
from tidings.model.report import Report
from tidings.model.taxonomy import FAMILIES, family_of
from tidings.model.values import Abstained, Place, Span, Stated
from tidings.model.vocabulary import Reason

Plain = dict[str, Any]
Offset = Callable[[int], int]


def digest_payload(results: Iterable[tuple[Report, Reading]]) -> Plain:
    """Reports, claims and the order of families: {"families": ..., "reports": [...], "claims": [...]}.

    A claim names its report by position (`report`); families and their types come in the codebook's order.
    """
    reports: list[Plain] = []
    claims: list[Plain] = []
    for report, reading in results:
        offset = utf16_offsets(report.text)
        claims += [_claim(claim, report.text, len(reports), offset) for claim in reading.claims]
        reports.append(_report(report, reading))
    families = {family: list(types) for family, types in FAMILIES.items()}
    return {"families": families, "reports": reports, "claims": claims}


def utf16_offsets(text: str) -> Offset:
    """The function from offsets in characters to offsets in UTF-16 code units of `text`."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda offset: offset
    units = list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
    return units.__getitem__


def _report(report: Report, reading: Reading) -> Plain:
    return {
        **report_fields(report),
        "url": report.url if report.url and report.url.startswith(("http://", "https://")) else None,
        "text": report.text,
        "note": reading.note,
        "key": report.id,
        "copy_of": report.copy_of,
        "copy_kind": report.copy_kind,
    }


def _claim(claim: Claim, text: str, report: int, offset: Offset) -> Plain:
    fields = claim_fields(claim, text)
    return {
        **fields,
        "report": report,
        "family": family_of(claim.type.value),
        "anchor_span": _span(claim.anchor, offset),
        "evidence": [_span(span, offset) for span in sorted(claim.evidence)],
        "marks": [[role, *_span(span, offset)] for role, span in _marks(claim)],
        "place": _with_gazetteer(fields["place"], claim.place),
        "counts": [count_label(count.value) for count in claim.counts],
        "chains": [[fields["sources"][n] for n in chain] for chain in _chains(claim)],
        "abstained": [[slot, str(answer.reason), answer.note] for slot, answer in _abstentions(claim)],
    }


def _span(span: Span, offset: Offset) -> list[int]:
    return [offset(span.start), offset(span.end)]


def _marks(claim: Claim) -> list[tuple[str, Span]]:
    """The spans to highlight with the part they play; the anchor comes first, so that it wins where parts overlap."""
    many: list[tuple[str, Sequence[Stated[object]]]] = [
        ("actor", claim.actors),
        ("target", claim.targets),
        ("count", claim.counts),
        ("source", claim.sources),
    ]
    one: list[tuple[str, Stated[object] | Abstained]] = [
        ("place", claim.place),
        ("place", claim.from_place),
        ("place", claim.to_place),
        ("time", claim.when),
        ("means", claim.means),
    ]
    many += [(role, (answer,)) for role, answer in one if isinstance(answer, Stated)]
    return [
        ("anchor", claim.anchor),
        *((role, span) for role, values in many for value in values for span in value.spans),
    ]


def _with_gazetteer(fields: Plain | None, answer: Stated[Place] | Abstained) -> Plain | None:
    """The place with how it was found, for the reader who doubts the point."""
    if fields is None or isinstance(answer, Abstained):
        return None
    return {**fields, "gazetteer_id": answer.value.gazetteer_id, "how": answer.value.how}


def _chains(claim: Claim) -> list[list[int]]:
    """The chains of sources, as positions in the claim's list."""
    positions = iter(range(len(claim.sources)))
    return [[next(positions) for _ in chain] for chain in source_chains(source.value for source in claim.sources)]


def _abstentions(claim: Claim) -> list[tuple[str, Abstained]]:
    """What the steps gave no value for; what most reports do not tell anyway is listed only for a better reason."""
    always = [("place", claim.place), ("date", claim.when)]
    seldom = [("origin", claim.from_place), ("destination", claim.to_place), ("means", claim.means)]
    told = [(slot, answer) for slot, answer in always if isinstance(answer, Abstained)]
    rare = [(slot, answer) for slot, answer in seldom if isinstance(answer, Abstained)]
    return told + [(slot, answer) for slot, answer in rare if answer.reason is not Reason.NOT_STATED]
