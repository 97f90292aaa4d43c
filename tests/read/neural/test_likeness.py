"""What joining goes by: shared parts, the same word, words near each other."""

import numpy as np
import pytest

from tidings.read.neural.likeness import (
    LIKENESS_WIDTH,
    UNRULED,
    candidate_keys,
    closeness,
    gather_parts,
    likeness,
    ruled_likeness,
)
from tidings.read.neural.roles import ROLES

TWICE = "Shells hit the market of Nurra. The army shelled Nurra again, killing 12 people. Twelve people died, it said."


def test_candidates_of_the_same_words_have_one_key(scene):
    seen = scene(TWICE)
    keys = candidate_keys(seen.candidates, TWICE)
    of = {}
    for candidate, key in zip(seen.candidates, keys, strict=True):
        of.setdefault((candidate.kind, candidate.words), set()).add(int(key))
    assert len(of["place", "Nurra"]) == 1
    assert of["place", "Nurra"] != of["party", "army"]


def test_numbers_of_one_value_have_one_key_however_written(scene):
    seen = scene(TWICE)
    keys = candidate_keys(seen.candidates, TWICE)
    counts = {int(key) for c, key in zip(seen.candidates, keys, strict=True) if c.kind == "count"}
    assert len(counts) == 1


def test_probabilities_of_a_key_add_up_to_one_at_most():
    roles = np.array([[0.5, 0.4, 0.3], [0.9, 0.9, 0.0]], dtype=np.float32)
    assert gather_parts(roles, np.array([0, 0, 1]), 2) == pytest.approx(np.array([[0.9, 0.3], [1.0, 0.0]]))


def test_words_of_one_clause_are_closer_than_those_of_two_sentences(scene, token):
    seen = scene("Fighters attacked Nurra and burned homes. Soldiers fled.")
    attacked, burned, fled = (token(seen, word) for word in ("attacked", "burned", "fled"))
    assert closeness(attacked, attacked) == 1
    assert 0 < closeness(attacked, burned) < 1
    assert closeness(attacked, fled) == 0


def test_events_that_share_their_parts_are_more_alike():
    parts = np.zeros((3, len(ROLES), 2), dtype=np.float32)
    parts[0, :, 0] = parts[1, :, 0] = parts[2, :, 1] = 1  # the second shares all parts with the first, the third none
    types = np.array([[0.8, 0.0], [0.8, 0.0], [0.0, 0.8]], dtype=np.float32)
    same, other = likeness(types, parts, np.zeros(2), np.zeros(2), np.zeros((2, 2)))
    assert same.shape == (LIKENESS_WIDTH,)
    assert same[0] == pytest.approx(1)
    assert other[0] == pytest.approx(0)
    assert same[5:] == pytest.approx(np.ones(2 * len(ROLES)), abs=0.01)
    assert other[5:] == pytest.approx(np.zeros(2 * len(ROLES)))


def test_events_without_parts_share_nothing():
    nothing = np.zeros((2, len(ROLES), 0), dtype=np.float32)
    (row,) = likeness(np.full((2, 3), 0.1, dtype=np.float32), nothing, np.ones(1), np.ones(1), np.array([[0, 1]]))
    assert row[:5] == pytest.approx([1 / 3, 1, 1, 0, 1])
    assert not row[5:].any()


def test_rules_say_one_two_or_nothing():
    assert ruled_likeness([4, 4, 5, UNRULED]).tolist() == [[1, 0], [0, 1], [0, 0]]
    assert ruled_likeness([UNRULED, UNRULED, 2]).tolist() == [[0, 0], [0, 0]]
