"""A claim comes back from its stored form exactly as it went in."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from tidings.store.codec import claim_row, read_claim

words = st.text(max_size=20)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 500), st.integers(1, 90))
confidences = st.none() | st.floats(0, 1)


def stated(values):
    return st.builds(Stated, values, st.lists(spans, max_size=3).map(tuple), words, confidences)


def answers(values):
    return stated(values) | st.builds(Abstained, st.sampled_from(Reason), words, words)


def many(values):
    return st.lists(stated(values), max_size=3).map(tuple)


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180)) | st.just((None, None))
places = st.builds(
    lambda point, **rest: Place(lat=point[0], lon=point[1], **rest),
    points,
    name=words,
    country=st.none() | words,
    precision=st.sampled_from(PlacePrecision),
    gazetteer_id=st.none() | words,
    admin1=st.none() | words,
    admin2=st.none() | words,
    how=words,
)
days = st.none() | st.dates()
intervals = st.builds(
    lambda pair, precision: Interval(*pair, precision),
    st.tuples(days, days).filter(lambda pair: None in pair or pair[0] <= pair[1]),
    st.sampled_from(TimePrecision),
)
bounds = st.tuples(st.none() | st.integers(0, 10**9), st.none() | st.integers(0, 10**9)).filter(
    lambda pair: pair != (None, None) and (None in pair or pair[0] <= pair[1])
)
counts = st.builds(
    lambda what, unit, who, pair: Count(what, unit, who, *pair), st.sampled_from(CountKind), words, words, bounds
)
parties = st.builds(Party, words, st.none() | st.sampled_from(PartyKind), st.none() | words)
sources = st.builds(Source, words, st.sampled_from(SourceKind), st.booleans())


@st.composite
def claims(draw):
    anchor = draw(spans)
    around = Span(max(0, anchor.start - 3), anchor.end + 5)
    return Claim(
        id=draw(words),
        report_id=draw(words),
        type=draw(stated(words)),
        status=draw(stated(st.sampled_from(Status))),
        background=draw(stated(st.booleans())),
        anchor=anchor,
        evidence=(around, *draw(st.lists(spans, max_size=2))),
        actors=draw(many(parties)),
        targets=draw(many(parties)),
        place=draw(answers(places)),
        from_place=draw(answers(places)),
        to_place=draw(answers(places)),
        when=draw(answers(intervals)),
        counts=draw(many(counts)),
        means=draw(answers(words)),
        sources=draw(many(sources)),
    )


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(claims())
def test_any_claim_comes_back_from_json_as_it_went_in(claim):
    assert read_claim(json.loads(json.dumps(claim_row(claim)))) == claim


@given(claims())
def test_values_come_back_as_members_of_their_vocabularies_not_as_bare_strings(claim):
    back = read_claim(json.loads(json.dumps(claim_row(claim))))
    assert type(back.status.value) is Status
    assert [type(source.value.kind) for source in back.sources] == [SourceKind] * len(claim.sources)
    assert not isinstance(back.place, Stated) or type(back.place.value.precision) is PlacePrecision


def test_the_stored_form_of_an_abstention_names_its_reason_in_words():
    abstained = Abstained(Reason.NO_ANCHOR_DATE, "time@1", "Sunday")
    row = claim_row(_claim(when=abstained))
    assert row["when"] == {"abstained": "no-anchor-date", "made_by": "time@1", "note": "Sunday"}


def test_the_stored_form_of_a_date_is_iso():
    when = Stated(Interval(date(2021, 3, 7), None, TimePrecision.DAY), (Span(3, 9),), "time@1")
    row = claim_row(_claim(when=when))
    assert row["when"] == {
        "value": {"start": "2021-03-07", "end": None, "precision": "day"},
        "spans": [[3, 9]],
        "made_by": "time@1",
    }


def _claim(when):
    nothing = Abstained(Reason.NOT_STATED, "test@1")
    return Claim(
        id="c1",
        report_id="r1",
        type=Stated("bombing", (), "test@1"),
        status=Stated(Status.ACTUAL, (), "test@1"),
        background=Stated(value=False, spans=(), made_by="test@1"),
        anchor=Span(0, 4),
        evidence=(Span(0, 10),),
        actors=(),
        targets=(),
        place=nothing,
        from_place=nothing,
        to_place=nothing,
        when=when,
        counts=(),
        means=nothing,
        sources=(),
    )
