"""The shipped model; what it finds is measured elsewhere, here only what must hold of any weights."""

import numpy as np
import pytest

from tidings.read.neural.events import EventsModel
from tidings.read.neural.roles import CHOSEN, KIND_OF_ROLE, ROLES
from tidings.read.neural.scene import COUNTED, STATUSES, TYPES

TEXT = (
    "Fighters of the Northern Front shelled Nurra on Monday, killing four people, doctors said. "
    "On Tuesday soldiers arrested six men at a checkpoint outside Belsa. Families fled to Kerit after the shelling."
)
LOWEST = 0.0  # so that every token that may name an event is found


@pytest.fixture(scope="module")
def model():
    return EventsModel.load()


@pytest.fixture(scope="module")
def read(model, scene):
    """Scene and states of a text."""

    def make(text):
        seen = scene(text)
        return seen, model.encode(text, [sentence.start_char for sentence in seen.parsed.doc.sents])

    return make


@pytest.fixture(scope="module")
def everything(model, read):
    return model.find(*read(TEXT), LOWEST)


def test_every_anchor_is_found_where_nothing_is_asked_of_it(read, everything):
    seen, _ = read(TEXT)
    assert [event.token.i for event in everything] == [token.i for token in seen.anchors]


def test_probabilities_of_types_statuses_and_kinds_sum_to_one(everything):
    for event in everything:
        assert (event.types.shape, event.statuses.shape) == ((len(TYPES),), (len(STATUSES),))
        assert event.types.sum() == pytest.approx(1, abs=1e-5)
        assert event.statuses.sum() == pytest.approx(1, abs=1e-5)
        assert event.kinds.sum(axis=1) == pytest.approx(np.ones(len(event.candidates)), abs=1e-5)
        assert 0 <= event.background <= 1
        assert event.kinds.shape == (len(event.candidates), len(COUNTED))


def test_a_role_is_filled_by_its_kind_of_candidate_only(everything):
    for event in everything:
        assert event.roles.shape == (len(ROLES), len(event.candidates))
        assert np.all((event.roles >= 0) & (event.roles <= 1))
        for role, row in zip(ROLES, event.roles, strict=True):
            others = [i for i, c in enumerate(event.candidates) if c.kind != KIND_OF_ROLE[role]]
            assert not row[others].any()


def test_the_one_filler_of_a_role_and_none_share_the_probability(everything):
    for event in everything:
        for role in CHOSEN:
            assert event.roles[ROLES.index(role)].sum() < 1 + 1e-5


def test_a_higher_threshold_keeps_the_surer_events(model, read, everything):
    middle = float(np.median([event.score for event in everything]))
    kept = model.find(*read(TEXT), middle)
    assert {event.token.i for event in kept} == {event.token.i for event in everything if event.score >= middle}


def test_each_event_has_the_window_that_reads_its_word_as_its_own(read, model):
    seen, encoded = read(" ".join([TEXT] * 12))
    assert len(encoded.windows) > 1
    found = model.find(seen, encoded, LOWEST)
    assert [event.token.i for event in found] == [token.i for token in seen.anchors]
    for event in found:
        window = encoded.windows[event.window]
        assert window.own <= encoded.piece_at(event.token.idx) < window.last
        for candidate in event.candidates:
            assert window.first <= encoded.piece_at(candidate.span.start) < window.last


def test_every_window_has_its_states(model):
    text = "Shells fell on the harbour. " * 700
    encoded = model.encode(text, range(0, len(text), 28))
    assert len(encoded.windows) == len(encoded.states) > 8
    for window, states in zip(encoded.windows, encoded.states, strict=True):
        assert len(states) >= window.last - window.first + 2
        assert np.isfinite(states).all()


def test_a_text_without_words_has_no_windows_and_no_events(model, scene):
    encoded = model.encode("", [])
    assert (encoded.windows, encoded.states) == ([], [])
    assert model.find(scene("Go!"), model.encode(" \n", [0]), LOWEST) == []


def test_the_piece_at_a_character_holds_it(model):
    text = "Shells fell on Nurra."
    encoded = model.encode(text, [0])
    assert [encoded.piece_at(i) for i in (0, 5, 7, text.index("on"))] == [0, 0, 1, 2]
    assert model.encode("  Shells", [0]).piece_at(0) == -1


def test_what_the_rules_found_is_hidden_from_the_model_alone(read, model):
    seen, encoded = read(TEXT)
    alone = EventsModel.load(uses_rules=False)
    with_mentions = alone.find(seen, encoded, LOWEST)
    assert seen.mentions
    seen.mentions, seen.sayings = {}, []
    for one, other in zip(with_mentions, alone.find(seen, encoded, LOWEST), strict=True):
        assert np.array_equal(one.types, other.types)
        assert np.array_equal(one.roles, other.roles)


def test_likeness_of_events_is_a_probability_for_each_pair(model, read, everything):
    seen, encoded = read(TEXT)
    same = model.same_event(seen, encoded, everything[-1], everything[:-1])
    assert same.shape == (len(everything) - 1,)
    assert np.all((same >= 0) & (same <= 1))


def test_type_and_status_are_the_likeliest(everything):
    for event in everything:
        assert event.types[TYPES.index(event.type)] == event.types[1:].max()
        assert event.statuses[STATUSES.index(event.status)] == event.statuses.max()
