"""One event from its mentions: the best value of each field."""


def test_a_party_is_named_by_its_longest_mention(event):
    text = "The army shelled Nurra on Monday. The shelling by the Sudanese army went on for an hour."
    assert event(text).actors == ["Sudanese army"]


def test_what_a_later_sentence_adds_is_taken_in(event):
    found = event("Gunmen kidnapped a priest in Tarfa. The abduction happened on Monday, a relative said.")
    assert (found.place, found.speakers) == ("Tarfa", ["a relative"])


def test_the_means_is_the_weapon(event):
    assert event("A car bomb exploded in Belsa.").means == "car bomb"
    assert event("Gunmen killed a herder in Belsa.").means is None


def test_evidence_is_in_text_order_and_without_white_space(event):
    text = "Gunmen kill nine in Tarfa\n\n  Gunmen killed nine farmers in Tarfa on Monday.\n"
    found = event(text, title="Gunmen kill nine in Tarfa")
    assert found.evidence == ["Gunmen kill nine in Tarfa", "Gunmen killed nine farmers in Tarfa on Monday."]


def test_equal_numbers_of_different_people_are_both_kept(event):
    found = event("A bomb killed three soldiers and three civilians in Belsa.")
    assert found.counts == [("killed", 3, 3), ("killed", 3, 3)]


def test_two_parties_of_one_head_word_are_both_kept(event):
    found = event("Ukrainian forces and Russian forces clashed near Belsa.")
    assert set(found.actors) == {"Ukrainian forces", "Russian forces"}
