import random

import pytest

from benchmarks.speed import Round, with_other_towns
from benchmarks.steps import Watch, seconds_by_step
from tidings.ingest import report_from_text


def test_the_ratio_is_the_share_of_bare_speed_that_the_pipeline_keeps():
    assert Round(bare=2.0, whole=4.0, words=100, reports=1).ratio == 0.5


@pytest.fixture
def rng():
    return random.Random(1)  # noqa: S311 -- nothing to keep secret


def test_the_same_place_gets_the_same_other_town_within_a_report(rng):
    report = report_from_text("Shells hit Tel Amar. Residents of Tel Amar fled to Amar by night.")
    other = with_other_towns(report, ["Amar", "Tel Amar", "Tel Amar"], ["Oslo", "Lima"], rng)
    assert other.text in {
        "Shells hit Oslo. Residents of Oslo fled to Lima by night.",
        "Shells hit Lima. Residents of Lima fled to Oslo by night.",
    }


def test_a_report_without_place_names_stays_as_it_is(rng):
    report = report_from_text("The rebels left the town before the army came.")
    assert with_other_towns(report, [], ["Oslo"], rng) is report


def test_a_watch_adds_up_the_calls_of_a_step():
    watch = Watch()
    double = watch.around("doubling", lambda number: number * 2)
    assert [double(2), double(3)] == [4, 6]
    assert watch.seconds["doubling"] >= 0


def test_the_steps_of_a_run_are_told_and_the_functions_are_put_back(pipeline):
    from tidings.read import reader

    before = reader.find_sayings
    report = report_from_text("A roadside bomb killed four herders near Mosul on Sunday, the police said.")
    seconds = seconds_by_step(pipeline, [report])
    assert {"parse", "sayings", "mentions", "counts", "joining", "resolve"} <= seconds.keys()
    assert all(taken > 0 for step, taken in seconds.items() if step != "rest of reading")
    assert reader.find_sayings is before
