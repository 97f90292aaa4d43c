"""Every claim of the demo reports keeps to the closed lists and bounds of the codebook (sections 2 to 4)."""

import io
import json
import math
from datetime import date

import pytest

from tidings.export.claims_jsonl import write_claims_jsonl
from tidings.model.taxonomy import EVENT_TYPES
from tidings.model.values import Abstained, Place, Stated
from tidings.model.vocabulary import CountKind, PartyKind, PlacePrecision, Reason, SourceKind, Status, TimePrecision


@pytest.fixture(scope="module")
def claims(demo_results):
    found = [claim for _, reading in demo_results for claim in reading.claims]
    assert found
    return found


def places_of(claim):
    answers = (claim.place, claim.from_place, claim.to_place)
    return [answer.value for answer in answers if isinstance(answer, Stated)]


def test_types_statuses_and_kinds_are_of_the_vocabulary(claims):
    for claim in claims:
        assert claim.type.value in EVENT_TYPES
        assert claim.status.value in list(Status)
        assert {source.value.kind for source in claim.sources} <= set(SourceKind)
        assert {count.value.what for count in claim.counts} <= set(CountKind)
        assert {party.value.kind for party in (*claim.actors, *claim.targets)} <= {None, *PartyKind}


def test_an_abstention_has_a_reason_of_the_closed_list(claims):
    for claim in claims:
        answers = (claim.place, claim.from_place, claim.to_place, claim.when, claim.means)
        assert {answer.reason for answer in answers if isinstance(answer, Abstained)} <= set(Reason)


def test_dates_are_ordered_and_known_where_their_precision_is(claims):
    whens = [claim.when.value for claim in claims if isinstance(claim.when, Stated)]
    assert whens
    for when in whens:
        assert when.precision in list(TimePrecision)
        assert when.start is None or when.end is None or when.start <= when.end
        assert (when.precision == TimePrecision.UNKNOWN) == (when.start is None and when.end is None)
        if when.precision == TimePrecision.DAY and when.start and when.end:
            assert (when.end - when.start).days <= 366


def test_no_event_that_happened_lies_after_its_report(demo_results):
    for report, reading in demo_results:
        for claim in reading.claims:
            if report.published and claim.status.value == Status.ACTUAL and isinstance(claim.when, Stated):
                assert (claim.when.value.start or date.min) <= report.published, claim.anchor.of(report.text)


def test_counts_have_a_bound_and_none_is_negative(claims):
    counts = [count.value for claim in claims for count in claim.counts]
    assert counts
    for count in counts:
        bounds = [bound for bound in (count.min, count.max) if bound is not None]
        assert bounds
        assert bounds == sorted(bounds)
        assert min(bounds) >= 0
        assert count.unit


def test_places_lie_on_the_globe_with_a_precision_and_a_country_code(claims):
    places = [place for claim in claims for place in places_of(claim)]
    assert any(place.lat is not None for place in places)
    for place in places:
        assert isinstance(place, Place)
        assert place.precision in list(PlacePrecision)
        assert place.country is None or (len(place.country) == 2 and place.country.isupper())
        if place.lat is not None and place.lon is not None:
            assert math.isfinite(place.lat)
            assert math.isfinite(place.lon)
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180


def test_names_are_as_written(demo_results):
    for report, reading in demo_results:
        for claim in reading.claims:
            for party in (*claim.actors, *claim.targets):
                assert party.value.name == party.spans[0].of(report.text)
            for source in claim.sources:
                assert source.value.name == source.spans[0].of(report.text)


def test_nobody_is_named_twice_or_both_as_actor_and_target(demo_results):
    for report, reading in demo_results:
        for claim in reading.claims:
            actors = [party.spans[0] for party in claim.actors]
            targets = [party.spans[0] for party in claim.targets]
            assert len({*actors, *targets}) == len(actors) + len(targets), claim.anchor.of(report.text)


def test_the_values_of_a_claim_name_the_step_that_made_them(claims):
    made_by = {value.made_by for claim in claims for value in claim.stated()}
    assert all("@" in step for step in made_by)


def test_the_output_is_plain_json_without_not_a_number(demo_results):
    out = io.StringIO()
    write_claims_jsonl(demo_results, out)

    def refuse(constant):
        raise AssertionError(constant)

    for line in out.getvalue().splitlines():
        json.loads(line, parse_constant=refuse)
