from datetime import date

import pytest

from tidings.model.claim import Claim, Reading, claim_id
from tidings.model.report import Report, report_id
from tidings.model.values import Abstained, Interval, Party, Span, Stated
from tidings.model.vocabulary import PartyKind, Reason, Status, TimePrecision
from tidings.store.store import Store

TEXT = "Gunmen ambushed a patrol near the mill on Monday. Two soldiers were hurt."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "claims.db"


@pytest.fixture
def store(path):
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def new_report():
    def make(text=TEXT, external_id=None, published=date(2021, 3, 9), **rest):
        key = report_id(text, external_id, rest.get("outlet"), rest.get("url"))
        return Report(id=key, text=text, external_id=external_id, published=published, **rest)

    return make


@pytest.fixture
def new_claim():
    def make(report, anchor=(7, 15), event_type="armed_clash"):
        nothing = Abstained(Reason.NOT_STATED, "test@1")
        span = Span(*anchor)
        return Claim(
            id=claim_id(report.id, event_type, span),
            report_id=report.id,
            type=Stated(event_type, (span,), "test@1"),
            status=Stated(Status.ACTUAL, (), "test@1"),
            background=Stated(value=False, spans=(), made_by="test@1"),
            anchor=span,
            evidence=(Span(0, 49),),
            actors=(Stated(Party("Gunmen", PartyKind.ARMED_GROUP), (Span(0, 6),), "test@1", 0.75),),
            targets=(),
            place=nothing,
            from_place=nothing,
            to_place=nothing,
            when=Stated(Interval(date(2021, 3, 8), date(2021, 3, 8), TimePrecision.DAY), (Span(42, 48),), "test@1"),
            counts=(),
            means=nothing,
            sources=(),
        )

    return make


@pytest.fixture
def new_reading(new_claim):
    def make(report, *anchors, note=""):
        return Reading(report.id, tuple(new_claim(report, anchor) for anchor in anchors), note)

    return make
