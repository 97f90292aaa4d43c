"""Drafts become claims: dates of events and of speech, background, places that nobody knows."""

from datetime import date

import pytest

from tidings.model.claim import check_claim
from tidings.model.draft import Draft, Speaker, TimeWords
from tidings.model.report import Report
from tidings.model.values import Abstained, Interval, Party, Place, Span, Stated
from tidings.model.vocabulary import PartyKind, PlacePrecision, Reason, SourceKind, Status, TimePrecision
from tidings.resolve.claims import DraftResolver
from tidings.resolve.time import resolve_time

TEXT = (
    "Week of 1 - 7 March 2021. Gunmen shot two herders near Tarfa on Friday, an elder said on Sunday. "
    "In March 2020 soldiers burned the mill. Rebels will leave the next day."
)


class OneTown:
    """Knows Tarfa, and which town a site was asked for in."""

    def __init__(self):
        self.asked = []

    def resolve(self, phrase, within=None):
        self.asked.append((phrase, within))
        if "Tarfa" in phrase:
            return Place(phrase, 15.25, -3.5, "ML", PlacePrecision.NEAR)
        return Abstained(Reason.NOT_IN_GAZETTEER, "places@1", "no such place")


class NoParties:
    """Knows nobody; keeps the country and day that it was asked with."""

    def __init__(self):
        self.asked = []

    def resolve(self, name, country=None, on=None):
        self.asked.append((name, country, on))
        return Party(name, PartyKind.OTHER)


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def new_draft():
    def make(anchor, event_type="attack", status=Status.ACTUAL, when=None, **values):
        at = span_of(anchor)
        return Draft(
            Stated(event_type, (at,), "rules@1"),
            Stated(status, (), "rules@1"),
            at,
            (Span(0, len(TEXT)),),
            when=when or TimeWords(None, "past"),
            made_by="rules@1",
            **values,
        )

    return make


@pytest.fixture
def new_resolver():
    def make(published=date(2021, 3, 9)):
        return DraftResolver(Report("r1", TEXT, published=published), OneTown(), NoParties(), resolve_time)

    return make


def day(year, month, number):
    return Interval(date(year, month, number), date(year, month, number), TimePrecision.DAY)


def test_the_events_own_time_comes_before_that_of_the_statement(new_resolver, new_draft):
    draft = new_draft("shot", when=TimeWords(span_of("Friday"), "past", said=span_of("on Sunday")))
    claim = new_resolver().resolve(draft)
    assert (claim.when.value, claim.when.spans) == (day(2021, 3, 5), (span_of("Friday"),))


def test_a_fresh_past_event_takes_the_day_of_the_statement(new_resolver, new_draft):
    claim = new_resolver().resolve(new_draft("shot", when=TimeWords(None, "past", said=span_of("on Sunday"))))
    assert (claim.when.value, claim.when.spans) == (day(2021, 3, 7), (span_of("on Sunday"),))


@pytest.mark.parametrize(
    "told",
    [{"status": Status.PLANNED}, {"event_type": "need"}, {"event_type": "control"}, {"told_as_background": True}],
)
def test_plans_states_and_history_do_not(new_resolver, new_draft, told):
    when = TimeWords(None, "past", said=span_of("on Sunday"))
    claim = new_resolver().resolve(new_draft("shot", when=when, **told))
    assert claim.when == Abstained(Reason.NOT_STATED, "resolve@1")


def test_the_heading_dates_an_event_that_nothing_else_dates(new_resolver, new_draft):
    when = TimeWords(None, "past", heading=span_of("1 - 7 March 2021"))
    claim = new_resolver().resolve(new_draft("shot", when=when))
    assert (claim.when.value.start, claim.when.value.end) == (date(2021, 3, 1), date(2021, 3, 7))


def test_without_a_day_of_publication_a_weekday_is_no_date(new_resolver, new_draft):
    when = TimeWords(span_of("Friday"), "past", said=span_of("on Sunday"))
    claim = new_resolver(published=None).resolve(new_draft("shot", when=when))
    assert isinstance(claim.when, Abstained)
    assert claim.when.reason == Reason.NO_ANCHOR_DATE


def test_the_next_day_counts_from_the_event_told_before(new_resolver, new_draft):
    resolver = new_resolver()
    resolver.resolve(new_draft("shot", when=TimeWords(span_of("Friday"), "past")))
    claim = resolver.resolve(new_draft("leave", when=TimeWords(span_of("the next day"), "past")))
    assert claim.when.value == day(2021, 3, 6)


def test_an_event_of_long_ago_is_background(new_resolver, new_draft):
    claim = new_resolver().resolve(new_draft("burned", when=TimeWords(span_of("March 2020"), "past")))
    assert (claim.background.value, claim.background.spans) == (True, (span_of("March 2020"),))


def test_words_of_history_are_background_without_a_date(new_resolver, new_draft):
    claim = new_resolver(published=None).resolve(new_draft("burned", told_as_background=True))
    assert claim.background.value


def test_a_place_that_the_gazetteer_lacks_keeps_its_name_and_says_why(new_resolver, new_draft):
    claim = new_resolver().resolve(new_draft("burned", place=span_of("the mill")))
    place = claim.place.value
    assert (place.name, place.lat, place.precision) == ("the mill", None, PlacePrecision.WIDER)
    assert place.how == "not-in-gazetteer: no such place"


def test_a_site_is_looked_for_in_its_town(new_resolver, new_draft):
    resolver = new_resolver()
    resolver.resolve(new_draft("burned", place=span_of("the mill"), within=span_of("Tarfa")))
    assert resolver.places.asked == [("the mill", "Tarfa")]


def test_the_parties_are_those_of_the_country_and_the_time(new_resolver, new_draft):
    resolver = new_resolver()
    resolver.resolve(new_draft("shot", actors=(span_of("Gunmen"),), place=span_of("near Tarfa")))
    assert resolver.parties.asked == [("Gunmen", "ML", date(2021, 3, 9))]


def test_every_value_rests_on_words_of_the_report(new_resolver, new_draft):
    draft = new_draft(
        "shot",
        actors=(span_of("Gunmen"),),
        targets=(span_of("herders"),),
        place=span_of("near Tarfa"),
        when=TimeWords(span_of("Friday"), "past"),
        means=span_of("shot"),
        speakers=(Speaker(span_of("an elder"), SourceKind.LOCAL_SOURCE, anonymous=True),),
    )
    claim = new_resolver().resolve(draft)
    check_claim(claim, TEXT)
    assert [span.of(TEXT) for value in claim.stated() for span in value.spans][1:] == [
        "Gunmen", "herders", "an elder", "near Tarfa", "Friday", "shot",
    ]  # fmt: skip


def test_what_is_not_told_is_abstained_on(new_resolver, new_draft):
    claim = new_resolver().resolve(new_draft("shot"))
    values = (claim.place, claim.from_place, claim.to_place, claim.when, claim.means)
    assert {value.reason for value in values} == {Reason.NOT_STATED}
