import pytest

from tidings.resolve.place.geometry import distance_km, middle, move
from tidings.resolve.place.phrase import parse_phrase
from tidings.resolve.place.words import read_place_words

WORDS = read_place_words()
KNOWN = {"bor", "malakal", "mount hope", "south kivu", "bab al-hawa", "isfara", "batken", "port-de-paix"}


def _parse(phrase):
    return parse_phrase(phrase, WORDS, lambda text: text.lower() in KNOWN)


@pytest.mark.parametrize(
    ("word", "degrees"),
    [
        ("north", 0),
        ("south-western", 225),
        ("Northeast", 45),
        ("westwards", 270),
        ("SE", 135),
        ("se", None),
        ("nortern", None),
    ],
)
def test_direction_words_are_degrees(word, degrees):
    assert WORDS.bearing(word) == degrees


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("the market of Malakal", ["Malakal"]),
        ("South Kivu", ["South Kivu"]),
        ("southern Malakal", ["Malakal"]),
        ("the Isfara-Batken road", ["Isfara", "Batken"]),
        ("Port-de-Paix", ["Port-de-Paix"]),
        ("Malakal's old market", ["Malakal"]),
        ("Bor Point Estate", ["Bor Point"]),
        ("a checkpoint near Bab al-Hawa", ["Bab al-Hawa"]),
        ("the police directorate", []),
        ("Santa Rosa de Osos", ["Santa Rosa de Osos"]),
    ],
)
def test_names_are_found_whole(phrase, names):
    found = [name.text for name in _parse(phrase).names]
    assert found[: len(names)] == names
    assert bool(found) == bool(names)


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("Malakal county", "admin2"),
        ("division of Malakal", "admin2"),
        ("Malakal airport", "site"),
        ("Calle Bor", "street"),
        ("Malakal", None),
        ("the hospital", "site"),
        ("a village", "settlement"),
    ],
)
def test_the_noun_beside_a_name_says_what_it_names(phrase, noun):
    assert _parse(phrase).noun == noun


@pytest.mark.parametrize(
    ("phrase", "bearing", "is_outside"),
    [
        ("north of Bor", 0, True),
        ("the north of Bor", 0, False),
        ("northern Bor", 0, False),
        ("12km south-east of Bor", 135, True),
        ("hills east of Bor", 90, True),
        ("Bor", None, False),
        ("the Southern Hospital", None, False),
    ],
)
def test_a_direction_lies_beside_a_place_or_in_it(phrase, bearing, is_outside):
    parsed = _parse(phrase)
    assert (parsed.bearing, parsed.is_outside) == (bearing, is_outside)


@pytest.mark.parametrize(
    "phrase", ["near Bor", "on the outskirts of Bor", "hills above the town of Bor", "Bor outskirts"]
)
def test_words_of_nearness(phrase):
    assert _parse(phrase).is_near


def test_a_pair_joined_by_a_dash_is_named_and_one_told_by_between_is_not():
    assert _parse("the Isfara-Batken road").is_named_pair
    assert _parse("between Isfara and Batken").is_pair
    assert not _parse("between Isfara and Batken").is_named_pair


def test_a_point_moved_by_a_distance_lies_at_that_distance():
    start = (60.0, 25.0)
    assert distance_km(start, move(start, 90, 40)) == pytest.approx(40, abs=0.01)


def test_a_degree_of_latitude_is_about_111_km():
    assert distance_km((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)


def test_a_move_over_the_date_line_stays_on_the_globe():
    assert move((0.0, 179.9), 90, 100)[1] == pytest.approx(-179.2, abs=0.01)


def test_the_middle_lies_between():
    assert middle((10, 20), (12, 24)) == (11, 22)
