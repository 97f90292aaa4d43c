"""The registry of parties that tidings ships, and its rules on entries of our own."""

import json
from datetime import date

import pytest

from tidings.model.errors import ConfigError
from tidings.model.values import Party
from tidings.model.vocabulary import PartyKind
from tidings.resolve.party import PartyRegistry, RegistryEntry, build
from tidings.resolve.party.entry import load_entries, parse_rows, parse_supplement
from tidings.resolve.party.naming import name_forms, party_key
from tidings.resolve.party.states import read_state_force


@pytest.fixture(scope="module")
def registry():
    return PartyRegistry.load()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Boko Haram", PartyKind.ARMED_GROUP),
        ("the Taliban", PartyKind.ARMED_GROUP),
        ("RSF", PartyKind.ARMED_GROUP),
        ("Hamas", PartyKind.ARMED_GROUP),
        ("Iraqi army", PartyKind.MILITARY),
        ("Nato", PartyKind.MILITARY),
        ("Federal Police", PartyKind.POLICE),
        ("Kenyan police", PartyKind.POLICE),
        ("Government of Sudan", PartyKind.GOVERNMENT),
        ("UNHCR", PartyKind.INTERNATIONAL),
        ("Unicef", PartyKind.INTERNATIONAL),
        ("MSF", PartyKind.NGO),
        ("Reuters", PartyKind.MEDIA),
    ],
)
def test_a_known_name_has_its_kind(registry, name, kind):
    assert registry.kind_of(name) is kind


@pytest.mark.parametrize("name", ["is", "us", "who", "amnesty", "contras", "people", "rebels", "Iraq", "Chad", "Mosul"])
def test_ordinary_words_and_bare_places_are_no_parties(registry, name):
    assert registry.kind_of(name) is None


@pytest.mark.parametrize(
    "name", ["IS", "ISIS", "Isis", "ISIL", "Daesh", "Da'esh", "Islamic State", "Islamic State militants"]
)
def test_the_names_of_one_party_share_its_id(registry, name):
    assert registry.find(name).id == "ucdp:234"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hashd al-Shaabi", "Popular Mobilization Forces (PMF)"),
        ("al-Shabab fighters", "Al-Shabaab"),
        ("Hizbullah", "Lebanese group Hezbollah"),
        ("Ansar Allah", "Houthi rebels"),
        ("Médecins Sans Frontières", "Medecins sans Frontieres"),
        ("IDF", "Israeli troops"),
        ("Congolese army", "FARDC"),
        ("Turkey's air force", "Turkish army"),
        ("army of Chad", "Chadian troops"),
        ("Iraqi army's 9th Division", "Iraqi soldiers"),
    ],
)
def test_two_names_of_one_party_resolve_to_it(registry, one, other):
    assert registry.find(one) is not None
    assert registry.find(one) == registry.find(other)


@pytest.mark.parametrize(
    ("name", "country", "party_id"),
    [
        ("SLA", "LB", "ucdp:827"),
        ("SLA", "SD", "ucdp:469"),
        ("ELN", "BO", "ucdp:721"),
        ("ELN", "CO", "ucdp:744"),
        ("PDF", "MM", "party:peoples-defence-force-myanmar"),
        ("PDF", "SD", "ucdp:667"),
    ],
)
def test_the_country_decides_between_parties_of_one_name(registry, name, country, party_id):
    assert registry.find(name, country).id == party_id


def test_a_force_without_a_country_has_a_kind_and_no_id(registry):
    assert registry.resolve("the army", "IQ") == Party("the army", PartyKind.MILITARY, None)


def test_an_unknown_name_stays_unknown(registry):
    assert registry.resolve("Order of the Seven Lamps") == Party("Order of the Seven Lamps", None, None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a dozen hooded gunmen", PartyKind.ARMED_GROUP),
        ("soldiers from the hill base", PartyKind.MILITARY),
        ("residents of the old town", PartyKind.CIVILIANS),
        ("about 200 marchers", PartyKind.PROTESTERS),
        ("the detainees", PartyKind.PRISONERS),
        ("a grey pickup", None),
    ],
)
def test_an_unnamed_party_has_the_kind_of_its_head_noun(registry, name, kind):
    assert registry.resolve(name) == Party(name, kind, None)


def test_a_state_named_as_a_party_is_its_government(registry):
    assert registry.resolve("Russia") == Party("Russia", PartyKind.GOVERNMENT, "state:RU")


def test_namesakes_of_different_kinds_have_no_kind():
    namesakes = [
        RegistryEntry("a:1", "Dawn Front", PartyKind.ARMED_GROUP, ("AA",)),
        RegistryEntry("a:2", "Dawn Front", PartyKind.MEDIA, ("BB",)),
    ]
    registry = PartyRegistry(namesakes)
    assert registry.kind_of("Dawn Front") is None
    assert registry.find("Dawn Front") is None
    assert registry.find("Dawn Front", "BB").id == "a:2"


def test_years_rule_out_a_party_of_another_time():
    entries = [
        RegistryEntry("a:1", "Dawn Front", PartyKind.ARMED_GROUP, end=1990),
        RegistryEntry("a:2", "Dawn Front", PartyKind.ARMED_GROUP, start=2005),
    ]
    assert PartyRegistry(entries).find("Dawn Front", on=date(2010, 1, 1)).id == "a:2"


def test_every_id_is_of_one_entry_and_every_group_has_a_latin_name():
    entries = load_entries()
    assert len({entry.id for entry in entries}) == len(entries)
    assert all(party_key(entry.name) for entry in entries)


def test_forms_of_a_name_lose_brackets_kind_words_and_people():
    assert list(name_forms("Rapid Support Forces (RSF)"))[:3] == [
        "Rapid Support Forces (RSF)",
        "Rapid Support Forces",
        "RSF",
    ]
    assert "Boko Haram" in name_forms("Islamist group Boko Haram militants")


def test_a_bare_country_is_told_from_its_forces():
    assert read_state_force("Mali").is_bare
    assert read_state_force("Malian troops").id == "state:ML:military"
    assert read_state_force("Malian gold") is None


def test_an_unknown_key_of_the_supplement_is_refused():
    with pytest.raises(ValueError, match="unknown key colour of 'Dawn Front'"):
        list(parse_supplement('[armed_group]\n"Dawn Front" = { colour = "red" }'))


def test_a_malformed_file_is_named(monkeypatch):
    monkeypatch.setattr("tidings.resolve.party.entry.parse_rows", lambda _: parse_rows("id\tname\na:1\tDawn Front"))
    with pytest.raises(ConfigError, match=r"parties\.tsv is malformed"):
        load_entries()


@pytest.fixture
def sources(tmp_path):
    actors = [
        {"id": 7, "name": "DF", "aliases": ["Dawn Front"], "org": 1, "locations": ["Mali"]},
        {"id": 8, "name": "Government of Mali", "aliases": [], "org": 4, "locations": ["Mali"]},
        {"id": 9, "name": "River people", "aliases": [], "org": 3, "locations": ["Mali"]},
    ]
    groups = [
        {"name": "DAWN FRONT", "aliases": ["FRONT OF THE AL-FAJR (FF)"], "codes": ["MLIREB"], "in_mit_copy": True},
        {"name": "JOHN EXAMPLE", "aliases": [], "codes": ["MLIREB"], "in_mit_copy": True},
        {"name": "DUSK FRONT", "aliases": [], "codes": ["MLIREB"], "in_mit_copy": False},
    ]
    paths = tmp_path / "actors.jsonl", tmp_path / "groups.jsonl", tmp_path / "parties.tsv"
    for path, lines in zip(paths, (actors, groups), strict=False):
        path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return paths


def test_the_builder_joins_sources_and_leaves_out_persons_peoples_and_unlicensed_lines(sources):
    assert build.build(*sources) == 2
    built = {entry.id: entry for entry in parse_rows(sources[2].read_text(encoding="utf-8"))}
    assert set(built) == {"ucdp:7", "state:ML"}
    assert built["ucdp:7"].aliases == ("Dawn Front", "Front of the al-Fajr", "FF")
    assert (built["ucdp:7"].countries, built["ucdp:7"].cameo) == (("ML",), ("MLIREB",))
