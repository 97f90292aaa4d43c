from datetime import date

import pytest

from tidings import FoundDate, find_dates
from tidings.model.values import Abstained, Interval
from tidings.model.vocabulary import Reason, TimePrecision

PUBLISHED = date(2017, 9, 3)  # a Sunday


def days(text, published=PUBLISHED):
    """The days of the only expression."""
    (found,) = find_dates(text, published)
    assert isinstance(found.days, Interval), found.trace
    return found.days.start, found.days.end


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They fled on Sunday.", date(2017, 9, 3), date(2017, 9, 3)),
        ("They fled last week.", date(2017, 8, 21), date(2017, 8, 27)),
        ("It has been held since mid-2014.", date(2014, 6, 1), None),
        ("An offensive was launched in September.", date(2017, 9, 1), date(2017, 9, 3)),
        ("An offensive will begin in September.", date(2017, 9, 3), date(2017, 9, 30)),
        ("Leaflets fell earlier this month.", date(2017, 9, 1), date(2017, 9, 3)),
        ("Families fled overnight.", date(2017, 9, 3), date(2017, 9, 3)),
        ("Shells fell on Wednesday.", date(2017, 8, 30), date(2017, 8, 30)),
        ("They will leave in 24 hours.", date(2017, 9, 3), date(2017, 9, 4)),
        ("They left on Saturday evening.", date(2017, 9, 2), date(2017, 9, 2)),
        ("They left late last month.", date(2017, 8, 21), date(2017, 8, 31)),
        ("They left two days ago.", date(2017, 9, 1), date(2017, 9, 1)),
        ("They will meet on Wednesday.", date(2017, 9, 6), date(2017, 9, 6)),
        ("At dawn on 3 May the army moved.", date(2017, 5, 3), date(2017, 5, 3)),
        ("It fell on Christmas Eve.", date(2016, 12, 24), date(2016, 12, 24)),
        ("Families fled over the past 24 hours.", date(2017, 9, 2), date(2017, 9, 3)),
    ],
)
def test_dates_of_news(text, start, end):
    assert days(text) == (start, end)


def test_later_counts_from_the_time_told_before():
    first, second, third = find_dates(
        "The town fell on 3 May 2014. Two days later they left, and a year later returned."
    )
    assert first.days == Interval(date(2014, 5, 3), date(2014, 5, 3), TimePrecision.DAY)
    assert second.days == Interval(date(2014, 5, 5), date(2014, 5, 5), TimePrecision.DAY)
    assert third.days.start == date(2015, 5, 1)
    assert "counted from “Two days later”, told before" in third.trace


def test_without_publication_only_what_names_its_year_is_dated():
    absolute, relative = find_dates("It fell in May 2014; they came back on Sunday.")
    assert absolute.days.start == date(2014, 5, 1)
    assert relative.days.reason is Reason.NO_ANCHOR_DATE


def test_the_only_year_named_is_taken_for_dates_without_one():
    _, bare = find_dates("It was signed on 3 May 2014 and broken on 5 June.")
    assert bare.days.start == date(2014, 6, 5)
    assert "year 2014: the only one that the text names" in bare.trace


def test_two_years_named_force_none():
    found = find_dates("Signed on 3 May 2014, renewed on 4 May 2015 and broken on 5 June.")
    assert isinstance(found[-1].days, Abstained)


def test_an_event_after_publication_told_as_past_is_pointed_out():
    (found,) = find_dates("The army took the town on 5 October 2017.", PUBLISHED)
    assert any("after publication" in step for step in found.trace)


def test_the_trace_says_what_the_words_mean_and_what_they_count_from():
    (found,) = find_dates("They left two days ago.", PUBLISHED)
    assert isinstance(found, FoundDate)
    assert found.trace == (
        "read as Ago(count 2, unit day, sign -1)",
        "counted from publication, 2017-09-03; tense: past by the verb nearest",
    )


def test_order_of_day_and_month_can_be_told():
    assert isinstance(find_dates("Dated 10/04/2021.")[0].days, Abstained)
    assert find_dates("Dated 10/04/2021.", day_first=True)[0].days.start == date(2021, 4, 10)
