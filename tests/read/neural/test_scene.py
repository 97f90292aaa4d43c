import numpy as np
import pytest

from tidings.model.vocabulary import Status
from tidings.read.neural.scene import (
    ANCHOR_WIDTH,
    FAR,
    LONGEST_PATH,
    MAX_DISTANCE,
    PAIR_WIDTH,
    RULE_COLUMNS,
    STATUSES,
    TYPES,
    dependency_path,
    signed_buckets,
    steps_up,
)

SHELLED = "Fighters of the Northern Front shelled Nurra on Monday."
TAKEN = "The Sudanese army said that it had taken Belsa from Red Dawn."


@pytest.fixture
def path(scene, token):
    """The path between two words of a text."""

    def between(text, one, other):
        seen = scene(text)
        return dependency_path(steps_up(token(seen, one)), steps_up(token(seen, other)))

    return between


@pytest.fixture
def rule_bits(scene, token):
    """What the rules decided of each candidate of an anchor, by kind and words."""

    def bits(text, anchor):
        seen = scene(text)
        rows = seen.pair_features(token(seen, anchor), seen.candidates, seen.describe(seen.candidates))
        return {(c.kind, c.words): row[RULE_COLUMNS] for c, row in zip(seen.candidates, rows, strict=True)}

    return bits


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("shelled", "Fighters", ">nsubj"),
        ("shelled", "Nurra", ">dobj"),
        ("shelled", "Monday", ">prep:on >pobj"),
        ("Fighters", "Front", ">prep:of >pobj"),
        ("Front", "Fighters", "<pobj <prep"),
        ("Fighters", "Nurra", "<nsubj >dobj"),
        ("Nurra", "Nurra", ""),
    ],
)
def test_a_path_goes_up_and_down_with_prepositions_named_on_the_way_down(path, one, other, expected):
    assert path(SHELLED, one, other) == expected


def test_words_of_different_sentences_are_far_apart(path):
    assert path("The fighters entered Tarfa. They burned three shops.", "entered", "shops") == FAR


def test_a_path_of_more_steps_than_the_limit_is_far():
    one = [(n, "dep") for n in range(LONGEST_PATH + 1)]
    assert dependency_path(one, [(LONGEST_PATH, "ROOT")]) == " ".join(["<dep"] * LONGEST_PATH)
    assert dependency_path([(9, "dep"), *one[:-1]], [(LONGEST_PATH, "x"), (LONGEST_PATH - 1, "ROOT")]) == FAR


def test_steps_up_end_at_the_root_or_the_limit(scene, token):
    seen = scene(SHELLED)
    labels = [label for _, label in steps_up(token(seen, "Northern"))]
    assert labels == ["compound", "pobj", "prep:of", "nsubj", "ROOT"]
    assert all(len(steps_up(one)) <= LONGEST_PATH + 1 for one in seen.parsed.doc)


def test_near_distances_have_buckets_of_their_own():
    near = np.arange(-4, 5)
    assert signed_buckets(near, MAX_DISTANCE).tolist() == (near + MAX_DISTANCE).tolist()


def test_far_distances_share_buckets_that_grow_and_end():
    far = signed_buckets(np.arange(-5000, 5001), MAX_DISTANCE)
    assert np.all(np.diff(far) >= 0)
    assert (far[0], far[-1]) == (0, 2 * MAX_DISTANCE)
    assert np.array_equal(far + far[::-1], np.full(far.shape, 2 * MAX_DISTANCE))


def test_verbs_nouns_and_names_may_name_events_but_no_auxiliaries_or_time_words(scene):
    anchors = [token.text for token in scene("Nurra was shelled on 3 March.").anchors]
    assert "shelled" in anchors
    assert not {"was", "on", "3", "March", "."} & set(anchors)


def test_features_of_an_anchor_say_what_the_rules_found(scene, token):
    seen = scene(SHELLED)
    row = seen.anchor_features(token(seen, "shelled"))
    assert row.shape == (ANCHOR_WIDTH,)
    assert row[TYPES.index("shelling")] == 1
    assert row[: len(TYPES)].sum() == 1
    assert row[len(TYPES) + 1 + STATUSES.index(Status.ACTUAL)] == 1


def test_an_anchor_that_the_rules_pass_over_has_no_features(scene, token):
    seen = scene(SHELLED)
    assert not seen.anchor_features(token(seen, "Fighters")).any()


def test_what_somebody_says_is_marked_and_the_saying_itself_is_not(scene, token):
    seen = scene(TAKEN)
    assert seen.is_quoted(token(seen, "taken"))
    assert seen.anchor_features(token(seen, "taken"))[-1] == 1
    assert seen.anchor_features(token(seen, "said"))[-1] == 0


def test_candidates_are_described_alike_for_all_anchors_but_for_the_columns_of_the_rules(scene):
    seen = scene(TAKEN)
    described = seen.describe(seen.candidates)
    assert described.shape == (len(seen.candidates), PAIR_WIDTH)
    assert not described[:, RULE_COLUMNS].any()
    for anchor in seen.anchors:
        rows = seen.pair_features(anchor, seen.candidates, described)
        assert np.array_equal(
            np.delete(rows, np.r_[RULE_COLUMNS], axis=1), np.delete(described, np.r_[RULE_COLUMNS], 1)
        )
    assert not described[:, RULE_COLUMNS].any()


def test_the_rules_actor_target_and_place_are_marked(rule_bits):
    bits = rule_bits("Soldiers arrested nine men at a checkpoint and took them to Kerit.", "arrested")
    assert bits["party", "Soldiers"][:3].tolist() == [1, 1, 0]
    assert bits["party", "men"][:3].tolist() == [1, 0, 1]
    assert bits["party", "checkpoint"][:3].tolist() == [1, 0, 0]
    assert bits["count", "nine men"][7] == 1


def test_a_pronoun_is_marked_as_what_it_stands_for(rule_bits):
    bits = rule_bits("Soldiers arrested nine men at a checkpoint and took them to Kerit.", "arrested")
    assert bits["party", "them"].tolist() == bits["party", "men"].tolist()


def test_the_rules_time_is_marked(rule_bits):
    assert rule_bits("Shells hit a hospital near Nurra on 3 March.", "hit")["time", "3 March"][6] == 1


def test_without_an_event_of_the_rules_nothing_is_marked(rule_bits):
    assert not any(bits.any() for bits in rule_bits(SHELLED, "Front").values())


def test_each_token_has_the_number_of_its_sentence(scene):
    seen = scene("The fighters entered Tarfa. They burned three shops.")
    assert [seen.sentence_numbers[token.i] for token in seen.parsed.doc] == [0] * 5 + [1] * 5
