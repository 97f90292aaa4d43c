"""Who tells of an event, who answers, who claims it."""

import pytest


@pytest.mark.parametrize(
    "reply",
    ["The army denied it.", "The army denied the report.", "An army spokesman dismissed the report as lies."],
)
def test_an_event_that_one_side_asserts_and_another_denies_is_possible(event, reply):
    found = event(f"Soldiers burned forty houses in Nurra, residents said. {reply}")
    assert found.status == "possible"
    assert found.speakers[0] == "residents"
    assert "army" in found.speakers[1]


def test_a_denial_of_authorship_leaves_the_event_actual(event):
    found = event("Soldiers shot six farmers, the opposition said. The army denied being behind the killings.")
    assert found.status == "actual"
    assert found.speakers == ["the opposition", "The army"]


def test_who_claims_an_attack_is_its_actor_and_a_source(event):
    found = event("A bomb exploded in Belsa on Monday. Red Dawn claimed responsibility for the attack.")
    assert found.actors == ["Red Dawn"]
    assert found.speakers == ["Red Dawn"]


def test_who_makes_a_demand_is_no_source_of_it(event):
    assert event("The envoy urged the rebels to leave Nurra.").speakers == []


def test_the_outlet_is_no_source_of_its_own_report(event):
    text = "Rebels shelled the barracks, a resident told Radio Sahel."
    assert event(text, outlet="Radio Sahel").speakers == ["a resident"]
    assert event(text, outlet="Valley Post").speakers == ["a resident", "Radio Sahel"]
