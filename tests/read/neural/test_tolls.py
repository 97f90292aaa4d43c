import numpy as np

from tidings.read.neural.joining import Told
from tidings.read.neural.roles import ROLES
from tidings.read.neural.tolls import COUNT, settle_tolls


class Event:
    """What settling looks at of a found event."""

    def __init__(self, candidates, probabilities):
        self.candidates = candidates
        self.roles = np.zeros((len(ROLES), len(candidates)), dtype=np.float32)
        self.roles[COUNT] = probabilities


def test_a_number_stays_with_the_event_that_it_fits_best():
    twelve, four = object(), object()
    raid, blast = Event([twelve, four], [0.9, 0.2]), Event([twelve, four], [0.6, 0.8])
    settle_tolls([Told([raid]), Told([blast])])
    assert raid.roles[COUNT].tolist() == np.array([0.9, 0.0], dtype=np.float32).tolist()
    assert blast.roles[COUNT].tolist() == np.array([0.0, 0.8], dtype=np.float32).tolist()


def test_tellings_of_one_event_keep_their_numbers():
    twelve = object()
    raid, attack = Event([twelve], [0.9]), Event([twelve], [0.5])
    settle_tolls([Told([raid, attack])])
    assert (raid.roles[COUNT, 0], attack.roles[COUNT, 0]) == (np.float32(0.9), np.float32(0.5))


def test_other_roles_are_left_alone():
    army = object()
    raid, blast = Event([army], [0.0]), Event([army], [0.0])
    raid.roles[ROLES.index("actor"), 0] = blast.roles[ROLES.index("actor"), 0] = 0.7
    settle_tolls([Told([raid]), Told([blast])])
    assert raid.roles[ROLES.index("actor"), 0] == blast.roles[ROLES.index("actor"), 0] == np.float32(0.7)
