from datetime import date

import pytest

from benchmarks.floors import find_broken, is_same_gold, load_floors, lower_floor, raise_floors, save_floors
from tidings.model.errors import ConfigError

DAY = date(2026, 11, 22)


@pytest.fixture
def floors():
    return {"sets": {"dev": {"sha256": "aa", "floors": {"record.f1": 0.5, "event.f1": 0.7}}}, "lowered": []}


def test_a_figure_under_its_floor_is_broken_and_one_at_it_holds(floors):
    (line,) = find_broken(floors, "dev", {"record.f1": 0.49, "event.f1": 0.7})
    assert "record.f1" in line


def test_a_figure_may_lie_under_its_floor_by_what_another_processor_makes(floors):
    assert find_broken(floors, "dev", {"record.f1": 0.4985, "event.f1": 0.7}) == []


def test_a_figure_that_is_no_longer_given_breaks_its_floor(floors):
    assert len(find_broken(floors, "dev", {"record.f1": 0.5})) == 1


def test_a_set_without_floors_has_none_to_break(floors):
    assert find_broken(floors, "other", {"record.f1": 0.0}) == []


def test_floors_rise_and_never_sink(floors):
    raise_floors(floors, "dev", "aa", {"record.f1": 0.6129, "event.f1": 0.1})
    assert floors["sets"]["dev"]["floors"] == {"record.f1": 0.612, "event.f1": 0.7}


def test_a_new_figure_gets_a_floor(floors):
    assert raise_floors(floors, "dev", "aa", {"place.f1": 0.4}) == ["dev place.f1: none -> 0.4"]


def test_other_gold_data_are_noticed(floors):
    assert is_same_gold(floors, "dev", "aa")
    assert not is_same_gold(floors, "dev", "bb")


def test_floors_of_other_gold_data_are_replaced_as_a_whole(floors):
    raise_floors(floors, "dev", "bb", {"record.f1": 0.2})
    assert floors["sets"]["dev"] == {"sha256": "bb", "floors": {"record.f1": 0.2}}


def test_a_floor_is_lowered_with_a_reason_that_is_kept(floors):
    lower_floor(floors, "dev record.f1", 0.45, "codebook 1.2 asks for more", DAY)
    assert floors["sets"]["dev"]["floors"]["record.f1"] == 0.45
    assert floors["lowered"] == [
        {"day": "2026-11-22", "key": "dev record.f1", "from": 0.5, "to": 0.45, "why": "codebook 1.2 asks for more"}
    ]


@pytest.mark.parametrize(
    ("key", "value", "why", "said"),
    [
        ("dev place.f1", 0.1, "so", "there is no floor"),
        ("dev record.f1", 0.6, "so", "does not lower"),
        ("dev record.f1", 0.4, " ", "--why"),
    ],
)
def test_a_floor_is_not_lowered_without_need_name_or_reason(floors, key, value, why, said):
    with pytest.raises(ConfigError, match=said):
        lower_floor(floors, key, value, why, DAY)


def test_floors_are_kept_in_a_file(floors, tmp_path):
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors


def test_no_file_is_no_floors(tmp_path):
    assert load_floors(tmp_path / "none.json") == {"sets": {}, "lowered": []}
