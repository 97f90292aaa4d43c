"""Which event a count belongs to."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "counts"),
    [
        ("A roadside bomb killed at least four herders near Tarfa.", "bombing", [("killed", 4, None)]),
        ("Clashes in Belsa left 20 dead and up to 40 injured.", "armed_clash",
         [("killed", 20, 20), ("injured", None, 40)]),
        ("Rebels shelled the camp in Kerit. No casualties were reported.", "shelling", [("killed_or_injured", 0, 0)]),
        ("Some 300 people were arrested in Omdala.", "arrest", [("arrested", 300, 300)]),
        ("Fighting forced 3,000 families to flee Nurra.", "displacement", [("displaced", 3000, 3000)]),
        ("A mine killed two farmers and destroyed three houses.", "bombing", [("killed", 2, 2), ("houses", 3, 3)]),
    ],
)  # fmt: skip
def test_the_counts_of_an_event(event, text, event_type, counts):
    assert event(text, event_type).counts == counts


def test_each_clause_keeps_its_own_count(events):
    text = "Soldiers arrested 15 people in Tarfa, and a blast wounded three traders in Nurra."
    found = {event.type: event.counts for event in events(text)}
    assert found == {"arrest": [("arrested", 15, 15)], "bombing": [("injured", 3, 3)]}


@pytest.mark.parametrize(
    "toll",
    ["Five pupils were killed and eleven were wounded.", "It was the third in a year. Five pupils died; 11 were hurt."],
)
def test_a_toll_told_after_its_event_belongs_to_it(event, toll):
    found = event(f"A mortar shell hit a school in Nurra on Monday. {toll}")
    assert found.counts == [("killed", 5, 5), ("injured", 11, 11)]
    assert len(found.evidence) >= 2


def test_a_toll_told_twice_is_one_count(event):
    found = event("A bomb exploded in Belsa, killing six people. The blast killed six people, police said.")
    assert found.counts == [("killed", 6, 6)]


def test_rival_tolls_are_both_kept(event):
    found = event(
        "A bomb exploded in Belsa, killing six people, police said. A doctor said the blast killed nine people."
    )
    assert sorted(found.counts) == [("killed", 6, 6), ("killed", 9, 9)]
