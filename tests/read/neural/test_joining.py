from types import SimpleNamespace

import numpy as np
import pytest

from tidings.read.neural.events import FoundEvent
from tidings.read.neural.joining import Told, join_events
from tidings.read.neural.roles import ROLES
from tidings.read.neural.scene import COUNTED, STATUSES, TYPES


def found(words, window=0, score=0.9):
    types = np.zeros(len(TYPES), dtype=np.float32)
    types[:2] = 1 - score, score
    nothing = np.zeros((len(ROLES), 0)), np.zeros((0, len(COUNTED))), np.zeros((len(ROLES), 0))
    return FoundEvent(SimpleNamespace(text=words), window, types, np.ones(len(STATUSES)) / 4, 0.1, [], *nothing)


class Pairs:
    """A model that knows how surely two events are one, by their words; all else are two."""

    def __init__(self, **sure):
        self.sure, self.asked = sure, []

    def same_event(self, _scene, _encoded, one, others):
        self.asked.append((one.token.text, [other.token.text for other in others]))
        return np.array([self.sure.get(f"{other.token.text}_{one.token.text}", 0.0) for other in others])


@pytest.fixture
def join():
    def run(model, *events, cutoff=0.5):
        groups = join_events(model, None, None, list(events), cutoff)
        return [[event.token.text for event in group.events] for group in groups]

    return run


def test_events_that_are_surely_one_are_joined(join):
    assert join(Pairs(raid_attack=0.8), found("raid"), found("march"), found("attack")) == [
        ["raid", "attack"],
        ["march"],
    ]


def test_events_that_are_hardly_one_are_kept_apart(join):
    assert join(Pairs(raid_attack=0.3), found("raid"), found("attack")) == [["raid"], ["attack"]]


def test_an_event_joins_the_group_it_most_surely_belongs_to(join):
    model = Pairs(raid_attack=0.6, siege_attack=0.9)
    assert join(model, found("raid"), found("siege"), found("attack")) == [["raid"], ["siege", "attack"]]


def test_one_sure_telling_brings_an_event_into_its_group(join):
    model = Pairs(raid_attack=0.9, attack_fight=0.7, raid_fight=0.1)
    assert join(model, found("raid"), found("attack"), found("fight")) == [["raid", "attack", "fight"]]


@pytest.mark.parametrize(("cutoff", "groups"), [(0.5, [["raid"], ["attack"]]), (0.2, [["raid", "attack"]])])
def test_the_cutoff_says_how_sure_is_sure_enough(join, cutoff, groups):
    assert join(Pairs(raid_attack=0.3), found("raid"), found("attack"), cutoff=cutoff) == groups


def test_events_of_different_windows_are_joined_too(join):
    assert join(Pairs(raid_attack=0.9), found("raid"), found("attack", window=1)) == [["raid", "attack"]]


def test_each_event_is_compared_with_those_told_before_it_only(join):
    model = Pairs()
    join(model, found("raid"), found("siege"), found("march"))
    assert model.asked == [("siege", ["raid"]), ("march", ["raid", "siege"])]


def test_no_events_are_no_groups(join):
    assert join(Pairs()) == []


def test_the_surest_telling_names_the_event():
    assert Told([found("raid", score=0.6), found("attack", score=0.95)]).lead.token.text == "attack"
