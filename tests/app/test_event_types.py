import json

from tidings.model.taxonomy import EVENT_TYPES


def test_all_types_are_listed(tidings):
    words = tidings("types").stdout.split()
    assert [event_type for event_type in EVENT_TYPES if event_type not in words] == []


def test_one_type_is_shown_in_full(tidings):
    shown = tidings("types", "siege").stdout
    assert shown.startswith("siege (operations): ")
    for part in ("Roles", "Examples", "Near misses", "ACLED: ", "PLOVER: ", "UCDP GED: ", "IDMC: "):
        assert part in shown


def test_a_type_is_found_as_tables_write_it(tidings):
    assert tidings("types", "air strike").stdout.startswith("air_strike (explosion)")


def test_json_holds_what_the_taxonomy_holds(tidings):
    one = json.loads(tidings("types", "shelling", "--json").stdout)
    assert one["crosswalk"]["plover_event"] == "ASSAULT"
    assert one["roles"].keys() >= {"actor", "target"}
    everything = json.loads(tidings("types", "--json").stdout)
    assert tuple(item["type"] for item in everything) == EVENT_TYPES


def test_a_misspelt_type_gets_a_hint(tidings):
    shown = tidings("types", "air_strik")
    assert shown.exit_code == 2
    assert "did you mean air_strike?" in shown.stderr
