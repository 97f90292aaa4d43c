from datetime import date

import pytest

from tidings.ingest.publication_date import find_marked_date, parse_published


@pytest.mark.parametrize(
    "words",
    [
        "2021-03-09",
        " 2021-03-09 ",
        "20210309",
        "2021/3/9",
        "2021-03-09T23:59:00-11:00",
        "2021-03-09T00:30:00Z",
        "2021-03-09 18:30",
        "Tue, 09 Mar 2021 10:15:00 +0000",
        "9 March 2021",
        "9th of March, 2021",
        "Tuesday, March 9, 2021",
        "Mar. 9 2021 at 10:15 am",
        "9-Mar-2021",
    ],
)
def test_a_date_that_can_mean_one_day_is_read(words):
    assert parse_published(words) == date(2021, 3, 9)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "09/03/2021",
        "2021",
        "March 2021",
        "2021-13-01",
        "30 February 2021",
        "yesterday",
        "1615248000",
        "9 Marsh 2021",
    ],
)
def test_a_date_that_could_mean_two_days_or_none_is_not_guessed(words):
    assert parse_published(words) is None


@pytest.mark.parametrize(
    "line", ["Published: 9 March 2021", "Date: 2021-03-09", "POSTED ON March 9, 2021", "Published on 9 Mar 2021"]
)
def test_a_marked_line_near_the_top_gives_the_date(line):
    assert find_marked_date(f"Herders killed\n\n{line}\n\nFour herders were killed.") == date(2021, 3, 9)


@pytest.mark.parametrize(
    "line",
    [
        "9 March 2021",
        "The report was published on 9 March 2021.",
        "Published: last week, 4 dead",
        "Updated: 9 March 2021",
    ],
)
def test_other_lines_with_dates_give_none(line):
    assert find_marked_date(f"Herders killed\n\n{line}\n\nFour herders were killed.") is None


def test_a_marked_line_far_down_gives_none():
    assert find_marked_date("The police said so.\n" * 20 + "Published: 9 March 2021") is None
