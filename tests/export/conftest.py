from datetime import date
from functools import partial

import pytest

from tidings.model.claim import Claim, Reading, claim_id
from tidings.model.report import Report, report_id
from tidings.model.values import Abstained, Count, Interval, Party, Place, Source, Span, Stated
from tidings.model.vocabulary import CountKind, PlacePrecision, Reason, SourceKind, Status, TimePrecision

TEXT = (
    "Four herders killed near Tarfa\n\n"
    "At least four herders were killed on Sunday when a roadside bomb hit their pickup near Tarfa, "
    "a village elder told Radio Sahel. It was the second blast this year. The road has since been closed."
)


@pytest.fixture
def new_report():
    def make(text=TEXT, external_id="ml-tarfa", **rest):
        about = {"title": "Four herders killed near Tarfa", "outlet": "Sahel Daily", "published": date(2021, 3, 9)}
        return Report(report_id(text, external_id, None, None), text, external_id=external_id, **{**about, **rest})

    return make


@pytest.fixture
def new_claim():
    """A claim about words of a report; whatever is not named is abstained on."""

    def make(report, anchor, evidence=(), event_type="bombing", status=Status.ACTUAL, **values):
        spans = tuple(_span(report, sentence) for sentence in evidence) or (Span(0, len(report.text)),)
        at = _span(report, anchor)
        nothing = Abstained(Reason.NOT_STATED, "test@1")
        named = dict.fromkeys(("place", "from_place", "to_place", "when", "means"), nothing)
        listed = dict.fromkeys(("actors", "targets", "counts", "sources"), ())
        return Claim(
            id=claim_id(report.id, event_type, at),
            report_id=report.id,
            type=Stated(event_type, (at,), "test@1"),
            status=Stated(status, (), "test@1"),
            background=Stated(value=False, spans=(), made_by="test@1"),
            anchor=at,
            evidence=spans,
            **{**named, **listed, **values},
        )

    return make


@pytest.fixture
def told():
    """A value told by words of a report."""
    return lambda report, words, value: Stated(value, (_span(report, words),), "test@1")


@pytest.fixture
def bombing(new_report, new_claim, told):
    report = new_report()
    says = partial(told, report)
    claim = new_claim(
        report,
        "roadside bomb",
        evidence=[
            "Four herders killed near Tarfa",
            TEXT[32 : TEXT.index(" It was")],
            "The road has since been closed.",
        ],
        targets=(says("herders", Party("herders")),),
        place=says("near Tarfa", Place("Tarfa", 15.25, -3.5, "ML", PlacePrecision.NEAR, "geonames:1", how="village")),
        when=says("Sunday", Interval(date(2021, 3, 7), date(2021, 3, 7), TimePrecision.DAY)),
        counts=(says("At least four", Count(CountKind.KILLED, "people", "civilians", 4, None)),),
        means=says("roadside bomb", "roadside bomb"),
        sources=(
            says("a village elder", Source("a village elder", SourceKind.LOCAL_SOURCE, anonymous=True)),
            says("Radio Sahel", Source("Radio Sahel", SourceKind.MEDIA, anonymous=False)),
        ),
    )
    return report, claim


@pytest.fixture
def results(bombing, new_report):
    report, claim = bombing
    silent = new_report(text="Spinners win the cup.", external_id="cricket", title=None, outlet=None, published=None)
    return [(report, Reading(report.id, (claim,))), (silent, Reading(silent.id, (), "no event"))]


def _span(report, words):
    start = report.text.index(words)
    return Span(start, start + len(words))
