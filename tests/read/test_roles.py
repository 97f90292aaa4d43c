"""Who did it, and to whom."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "targets"),
    [
        ("Gunmen abducted a teacher in Belsa.", "abduction", ["Gunmen"], ["teacher"]),
        ("A teacher was abducted by gunmen in Belsa.", "abduction", ["gunmen"], ["teacher"]),
        ("Four farmers were shot dead by soldiers in Tarfa.", "attack", ["soldiers"], ["farmers"]),
        ("Four farmers were shot dead in Tarfa.", "attack", [], ["farmers"]),
        ("Rebels who kidnapped two nurses left Nurra.", "abduction", ["Rebels"], ["nurses"]),
        ("A convoy that was ambushed by gunmen carried flour.", "attack", ["gunmen"], ["convoy"]),
        ("Soldiers arrested the man who bombed the market.", "bombing", ["man"], ["market"]),
        ("Soldiers stormed the compound and arrested eleven teachers.", "arrest", ["Soldiers"], ["teachers"]),
        ("Rebels and deserters looted the hospital.", "property_destruction", ["Rebels", "deserters"], ["hospital"]),
        ("The Sudanese army launched an offensive.", "offensive", ["Sudanese army"], []),
        ("An offensive was launched by the Sudanese army.", "offensive", ["Sudanese army"], []),
        ("Rebels carried out an attack on a barracks.", "armed_clash", ["Rebels"], ["barracks"]),
        ("Troops came under fire from insurgents.", "armed_clash", ["insurgents"], ["Troops"]),
        ("Aid workers came under fire from gunmen.", "attack", ["gunmen"], ["Aid workers"]),
        ("The blast hit a bus carrying policemen.", "bombing", [], ["bus"]),
        ("The Sudanese army's shelling of a clinic went on.", "shelling", ["Sudanese army"], ["clinic"]),
        ("The attack by the Northern Front on the barracks lasted an hour.", "armed_clash", ["Northern Front"],
         ["barracks"]),
        ("Clashes between the Northern Front and Red Dawn began.", "armed_clash", ["Northern Front", "Red Dawn"], []),
        ("Hundreds of farmers fled Nurra.", "displacement", [], ["farmers"]),
        ("The envoy urged the rebels to leave Nurra.", "demand", ["envoy"], ["rebels"]),
    ],
)  # fmt: skip
def test_the_parties_of_an_event(event, text, event_type, actors, targets):
    found = event(text, event_type)
    assert (found.actors, found.targets) == (actors, targets)


def test_a_place_is_no_party(event):
    found = event("Rebels shelled Tarfa.")
    assert found.targets == []
    assert found.place == "Tarfa"


def test_those_killed_are_targets(event):
    assert "soldiers" in event("A bomb exploded at the gate, killing five soldiers.").targets


def test_people_without_a_word_for_who_they_are_are_no_targets_by_their_toll(event):
    found = event("A bomb exploded at a bus stop in Belsa. Nine others were wounded.")
    assert "others" not in found.targets
    assert found.counts == [("injured", 9, 9)]
