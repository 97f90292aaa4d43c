"""The gazetteer of the installed packages."""

import time

import pytest

from tidings.resolve.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kirkuk", "IQ"),
        ("Deir al-Zor", "SY"),
        ("Tell Abyad", "SY"),
        ("El Fasher", "SD"),
        ("Goma", "CD"),
        ("Bakhmut", "UA"),
    ],
)
def test_towns_of_the_news_are_there_under_the_spellings_of_the_news(whole_gazetteer, name, country):
    assert country in {e.country for e in whole_gazetteer.candidates(name)}


@pytest.mark.parametrize("name", ["Sahel", "Donbas", "Jebel Marra", "Sambisa Forest", "Bab al-Hawa", "Tigris"])
def test_features_of_conflict_news_are_there(whole_gazetteer, name):
    assert whole_gazetteer.is_toponym(name)


def test_the_pronoun_us_is_no_country(whole_gazetteer):
    assert whole_gazetteer.country_of("U.S.") == "US"
    assert whole_gazetteer.country_of("us") is None


def test_every_country_with_people_has_a_point(whole_gazetteer):
    rows = whole_gazetteer._base.execute(
        "SELECT name FROM entry WHERE kind = 'country' AND lat IS NULL AND population > 1e6"
    )
    assert rows.fetchall() == []


def test_it_is_small_and_opens_fast(whole_gazetteer):
    started = time.perf_counter()
    Gazetteer(whole_gazetteer.path).close()
    assert time.perf_counter() - started < 0.3
    assert whole_gazetteer.path.stat().st_size < 150_000_000
