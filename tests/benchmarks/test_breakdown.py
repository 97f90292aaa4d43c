import pytest

from benchmarks import breakdown
from benchmarks.breakdown import regions_table, tally_regions, tally_types, types_table
from benchmarks.readings import ReadReport
from benchmarks.regions import REGIONS, UNPLACED, main_region


def claim(anchor, claim_type, country=None):
    return {"anchor": anchor, "type": claim_type, "place": {"country": country} if country else None}


@pytest.fixture
def reports():
    gold = [claim("shot", "attack", "SO"), claim("blast", "bombing", "SO"), claim("fled", "displacement", "KE")]
    told = [claim("shot", "attack"), claim("blast", "shelling"), claim("spoke", "attack")]
    return [ReadReport("so", gold, told), ReadReport("film", [], [claim("battle", "armed_clash")])]


def test_an_event_of_another_type_is_found_but_not_of_its_type(scorer, reports):
    bombing, shelling = (tally_types(scorer, reports)[name] for name in ("bombing", "shelling"))
    assert bombing.event()[1] == 1.0  # gold has it, and it was told
    assert bombing.type()[1] == 0.0
    assert shelling.event()[0] == 1.0  # what was told is an event
    assert shelling.type()[0] == 0.0


def test_a_type_told_too_often_loses_precision(scorer, reports):
    assert tally_types(scorer, reports)["attack"].type() == pytest.approx((0.5, 1.0, 2 / 3))


def test_a_type_that_is_never_told_has_no_precision(scorer, reports):
    tally = tally_types(scorer, reports)["displacement"]
    assert (tally.gold, tally.told, tally.event()) == (1, 0, (0.0, 0.0, 0.0))
    assert "| displacement | 1    | 0    | 0.00" in types_table({"displacement": tally})


def test_a_report_lies_where_most_of_its_gold_places_lie(scorer, reports):
    regions = tally_regions(scorer, reports)
    assert [(name, reports) for name, (reports, _) in regions.items()] == [("Sub-Saharan Africa", 1), (UNPLACED, 1)]
    table = regions_table(scorer, regions)
    assert "| Sub-Saharan Africa | 1       | 3           | 0.667    | 0.333   | 0.500     |" in table
    assert "| no place told      | 1       | 0           | none     | none    | none      |" in table


@pytest.mark.parametrize(
    ("countries", "region"), [(["IQ", "SY", "FR"], REGIONS[0]), (["ZZ", None], UNPLACED), ([], UNPLACED)]
)
def test_places_without_a_known_country_say_nothing_of_the_region(countries, region):
    assert main_region([{"place": {"country": country}} for country in countries]) == region


def test_claims_without_a_place_say_nothing_of_the_region():
    assert main_region([{"place": None}, {}]) == UNPLACED


def test_where_gold_is_absent_nothing_is_measured_and_that_is_no_error(tmp_path, capsys):
    assert breakdown.main(["--shared", str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out
