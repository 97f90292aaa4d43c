"""Pronouns and stand-ins for the party they mean."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("The Northern Front took Tarfa. The group also shelled Nurra.", "shelling", ["Northern Front"]),
        ("Red Dawn took Nurra. On Tuesday the militants executed nine men.", "attack", ["Red Dawn"]),
        ("Fighters of the Northern Front entered Nurra. They abducted two nurses.", "abduction",
         ["Fighters of the Northern Front"]),
        ("A colonel stood at the gate. He surrendered to the rebels.", "surrender", ["colonel"]),
    ],
)  # fmt: skip
def test_a_stand_in_is_the_party_named_before(event, text, event_type, actors):
    assert event(text, event_type).actors == actors


@pytest.mark.parametrize(
    "text",
    [
        "The militants attacked the barracks.",
        "Red Dawn took Nurra. On Tuesday six local militants attacked the barracks.",
    ],
)
def test_a_party_that_nothing_stands_before_or_that_is_described_stays(event, text):
    (actor,) = event(text, "armed_clash").actors
    assert actor.endswith("militants")


def test_a_pronoun_without_antecedent_is_nobody(events):
    assert [found.actors for found in events("They abducted two nurses.")] == [[]]


def test_an_object_is_not_the_subject_of_its_own_verb(event):
    found = event("Gunmen kidnapped six students in Tarfa. The gunmen freed them on Friday.", "release")
    assert (found.actors, found.targets) == (["gunmen"], ["students"])


def test_we_is_the_one_who_speaks(event):
    found = event('"We shelled the barracks," a Red Dawn commander said.')
    assert found.actors == ["Red Dawn commander"]


def test_a_quantity_is_not_part_of_a_party(event):
    assert event("Some 3,000 families fled Nurra.").targets == ["families"]
