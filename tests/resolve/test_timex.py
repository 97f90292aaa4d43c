from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings import find_timexes

WRITTEN = date(1998, 3, 6)  # a Friday


def values(text, written=WRITTEN):
    return [(found.text, found.type, found.value) for found in find_timexes(text, written)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said Monday that he was there.", ("Monday", "DATE", "1998-03-02")),
        ("He will speak Monday.", ("Monday", "DATE", "1998-03-09")),
        ("It fell on Nov. 9, 1989.", ("Nov. 9, 1989", "DATE", "1989-11-09")),
        ("It fell last week.", ("last week", "DATE", "1998-W09")),
        ("It fell last year.", ("last year", "DATE", "1997")),
        ("Sales fell in the third quarter of 1997.", ("the third quarter of 1997", "DATE", "1997-Q3")),
        ("In the summer of 1944 they landed.", ("the summer of 1944", "DATE", "1944-SU")),
        ("It began in the late 1980s.", ("the late 1980s", "DATE", "198")),
        ("It began in the nineties.", ("the nineties", "DATE", "199")),
        ("A 19th century fort.", ("19th century", "DATE", "18")),
        ("Rome won in 146 BC.", ("146 BC", "DATE", "BC0146")),
        ("It lasted nearly two months.", ("nearly two months", "DURATION", "P2M")),
        ("It lasted several years.", ("several years", "DURATION", "PXY")),
        ("It lasted for 90 minutes.", ("90 minutes", "DURATION", "PT90M")),
        ("The past three quarters were bad.", ("The past three quarters", "DURATION", "P9M")),
        ("They are now poor.", ("now", "DATE", "PRESENT_REF")),
        ("They have recently left.", ("recently", "DATE", "PAST_REF")),
        ("They met this morning.", ("this morning", "TIME", "1998-03-06TMO")),
        ("They met last night.", ("last night", "TIME", "1998-03-05TNI")),
        ("They met at 9:30 p.m. Thursday.", ("9:30 p.m. Thursday", "TIME", "1998-03-05T21:30")),
        ("They march every Friday.", ("every Friday", "SET", "XXXX-WXX-5")),
        ("A daily paper.", ("daily", "SET", "P1D")),
        ("The attack of nineteen ninety-six was first.", ("nineteen ninety-six", "DATE", "1996")),
    ],
)
def test_values(text, expected):
    assert values(text) == [expected]


def test_ends_of_ranges_are_marked_one_by_one():
    assert values("From June 1950 to July 1953 they fought.") == [
        ("June 1950", "DATE", "1950-06"),
        ("July 1953", "DATE", "1953-07"),
    ]


def test_a_history_dates_by_the_year_it_has_come_to():
    text = (
        "War began in 1861. In 1862, Lee won. In 1863 he lost on July 3. "
        "In 1864 it went on. In 1865, by April 9, it was over."
    )
    found = {words: value for words, _, value in values(text, date(2009, 12, 19))}
    assert found["July 3"] == "1863-07-03"
    assert found["April 9"] == "1865-04-09"


def test_without_a_day_of_writing_nothing_is_invented():
    assert values("He said Monday, and on 3 May.", None) == [
        ("Monday", "DATE", "XXXX-WXX-1"),
        ("3 May", "DATE", "XXXX-05-03"),
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "last week of May 3 , 1998 the two days ago Monday night every and - p.m. 9:30 quarter".split()
        ),
        max_size=12,
    )
)
def test_any_words_give_spans_in_order_and_never_an_error(words):
    text = " ".join(words)
    end = 0
    for found in find_timexes(text, WRITTEN):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.text == text[found.span.start : found.span.end]
        end = found.span.end
