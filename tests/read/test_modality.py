"""Whether an event happened, is planned, possible or denied (codebook section 3)."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Rebels shelled the barracks.", "shelling", "actual"),
        ("Rebels reportedly shelled the barracks.", "shelling", "actual"),
        ("The army plans to withdraw from Nurra.", "withdrawal", "planned"),
        ("Troops will be deployed to Belsa on Friday.", "deployment", "planned"),
        ("The army is expected to shell Tarfa.", "shelling", "planned"),
        ("The rebels promised to free the hostages.", "release", "planned"),
        ("The rebels threatened to shell the airport.", "shelling", "planned"),
        ("The planned offensive on Kerit worries aid workers.", "offensive", "planned"),
        ("Rebels may have shelled the barracks.", "shelling", "possible"),
        ("Soldiers allegedly burned forty houses.", "property_destruction", "possible"),
        ("Gunmen are suspected to have kidnapped the priest.", "abduction", "possible"),
        ("The rebels have not captured Tarfa.", "territory_gain", "denied"),
        ("The rebels have never shelled Nurra.", "shelling", "denied"),
        ("No village was burnt in the district.", "property_destruction", "denied"),
        ("Troops failed to capture the town of Nurra.", "territory_gain", "denied"),
        ("The army refused to withdraw from Nurra.", "withdrawal", "denied"),
        ("The army denied that its men shelled the hospital.", "shelling", "denied"),
    ],
)
def test_the_status_of_an_event(event, text, event_type, status):
    assert event(text, event_type).status == status


@pytest.mark.parametrize(
    "text",
    [
        "If the rebels shell Tarfa, many will be afraid.",
        "Unless the rebels shell the town, nobody will move.",
        "Residents wondered whether soldiers had looted the clinic.",
    ],
)
def test_what_stands_under_a_condition_is_no_event(events, text):
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The envoy urged the rebels to leave Nurra.",
        "The United Nations called on both sides to release the hostages.",
        "The government demanded that the militia withdraw from Tarfa.",
        "Residents appealed to the army to lift the siege of Kerit.",
    ],
)
def test_what_a_demand_asks_for_is_no_event(events, text):
    assert [found.type for found in events(text)] == ["demand"]


def test_an_ultimatum_is_a_demand_and_not_the_threatened_act(events):
    text = "The rebels threatened to kill the hostages unless the army withdraws."
    assert [found.type for found in events(text)] == ["demand"]


def test_a_plan_and_its_like_that_happened_are_two_events(events):
    text = "Rebels shelled Nurra on Monday. The rebels will shell Nurra again, the mayor said."
    assert [found.status for found in events(text)] == ["actual", "planned"]


def test_reports_called_a_fabrication_are_denied(event):
    assert event('A spokesman called the reports of shelling by the army in Belsa "a fabrication".').status == "denied"
