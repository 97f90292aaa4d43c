from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.model.values import Abstained, Interval
from tidings.model.vocabulary import Reason, TimePrecision
from tidings.resolve.time import resolve_time

SUNDAY = date(2017, 9, 3)  # the day of publication in these tests unless they say another
TUESDAY = date(2021, 3, 9)


def shown(found):
    """An interval as "start..end precision", an abstention as its reason."""
    if isinstance(found, Abstained):
        return str(found.reason)
    return f"{found.start or ''}..{found.end or ''} {found.precision}"


def past(expression, published=SUNDAY, **more):
    return shown(resolve_time(expression, published=published, **more))


def future(expression, published=SUNDAY):
    return shown(resolve_time(expression, published=published, tense="future"))


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("Sunday", "2017-09-03..2017-09-03 day"),
        ("last week", "2017-08-21..2017-08-27 week"),
        ("since mid-2014", "2014-06-01.. season"),
        ("in September", "2017-09-01..2017-09-03 month"),
        ("earlier this month", "2017-09-01..2017-09-03 month"),
        ("overnight", "2017-09-03..2017-09-03 day"),
        ("Wednesday", "2017-08-30..2017-08-30 day"),
        ("on Saturday evening", "2017-09-02..2017-09-02 day"),
        ("late last month", "2017-08-21..2017-08-31 month"),
        ("two days ago", "2017-09-01..2017-09-01 day"),
    ],
)
def test_the_expressions_on_which_date_packages_were_compared(expression, days):
    assert past(expression) == days


def test_in_24_hours_is_a_window_from_publication():
    assert future("in 24 hours") == "2017-09-03..2017-09-04 day"


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("last Sunday", "2017-08-27..2017-08-27 day"),
        ("last Friday", "2017-09-01..2017-09-01 day"),
        ("Monday's", "2017-08-28..2017-08-28 day"),
        ("before dawn on Thursday", "2017-08-31..2017-08-31 day"),
        ("early Tuesday", "2017-08-29..2017-08-29 day"),
        ("late on Wednesday", "2017-08-30..2017-08-30 day"),
        ("four o'clock on Monday", "2017-08-28..2017-08-28 day"),
        ("10:30 p.m. Friday", "2017-09-01..2017-09-01 day"),
        ("Thursday and Friday", "2017-08-31..2017-09-01 day"),
        ("between Monday and Wednesday", "2017-08-28..2017-08-30 day"),
        ("the night of Thursday to Friday", "2017-08-31..2017-09-01 day"),
        ("over the weekend", "2017-09-02..2017-09-03 day"),
        ("last weekend", "2017-08-26..2017-08-27 day"),
        ("since last Thursday", "2017-08-31.. day"),
        ("today", "2017-09-03..2017-09-03 day"),
        ("yesterday", "2017-09-02..2017-09-02 day"),
        ("the day before yesterday", "2017-09-01..2017-09-01 day"),
        ("last night", "2017-09-02..2017-09-02 day"),
        ("this morning", "2017-09-03..2017-09-03 day"),
    ],
)
def test_past_days_are_the_last_ones_up_to_publication(expression, days):
    assert past(expression) == days


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("Tuesday", "2017-09-05..2017-09-05 day"),
        ("on Sunday", "2017-09-03..2017-09-03 day"),
        ("next Sunday", "2017-09-10..2017-09-10 day"),
        ("tomorrow", "2017-09-04..2017-09-04 day"),
        ("next month", "2017-10-01..2017-10-31 month"),
        ("next week", "2017-09-04..2017-09-10 week"),
        ("later this month", "2017-09-03..2017-09-30 month"),
        ("in May", "2018-05-01..2018-05-31 month"),
        ("from 4 to 10 October", "2017-10-04..2017-10-10 day"),
        ("from 15 December to 6 January", "2017-12-15..2018-01-06 day"),
        ("by Monday", "2017-09-03..2017-09-04 day"),
        ("until Friday", "2017-09-03..2017-09-08 day"),
        ("within 72 hours", "2017-09-03..2017-09-06 day"),
        ("within two weeks", "2017-09-03..2017-09-17 week"),
        ("by the end of October", "2017-09-03..2017-10-31 month"),
        ("before the end of the month", "2017-09-03..2017-09-30 month"),
        ("before the year is out", "2017-09-03..2017-12-31 year"),
        ("before Christmas", "2017-09-03..2017-12-24 day"),
        ("from April", "2018-04-01.. month"),
        ("on the 12th", "2017-09-12..2017-09-12 day"),
    ],
)
def test_future_days_are_the_next_ones_and_limits_run_from_publication(expression, days):
    assert future(expression) == days


def test_this_week_ahead_runs_from_publication_to_sunday():
    # the worked example of the codebook, section 7
    assert future("this week", TUESDAY) == "2021-03-09..2021-03-14 week"
    assert past("since January", TUESDAY) == "2021-01-01.. month"
    assert past("on Sunday", TUESDAY) == "2021-03-07..2021-03-07 day"


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("May 9", "2017-05-09..2017-05-09 day"),
        ("5 Sept 2017", "2017-09-05..2017-09-05 day"),
        ("September 5, 2015", "2015-09-05..2015-09-05 day"),
        ("Friday, 1 September", "2017-09-01..2017-09-01 day"),
        ("yesterday, 2 September 2017", "2017-09-02..2017-09-02 day"),
        ("9 and 10 May", "2017-05-09..2017-05-10 day"),
        ("2-4 May", "2017-05-02..2017-05-04 day"),
        ("15–21 February", "2017-02-15..2017-02-21 day"),
        ("from 28 December to 3 January", "2016-12-28..2017-01-03 day"),
        ("on 29 February", "2016-02-29..2016-02-29 day"),
        ("the 12th", "2017-08-12..2017-08-12 day"),
        ("since the 1st", "2017-09-01.. day"),
        ("2017-05-06T10:00", "2017-05-06..2017-05-06 day"),
        ("25/04/2021", "2021-04-25..2021-04-25 day"),
        ("4.10.2021", "2021-10-04..2021-10-04 day"),
        ("Christmas Eve", "2016-12-24..2016-12-24 day"),
        ("Good Friday", "2017-04-14..2017-04-14 day"),
        ("New Year's Day 2015", "2015-01-01..2015-01-01 day"),
    ],
)
def test_calendar_days(expression, days):
    assert past(expression) == days


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("last month", "2017-08-01..2017-08-31 month"),
        ("last year", "2016-01-01..2016-12-31 year"),
        ("this week", "2017-08-28..2017-09-03 week"),
        ("this month", "2017-09-01..2017-09-03 month"),
        ("in July", "2017-07-01..2017-07-31 month"),
        ("in October", "2016-10-01..2016-10-31 month"),
        ("last August", "2017-08-01..2017-08-31 month"),
        ("last October", "2016-10-01..2016-10-31 month"),
        ("December of last year", "2016-12-01..2016-12-31 month"),
        ("early January", "2017-01-01..2017-01-10 month"),
        ("since mid-July", "2017-07-15.. month"),
        ("the end of May", "2017-05-25..2017-05-31 week"),
        ("the last week of March 2011", "2011-03-25..2011-03-31 week"),
        ("the first days of June", "2017-06-01..2017-06-07 week"),
        ("since the start of April", "2017-04-01.. month"),
        ("in 2016", "2016-01-01..2016-12-31 year"),
        ("since 2015", "2015-01-01.. year"),
        ("1993 and 1994", "1993-01-01..1994-12-31 year"),
        ("early 2015", "2015-01-01..2015-03-31 season"),
        ("mid-2014", "2014-06-01..2014-08-31 season"),
        ("the autumn of 2006", "2006-09-01..2006-11-30 season"),
        ("since the spring", "2017-03-01.. season"),
        ("last winter", "2016-12-01..2017-02-28 season"),
        ("the first half of the year", "2017-01-01..2017-06-30 season"),
        ("the second quarter", "2017-04-01..2017-06-30 season"),
        ("the third quarter of 2016", "2016-07-01..2016-09-30 season"),
        ("the early 1990s", "1990-01-01..1993-12-31 year"),
        ("the week of 9 May", "2017-05-08..2017-05-14 week"),
    ],
)
def test_calendar_units_and_their_parts(expression, days):
    assert past(expression) == days


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("eight days ago", "2017-08-26..2017-08-26 day"),
        ("twenty-four hours ago", "2017-09-02..2017-09-02 day"),
        ("two weeks ago", "2017-08-14..2017-08-20 week"),
        ("three years ago", "2014-01-01..2014-12-31 year"),
        ("a year ago", "2016-09-01..2016-09-30 month"),
        ("the past 24 hours", "2017-09-02..2017-09-03 day"),
        ("the past week", "2017-08-28..2017-09-03 week"),
        ("for four days", "2017-08-31..2017-09-03 day"),
        ("for a third day", "2017-09-01..2017-09-03 day"),
        ("for ten years", "2007-01-01.. year"),
    ],
)
def test_counted_units(expression, days):
    assert past(expression) == days


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("the same day", "2017-08-14..2017-08-14 day"),
        ("that evening", "2017-08-14..2017-08-14 day"),
        ("hours later", "2017-08-14..2017-08-14 day"),
        ("the next day", "2017-08-15..2017-08-15 day"),
        ("the day before", "2017-08-13..2017-08-13 day"),
        ("two days later", "2017-08-16..2017-08-16 day"),
        ("the year before", "2016-01-01..2016-12-31 year"),
        ("the following week", "2017-08-21..2017-08-27 week"),
        ("the following Friday", "2017-08-18..2017-08-18 day"),
        ("March of that year", "2017-03-01..2017-03-31 month"),
        ("at dawn", "2017-08-14..2017-08-14 day"),
    ],
)
def test_chained_times_count_from_the_event_before(expression, days):
    monday = Interval(date(2017, 8, 14), date(2017, 8, 14), TimePrecision.DAY)
    assert past(expression, anchor=monday) == days


def test_chained_times_without_an_event_before_abstain():
    assert past("two days later") == "no-anchor-date"
    assert past("the same day") == "no-anchor-date"


def test_overnight_and_bare_hours_fall_on_the_day_of_the_statement_if_it_is_dated():
    assert past("overnight", said="on Saturday") == "2017-09-02..2017-09-02 day"
    assert past("at dawn", said="Friday") == "2017-09-01..2017-09-01 day"
    assert past("since noon") == "2017-09-03.. day"


def test_a_past_event_without_a_time_word_takes_the_day_of_speech():
    assert past("", said="on Saturday") == "2017-09-02..2017-09-02 day"
    assert past("") == "not-stated"
    assert shown(resolve_time("", published=SUNDAY, tense="future", said="on Saturday")) == "not-stated"


@pytest.mark.parametrize(
    "expression",
    [
        *("within days", "in the coming hours", "in recent days", "recently", "years ago", "for months"),
        *("every Friday", "Ramadan", "31 June 2015", "three weeks", "quickly"),
    ],
)
def test_times_that_no_rule_fixes_are_not_understood(expression):
    assert past(expression) == "not-understood"


def test_a_date_of_two_small_numbers_is_ambiguous_unless_the_order_is_known():
    assert past("10/04/2021") == "ambiguous"
    assert shown(resolve_time("10/04/2021", published=None, day_first=True)) == "2021-04-10..2021-04-10 day"
    assert shown(resolve_time("10/04/2021", published=None, day_first=False)) == "2021-10-04..2021-10-04 day"


@pytest.mark.parametrize(
    "expression", ["Sunday", "yesterday", "last week", "in May", "9 May", "overnight", "two days ago"]
)
def test_without_a_publication_date_relative_times_abstain(expression):
    assert past(expression, published=None) == "no-anchor-date"


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("9 May 2014", "2014-05-09..2014-05-09 day"),
        ("since mid-2014", "2014-06-01.. season"),
        ("between May and July 2014", "2014-05-01..2014-07-31 month"),
        ("Easter 2010", "2010-04-04..2010-04-04 day"),
    ],
)
def test_without_a_publication_date_a_named_year_is_enough(expression, days):
    assert past(expression, published=None) == days


WORDS = (
    *(
        "since",
        "by",
        "until",
        "early",
        "last",
        "next",
        "the",
        "1st",
        "31",
        "2016",
        "May",
        "June",
        "week",
        "days",
        "ago",
    ),
    *("mid", "-", "of", "to", "and", "from", "between", "Monday", "99999", "year"),
)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)),
    st.sampled_from([None, date(1, 1, 1), date(9999, 12, 31), SUNDAY]),
    st.sampled_from(["past", "present", "future"]),
)
def test_no_string_raises(expression, published, tense):
    found = resolve_time(expression, published=published, tense=tense, said=expression)
    assert isinstance(found, Abstained) or found.start or found.end


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.sampled_from(["Monday", "Tuesday", "Sunday"]))
def test_a_weekday_lies_within_seven_days_on_its_side_of_publication(published, weekday):
    before, after = (resolve_time(weekday, published=published, tense=tense).start for tense in ("past", "future"))
    assert timedelta(0) <= published - before < timedelta(7)
    assert timedelta(0) <= after - published < timedelta(7)


def test_reasons_are_of_the_closed_list():
    found = resolve_time("quickly", published=SUNDAY)
    assert found.reason is Reason.NOT_UNDERSTOOD
    assert found.made_by == "time@1"
