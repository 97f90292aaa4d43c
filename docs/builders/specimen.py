"""One claim with every field filled, to show what the formats look like: the example of the codebook's section 7."""

from __future__ import annotations

from datetime import date

from tidings.model.claim import Claim, Reading, claim_id
from tidings.model.report import Report, report_id
from tidings.model.result import Result
from tidings.model.values import Count, Interval, Party, Place, Source, Span, Stated
from tidings.model.vocabulary import CountKind, PartyKind, PlacePrecision, SourceKind, Status, TimePrecision

TEXT = (
    "At least four herders were killed on Sunday when a roadside bomb hit their pickup on the way from Konna to Sévaré "
    "near Tarfa, a village elder told Radio Sahel."
)
BY = "example@1"


def make_result() -> Result:
    """The specimen's report with its one claim."""
    report = Report(
        id=report_id(TEXT, "vp-1", "The Valley Post", None),
        text=TEXT,
        title="Four herders killed near Tarfa",
        outlet="The Valley Post",
        published=date(2021, 3, 9),
        external_id="vp-1",
    )
    return Result(report, Reading(report.id, (_make_claim(report),)))


def _make_claim(report: Report) -> Claim:
    anchor, sunday = _span("roadside bomb"), date(2021, 3, 7)
    return Claim(
        id=claim_id(report.id, "bombing", anchor),
        report_id=report.id,
        type=Stated("bombing", (anchor,), BY),
        status=Stated(Status.ACTUAL, (), BY),
        background=Stated(value=False, spans=(), made_by=BY),
        anchor=anchor,
        evidence=(Span(0, len(TEXT)),),
        actors=(),
        targets=(Stated(Party("herders", PartyKind.CIVILIANS), (_span("herders"),), BY),),
        place=_place("near Tarfa", 14.51, -4.12, PlacePrecision.NEAR),
        from_place=_place("Konna", 14.95, -3.89, PlacePrecision.SITE),
        to_place=_place("Sévaré", 14.53, -4.09, PlacePrecision.SITE),
        when=Stated(Interval(sunday, sunday, TimePrecision.DAY), (_span("on Sunday"),), BY),
        counts=(Stated(Count(CountKind.KILLED, "people", "civilians", 4, None), (_span("At least four"),), BY),),
        means=Stated("roadside bomb", (anchor,), BY),
        sources=(
            Stated(Source("a village elder", SourceKind.LOCAL_SOURCE, anonymous=True), (_span("a village elder"),), BY),
            Stated(Source("Radio Sahel", SourceKind.MEDIA, anonymous=False), (_span("Radio Sahel"),), BY),
        ),
    )


def _place(name: str, lat: float, lon: float, precision: PlacePrecision) -> Stated[Place]:
    return Stated(Place(name, lat, lon, "ML", precision), (_span(name),), BY)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))
