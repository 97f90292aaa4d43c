"""Days in MUC-4 form; all texts are invented."""

from datetime import date

import pytest

from benchmarks.muc4.dates import (
    find_report_day,
    find_time_expressions,
    read_days,
    write_days,
    write_not_after,
)

REPORT_DAY = date(1991, 3, 14)  # a Thursday


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("   PORT ELSA, 14 MAR 91 (NOWHERE NEWS) -- [TEXT] A FIRE", date(1991, 3, 14)),
        ("   Port Elsa, 14 Mar 1991 -- A fire", date(1991, 3, 14)),
        ("   PORT ELSA, MARCH 14 91 -- A FIRE", date(1991, 3, 14)),
        ("   PORT ELSA, NO DATE -- [TEXT] A FIRE", None),
    ],
)
def test_report_day_is_that_of_the_dateline(head, day):
    assert find_report_day(head) == day


def test_report_day_falls_back_on_the_given_day():
    assert find_report_day("No dateline here.", "1991-03-14T10:00:00") == REPORT_DAY
    assert find_report_day("No dateline here.", "soon") is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("a bomb went off yesterday morning", "1991-03-13", "1991-03-13"),
        ("A BOMB WENT OFF LAST NIGHT", "1991-03-13", "1991-03-13"),
        ("a bomb went off early today", "1991-03-14", "1991-03-14"),
        ("on 28 december a bomb went off", "1990-12-28", "1990-12-28"),
        ("on March 2 a bomb went off", "1991-03-02", "1991-03-02"),
        ("a bomb went off on Tuesday", "1991-03-12", "1991-03-12"),
        ("a bomb went off three days ago", "1991-03-11", "1991-03-11"),
        ("bombs went off on 9-11 March", "1991-03-09", "1991-03-11"),
        ("on 3 May 1988 a bomb went off", "1988-05-03", "1988-05-03"),
    ],
)
def test_time_expressions_are_read_relative_to_the_report_day(words, first, last):
    (found,) = find_time_expressions(words, REPORT_DAY)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_dateline_is_no_time_expression():
    assert find_time_expressions("PORT ELSA, 14 MAR 91 -- NOTHING HAPPENED.", REPORT_DAY) == []


def test_days_that_do_not_exist_are_left_out():
    assert find_time_expressions("it was said on 31 February", REPORT_DAY) == []


def test_days_are_written_as_in_keys():
    assert write_days(REPORT_DAY, REPORT_DAY) == "14 MAR 91"
    assert write_days(date(1991, 3, 9), REPORT_DAY) == "09 MAR 91 - 14 MAR 91"
    assert write_not_after(REPORT_DAY) == "- 14 MAR 91"


@pytest.mark.parametrize("filler", ["14 MAR 91", "09 MAR 91 - 14 MAR 91"])
def test_written_days_are_read_back(filler):
    first, last = read_days(filler)
    assert write_days(first, last) == filler
