"""Where an event happened, in the words of its own sentence (codebook section 4, ruling 12)."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("A bomb exploded in Belsa, wounding two people.", "bombing", "Belsa"),
        ("A bomb exploded near Belsa, wounding two people.", "bombing", "near Belsa"),
        ("Rebels shelled Tarfa.", "shelling", "Tarfa"),
        ("Shells fell on the eastern outskirts of Nurra.", "shelling", "eastern outskirts of Nurra"),
        ("Gunmen shot a trader in the village of Kerit.", "attack", "village of Kerit"),
        ("Clashes between rebels and soldiers in Belsa went on.", "armed_clash", "Belsa"),
        ("Gunmen attacked a convoy near Tarfa.", "attack", "near Tarfa"),
        ("The siege of Kerit began in June.", "siege", "Kerit"),
        ("A blast wounded three traders in Nurra.", "bombing", "Nurra"),
    ],
)
def test_the_place_of_an_event(event, text, event_type, place):
    assert event(text, event_type).place == place


def test_a_distance_and_direction_belong_to_the_place(event):
    assert event("Rebels attacked an army post 15 km north of Tarfa.").place.endswith("15 km north of Tarfa")


def test_each_clause_has_its_own_place(events):
    text = "Soldiers arrested 15 people in Tarfa, and a blast wounded three traders in Nurra."
    assert {found.type: found.place for found in events(text)} == {"arrest": "Tarfa", "bombing": "Nurra"}


def test_the_place_of_the_speaker_is_not_that_of_the_event(event):
    assert event("A local official in Dolvan said that gunmen killed two herders in Kerit.").place == "Kerit"


def test_where_captives_are_taken_is_not_where_they_were_seized(event):
    assert event("Gunmen kidnapped a nurse in the village of Kerit and took her to Dolvan.").place == "village of Kerit"


@pytest.mark.parametrize(
    ("text", "event_type", "ends"),
    [
        ("Troops withdrew from Tarfa to Belsa on Sunday.", "withdrawal", ("Tarfa", "Tarfa", "Belsa")),
        ("Hundreds of families fled Nurra for Tarfa.", "displacement", ("Nurra", "Nurra", "Tarfa")),
        ("Two hundred troops were sent to Belsa.", "deployment", ("Belsa", None, "Belsa")),
        ("Hundreds of families returned to Nurra.", "return", ("Nurra", None, "Nurra")),
    ],
)
def test_a_movement_is_placed_by_its_origin_or_its_goal(event, text, event_type, ends):
    found = event(text, event_type)
    assert (found.place, found.from_place, found.to_place) == ends


def test_a_movement_is_not_placed_by_where_it_went_to(event):
    assert event("The rebels withdrew to Nurra.").place is None
