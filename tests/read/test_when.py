"""Which time expression dates an event."""

import pytest

SITUATION_REPORT = """Situation report, 1 - 7 March 2021

- Gunmen killed two traders in Tarfa.
- A bomb wounded six soldiers in Nurra.
- Soldiers arrested four men in Kerit.
"""


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Rebels shelled Tarfa on Monday, and the army retook Nurra on Wednesday.", ["Monday", "Wednesday"]),
        ("The army retook Nurra on Monday after rebels had shelled the town for two weeks.", ["Monday", "two weeks"]),
        ("On Friday gunmen abducted a judge and looted the court.", ["Friday", "Friday"]),
    ],
)
def test_the_time_of_its_own_clause_dates_an_event(events, text, times):
    found = [event.time for event in events(text)]
    assert len(found) == len(times)
    assert all(told and told.endswith(time) for told, time in zip(found, times, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two traders in Belsa, the police chief said on Sunday.",
        "The governor told reporters on Sunday that rebels had shelled Tarfa.",
    ],
)
def test_the_time_of_a_statement_does_not_date_the_event(event, text):
    found = event(text)
    assert found.time is None
    assert found.said.endswith("Sunday")


def test_the_times_of_an_event_and_of_its_statement_are_kept_apart(event):
    found = event("Rebels killed three people in Nurra on Friday, the mayor said on Sunday.")
    assert (found.time, found.said) == ("Friday", "on Sunday")


def test_a_repeated_time_dates_nothing(event):
    assert event("Rebels shelled Nurra every night.").time is None


def test_the_heading_of_a_situation_report_stands_by_for_each_event(events):
    assert {found.heading for found in events(SITUATION_REPORT)} == {"1 - 7 March 2021"}


def test_the_date_of_a_plain_story_is_no_heading(event):
    assert event("TARFA, March 8 - Gunmen killed two traders in the market.").heading is None
