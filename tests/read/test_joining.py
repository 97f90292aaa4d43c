"""An event told twice is one; two events are two (codebook section 1)."""

import pytest

STORY = """Bomb kills nine in Tarfa market

A car bomb tore through the main market of Tarfa on Sunday, killing nine people, police said.

A doctor said the attack also wounded 14 shoppers.
"""


def test_headline_body_and_the_attack_are_one_event(event):
    found = event(STORY, title="Bomb kills nine in Tarfa market")
    assert found.type == "bombing"
    assert len(found.evidence) == 3
    assert found.speakers == ["police", "A doctor"]
    assert ("killed", 9, 9) in found.counts
    assert ("injured", 14, 14) in found.counts


def test_the_anchor_of_an_event_is_in_the_body(event):
    found = event(STORY, title="Bomb kills nine in Tarfa market")
    assert "Sunday" in next(sentence for sentence in found.evidence if found.anchor in sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen ambushed an army patrol near Kerit on Friday. The ambush left three soldiers dead.",
        "A bomb exploded in Belsa on Monday. The blast damaged a bus.",
        "Protesters marched in Omdala on Monday. The demonstration drew a crowd.",
        "Gunmen kidnapped a priest in Tarfa on Monday. Police said the abduction took a minute.",
    ],
)
def test_a_definite_noun_tells_of_the_event_before(event, text):
    assert len(event(text).evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit Tarfa on Monday. An air strike hit Nurra on Tuesday.",
        "Warplanes struck the town of Tarfa on Monday. Hours later other jets struck the town of Nurra.",
        "Soldiers arrested five men in Tarfa on Monday. Soldiers arrested nine men in Kerit on Tuesday.",
        "A bomb exploded in Tarfa on Monday. A bomb exploded in Tarfa on Tuesday.",
        "Rebels shelled Tarfa. Protesters marched in Omdala.",
        "The army withdrew from Tarfa on Monday. The army may withdraw from Nurra next week.",
    ],
)
def test_two_places_days_types_or_outcomes_are_two_events(events, text):
    assert len(events(text)) == 2


def test_a_headline_that_the_body_does_not_retell_is_an_event_of_its_own(events):
    text = "Gunmen abduct judge in Tarfa\n\nThe mayor opened a school on Monday and spoke of better times."
    assert [found.type for found in events(text, title="Gunmen abduct judge in Tarfa")] == ["abduction"]


def test_blasts_and_gunmen_of_one_assault_are_one_event_of_the_more_violent_type(events):
    text = (
        "A suicide bomber blew himself up outside the barracks in Tarfa on Monday. "
        "The attack killed nine soldiers, the army said."
    )
    (found,) = events(text)
    assert (found.type, found.counts) == ("suicide_attack", [("killed", 9, 9)])
