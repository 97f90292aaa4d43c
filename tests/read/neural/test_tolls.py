"""Which event keeps a number that several would have."""

from types import SimpleNamespace

import numpy as np
import pytest

from tidings.read.neural.events import FoundEvent
from tidings.read.neural.joining import Told
from tidings.read.neural.roles import ROLES
from tidings.read.neural.tolls import COUNT, settle_tolls


def event(numbers, probabilities, *, actor=0.0):
    roles = np.zeros((len(ROLES), len(numbers)), dtype=np.float32)
    roles[COUNT] = probabilities
    roles[ROLES.index("actor")] = actor
    nothing = np.zeros(0)
    return FoundEvent(SimpleNamespace(), 0, nothing, nothing, 0.0, numbers, roles, nothing, nothing)


def counts(groups):
    return [[event.roles[COUNT].round(2).tolist() for event in group.events] for group in groups]


TWELVE, FOUR = object(), object()


def test_a_number_stays_with_the_event_that_it_fits_best():
    raid, blast = event([TWELVE, FOUR], [0.75, 0.25]), event([TWELVE, FOUR], [0.5, 0.75])
    assert counts(settle_tolls([Told([raid]), Told([blast])], 1.0)) == [[[0.75, 0.0]], [[0.0, 0.75]]]


@pytest.mark.parametrize(("share", "left"), [(0.9, 0.0), (0.5, 0.5)])
def test_a_number_that_fits_two_nearly_as_well_may_stay_with_both(share, left):
    settled = settle_tolls([Told([event([TWELVE], [0.75])]), Told([event([TWELVE], [0.5])])], share)
    assert counts(settled) == [[[0.75]], [[left]]]


def test_tellings_of_one_event_keep_their_numbers():
    raid, attack = event([TWELVE], [0.75]), event([TWELVE], [0.5])
    assert counts(settle_tolls([Told([raid, attack])], 1.0)) == [[[0.75], [0.5]]]


def test_other_roles_and_the_events_given_are_left_alone():
    raid, blast = event([TWELVE], [0.75], actor=0.5), event([TWELVE], [0.5], actor=0.5)
    _, settled = settle_tolls([Told([raid]), Told([blast])], 1.0)
    assert settled.events[0].roles[ROLES.index("actor"), 0] == 0.5
    assert blast.roles[COUNT, 0] == 0.5
