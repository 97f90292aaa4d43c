"""The event types: complete, in the closed lists of the schemes they map to, and loud when a file is broken."""

from importlib.resources import files
from pathlib import Path

import pytest

from tidings.model.errors import ConfigError
from tidings.model.taxonomy import (
    EVENT_TYPES,
    FAMILIES,
    AcledClass,
    family_of,
    load_taxonomy,
    more_violent,
    read_taxonomy,
)

# Codebook 1.1, section 2, row by row.
CODEBOOK = """
battle armed_clash, battle territory_gain, battle withdrawal,
explosion air_strike, explosion shelling, explosion bombing, explosion suicide_attack, explosion chemical_attack,
civilians attack, civilians abduction, civilians release, civilians sexual_violence, civilians property_destruction,
operations offensive, operations deployment, operations siege, operations control, operations arrest,
operations weapons_seizure, operations surrender, unrest protest, unrest riot, displacement displacement,
displacement return, humanitarian aid, humanitarian access_denial, humanitarian need, humanitarian warning,
politics agreement, politics demand, politics sentence, other other
"""
ROWS = [row.split() for row in CODEBOOK.replace("\n", " ").split(",")]

# ACLED Codebook (2023 and later), Table 1: event type to its sub-event types and their disorder type.
VIOLENCE, DEMONSTRATIONS, STRATEGIC = "Political violence", "Demonstrations", "Strategic developments"
ACLED = {
    "Battles": {
        "Government regains territory": VIOLENCE,
        "Non-state actor overtakes territory": VIOLENCE,
        "Armed clash": VIOLENCE,
    },
    "Protests": {
        "Excessive force against protesters": f"{VIOLENCE}; {DEMONSTRATIONS}",
        "Protest with intervention": DEMONSTRATIONS,
        "Peaceful protest": DEMONSTRATIONS,
    },
    "Riots": {"Violent demonstration": DEMONSTRATIONS, "Mob violence": VIOLENCE},
    "Explosions/Remote violence": dict.fromkeys(
        (
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        ),
        VIOLENCE,
    ),
    "Violence against civilians": dict.fromkeys(
        ("Sexual violence", "Attack", "Abduction/forced disappearance"), VIOLENCE
    ),
    "Strategic developments": dict.fromkeys(
        (
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ),
        STRATEGIC,
    ),
}
# The codebook's ACLED column says "none" for these.
WITHOUT_ACLED = {"control", "displacement", "return", "aid", "access_denial", "need", "warning", "demand", "sentence"}

# PLOVER 2.0 (openeventdata/PLOVER, manual, chapter "Events"): events and their modes.
PLOVER = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
# IDMC figure categories and terms (idmc-labs/helix-server) that a news claim can become.
IDMC_CATEGORIES = {
    "Internal Displacements",
    "Cross-border Flight",
    "Return",
    "Cross-border Return",
    "IDPs",
    "Multiple Displacement",
}

BROKEN = {
    "is not toml": "type = [",
    "has an unknown key": 'type = "control"\nfamily = "operations"\ncolour = "red"',
    "names another type": "<swap>",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in EVENT_TYPES:
        source = files("tidings.model.taxonomy").joinpath(f"{name}.toml").read_text("utf-8")
        (tmp_path / f"{name}.toml").write_text(source, encoding="utf-8")
    return tmp_path


def test_all_types_of_the_codebook_are_there_in_its_order():
    assert [[event_type.family, name] for name, event_type in load_taxonomy().items()] == ROWS


def test_each_type_belongs_to_one_family():
    assert [[family_of(name), name] for name in EVENT_TYPES] == ROWS
    assert sum(len(members) for members in FAMILIES.values()) == 32


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_acled_classes_are_on_acleds_list(name):
    classes = load_taxonomy()[name].crosswalk.acled
    assert bool(classes) is (name not in WITHOUT_ACLED)
    for found in classes:
        assert ACLED[found.event_type][found.sub_event_type] == found.disorder_type
    assert len(classes) < 2 or all(found.when for found in classes)


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_plover_events_and_modes_are_on_plovers_list(name):
    crosswalk = load_taxonomy()[name].crosswalk
    if crosswalk.plover_event:
        assert crosswalk.plover_mode in ("", *PLOVER[crosswalk.plover_event].split())
    else:
        assert not crosswalk.plover_mode


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_ucdp_and_idmc_mappings_say_what_they_leave_out(name):
    crosswalk = load_taxonomy()[name].crosswalk
    assert (crosswalk.ucdp_counts == "deaths") is bool(crosswalk.ucdp_types)
    assert crosswalk.ucdp_note or crosswalk.ucdp_types
    assert {crosswalk.idmc[key] for key in ("category", "cross_border") if key in crosswalk.idmc} <= IDMC_CATEGORIES


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_examples_and_near_misses_are_whole(name):
    event_type = load_taxonomy()[name]
    assert 5 <= len(event_type.examples) <= 8
    assert 3 <= len(event_type.near_misses) <= 5
    assert all(example.anchor in example.text for example in event_type.examples)
    assert all(near_miss.instead in (*EVENT_TYPES, "none") for near_miss in event_type.near_misses)
    assert all(near_miss.instead != name and near_miss.why for near_miss in event_type.near_misses)
    assert {"actor", "target", "place"} <= set(event_type.roles)


def test_no_sentence_serves_twice():
    texts = [item.text for found in load_taxonomy().values() for item in (*found.examples, *found.near_misses)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("bombing", "suicide_attack", "suicide_attack"),  # ruling 1
        ("attack", "bombing", "bombing"),  # ruling 1
        ("armed_clash", "territory_gain", "territory_gain"),  # section 2
        ("attack", "air_strike", "air_strike"),  # section 2: means beat outcome
        ("protest", "riot", "riot"),
        ("other", "demand", "demand"),
    ],
)
def test_the_more_violent_type_wins_whichever_comes_first(one, other, expected):
    assert more_violent(one, other) == more_violent(other, one) == expected


def test_every_type_has_its_rank_of_violence():
    assert all(more_violent(name, name) == name for name in EVENT_TYPES)
    with pytest.raises(ValueError, match="not in"):
        more_violent("attack", "earthquake")


@pytest.mark.parametrize("what", BROKEN)
def test_a_malformed_file_is_named(folder, what):
    content = (folder / "siege.toml").read_text("utf-8") if BROKEN[what] == "<swap>" else BROKEN[what]
    (folder / "control.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"control\.toml is malformed: .+; correct it"):
        read_taxonomy(folder)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('anchor = "', 'anchor = "not in the text ', "does not occur in its example"),
        ('instead = "', 'instead = "un', "'instead' must be an event type or 'none'"),
        ("type_of_violence = [", "type_of_violence = [4, ", "1, 2 or 3"),
        ('counts = "', 'counts = "some', "ucdp counts"),
        ('why = "', 'wherefore = "', "missing why"),
        ('title = "', "title = 3 #", "'title' must be a text"),
    ],
)
def test_a_wrong_value_is_explained(folder, old, new, says):
    path = folder / "arrest.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"arrest\.toml is malformed: .*{says}"):
        read_taxonomy(folder)


def test_a_missing_file_is_named_with_the_fix(folder):
    (folder / "riot.toml").unlink()
    with pytest.raises(ConfigError, match=r"riot\.toml is missing; reinstall"):
        read_taxonomy(folder)


def test_the_general_acled_class_comes_first():
    protest = load_taxonomy()["protest"].crosswalk.acled
    assert protest[0] == AcledClass("Demonstrations", "Protests", "Peaceful protest", "no intervention is told")
