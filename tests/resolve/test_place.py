import pytest

from tidings.model.report import Report
from tidings.model.values import Abstained, Place
from tidings.model.vocabulary import PlacePrecision, Reason
from tidings.resolve.place import PlaceResolver
from tidings.resolve.place.geometry import distance_km

YEMEN = "Fighting in Yemen spread on Monday to Sirwah, west of Marib, Yemeni officials in Sanaa said."
LEBANON = "Shots were heard in Tripoli and in nearby Zgharta, the Lebanese army said in Beirut."
LIBYA = "Shots were heard in Tripoli, and militias from Misrata moved in, the Libyan prime minister said."


@pytest.fixture
def resolver(small_gazetteer):
    return PlaceResolver(small_gazetteer)


@pytest.fixture
def yemen(resolver):
    return resolver.for_report(Report("r", YEMEN), ["Yemen", "Sirwah", "Marib", "Sanaa"])


def _km(place, lat, lon):
    return distance_km((place.lat, place.lon), (lat, lon))


def test_one_name_in_two_countries_goes_with_the_report(resolver):
    lebanon = resolver.for_report(Report("r", LEBANON), ["Tripoli", "Zgharta", "Beirut"]).resolve("Tripoli")
    libya = resolver.for_report(Report("r", LIBYA), ["Tripoli", "Misrata"]).resolve("Tripoli")
    assert (lebanon.country, libya.country) == ("LB", "LY")


def test_how_a_place_was_found_is_told_with_what_it_was_chosen_from(resolver):
    place = resolver.for_report(Report("r", LEBANON), ["Tripoli", "Zgharta", "Beirut"]).resolve("Tripoli")
    assert "Tripoli (settlement, North, LB)" in place.how
    assert "2 candidates" in place.how
    assert "rather than Tripoli, LY" in place.how


def test_a_town_is_itself_and_keeps_its_name_as_written(yemen):
    place = yemen.resolve("Sirwah")
    assert (place.name, place.country, place.precision) == ("Sirwah", "YE", PlacePrecision.SITE)
    assert place.gazetteer_id == "t:sirwah"
    assert place.admin1 == "Marib Governorate"


def test_a_bare_name_means_the_town_and_with_its_noun_the_province(yemen):
    assert yemen.resolve("Marib").gazetteer_id == "t:marib"
    assert yemen.resolve("Marib province").gazetteer_id == "t:marib-1"
    assert yemen.resolve("Marib province").precision is PlacePrecision.PROVINCE


def test_a_told_distance_and_direction_move_the_point(yemen):
    place = yemen.resolve("15 km north of Marib")
    assert place.precision is PlacePrecision.NEAR
    assert _km(place, 15.4625 + 15 / 111.2, 45.3258) < 0.5


def test_miles_are_turned_into_kilometres(yemen):
    assert _km(yemen.resolve("10 miles east of Marib"), 15.4625, 45.3258) == pytest.approx(16.09, abs=0.1)


def test_a_direction_without_a_distance_stays_within_25_km(yemen):
    place = yemen.resolve("southwest of Marib")
    assert place.precision is PlacePrecision.NEAR
    assert 0 < _km(place, 15.4625, 45.3258) < 25
    assert place.lat < 15.4625
    assert place.lon < 45.3258


@pytest.mark.parametrize(
    "phrase",
    [
        "near Sirwah",
        "outside Sirwah",
        "the outskirts of Sirwah",
        "eastern Sirwah",
        "the road south of Sirwah",
        "Sirwah countryside",
    ],
)
def test_beside_a_town_or_in_a_part_of_it_is_precision_2(yemen, phrase):
    assert yemen.resolve(phrase).precision is PlacePrecision.NEAR


@pytest.mark.parametrize("phrase", ["northern Yemen", "the north of Yemen", "along the Litani River", "the Litani"])
def test_parts_of_countries_and_rivers_are_areas(yemen, phrase):
    assert yemen.resolve(phrase).precision is PlacePrecision.AREA


def test_northern_yemen_lies_north_of_its_middle(yemen):
    assert yemen.resolve("northern Yemen").lat > 16.5


def test_between_two_towns_is_their_middle(yemen):
    place = yemen.resolve("between Marib and Sirwah")
    assert _km(place, 15.457, 45.171) < 1
    assert place.precision is PlacePrecision.NEAR


def test_off_a_place_is_at_sea_and_has_no_country(yemen):
    place = yemen.resolve("off Marib")
    assert (place.country, place.precision) == (None, PlacePrecision.AREA)


def test_a_sea_has_no_country(yemen):
    assert yemen.resolve("the Gulf of Aden").country is None


def test_an_unnamed_site_takes_the_town_that_the_caller_knows(yemen):
    place = yemen.resolve("the police directorate", within="Marib")
    assert (place.lat, place.lon) == (15.4625, 45.3258)
    assert place.name == "the police directorate"
    assert place.precision is PlacePrecision.SITE
    assert place.how.startswith("within Ma'rib")


def test_an_unnamed_site_without_a_town_has_a_country_and_no_point(yemen):
    place = yemen.resolve("the police directorate")
    assert (place.country, place.lat, place.precision) == ("YE", None, PlacePrecision.SITE)


def test_a_named_site_in_a_town_takes_the_towns_point(yemen):
    place = yemen.resolve("the Nasr mosque in Sirwah")
    assert place.gazetteer_id == "t:sirwah"
    assert place.precision is PlacePrecision.SITE


def test_an_unknown_village_is_not_put_at_the_town_the_caller_knows(yemen):
    place = yemen.resolve("Qarnawshan", within="Marib")
    assert (place.country, place.lat) == ("YE", None)


def test_part_of_an_unknown_name_is_not_taken_for_a_place(yemen):
    assert yemen.resolve("Marib Qarnawshan").lat is None


def test_an_unknown_name_keeps_the_precision_of_its_words(yemen):
    assert yemen.resolve("Qarnaw district").precision is PlacePrecision.DISTRICT
    assert yemen.resolve("near Qarnaw").precision is PlacePrecision.NEAR


def test_a_small_place_in_a_country_that_nothing_speaks_for_is_not_put_on_the_map(yemen):
    assert yemen.resolve("Zgharta").lat is None


def test_the_capital_is_that_of_the_reports_country(yemen):
    assert yemen.resolve("the capital").gazetteer_id == "t:sanaa"


def test_a_countrys_adjective_tells_its_soil(yemen):
    place = yemen.resolve("Libyan soil")
    assert (place.country, place.precision) == ("LY", PlacePrecision.COUNTRY)


def test_a_border_named_after_the_neighbour_lies_in_the_reports_country(yemen):
    place = yemen.resolve("the Libyan frontier")
    assert (place.country, place.lat, place.precision) == ("YE", None, PlacePrecision.AREA)


def test_a_phrase_without_a_name_in_a_report_without_a_country_is_not_stated(resolver):
    silent = resolver.for_report(Report("r", "A bomb went off in a market."), [])
    answer = silent.resolve("a market")
    assert isinstance(answer, Abstained)
    assert answer.reason is Reason.NOT_STATED


def test_an_unknown_name_in_a_report_without_a_country_is_not_in_the_gazetteer(resolver):
    silent = resolver.for_report(Report("r", "A bomb went off in Qarnawshan."), ["Qarnawshan"])
    answer = silent.resolve("Qarnawshan")
    assert isinstance(answer, Abstained)
    assert answer.reason is Reason.NOT_IN_GAZETTEER


def test_the_same_question_has_the_same_answer(yemen):
    first = yemen.resolve("near Sirwah")
    assert isinstance(first, Place)
    assert yemen.resolve("near Sirwah") == first
