"""The place of an event whose sentence names none."""

ROUND_UP = """World in brief

TARFA, March 8 - Gunmen killed two traders on Monday, police said.

NURRA, March 8 - A bomb wounded six soldiers. Hours later gunmen abducted a judge.
"""


def test_a_section_of_a_round_up_happens_at_its_dateline(events):
    assert [found.place for found in events(ROUND_UP)] == ["TARFA", "NURRA", "NURRA"]


def test_the_place_told_just_before_holds_for_the_next_sentence(events):
    text = "The army entered Tarfa on Monday. Soldiers abducted a teacher. In Nurra a mine wounded two farmers."
    assert [found.place for found in events(text)] == ["Tarfa", "Tarfa", "Nurra"]


def test_a_new_paragraph_goes_back_to_the_main_place(events):
    text = (
        "Rebels shelled Tarfa again. The market of Tarfa was empty. Gunmen shot a trader in Kerit.\n\n"
        "Soldiers abducted a teacher."
    )
    assert [found.place for found in events(text)] == ["Tarfa", "Kerit", "Tarfa"]


def test_a_deal_has_a_place_only_where_one_is_told(events):
    text = "Rebels shelled Tarfa. The army and the rebels agreed on a ceasefire."
    assert [(found.type, found.place) for found in events(text)] == [("shelling", "Tarfa"), ("agreement", None)]


def test_a_report_without_place_names_has_none(event):
    assert event("Soldiers abducted a teacher.").place is None
