import sqlite3

import pytest

from tidings.model.errors import ConfigError
from tidings.resolve.gazetteer import Gazetteer, default_path, ensure_gazetteer
from tidings.resolve.gazetteer.build import write_gazetteer
from tidings.resolve.gazetteer.folding import fold, fold_sound, fold_variant, without_designator
from tidings.resolve.gazetteer.sources import is_written_name, middle_of, read_countries, supplement_rows


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Al-Ḥawrān", "al hawran"),
        ("N'Djamena", "ndjamena"),
        ("Þingvellir", "thingvellir"),
        ("St. Louis", "st louis"),
        ("Port–au–Prince", "port au prince"),
    ],
)
def test_case_diacritics_apostrophes_and_hyphens_do_not_tell_names_apart(written, key):
    assert fold(written) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("al hazm", "hazm"), ("tall kayf", "tel kayf"), ("raqqah", "ar raqqa"), ("tell abyad", "tal abyad")],
)
def test_articles_tells_and_final_h_are_variants_of_one_name(one, other):
    assert fold_variant(one) == fold_variant(other)


def test_an_article_that_is_the_last_word_stays():
    assert fold_variant("jabal al") == "jabal al"


@pytest.mark.parametrize(
    ("one", "other"), [("dayr hafir", "deir hafer"), ("souran", "suran"), ("qamishli", "kamishly")]
)
def test_romanisations_of_one_name_share_a_sound(one, other):
    assert fold_sound(one) == fold_sound(other)


def test_a_name_of_few_letters_has_no_sound():
    assert fold_sound("ada") == ""


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("marib province", "marib"),
        ("city of marib", "marib"),
        ("the marib governorate", "marib"),
        ("province", "province"),
    ],
)
def test_designators_are_no_part_of_a_name(written, name):
    assert without_designator(written) == name


@pytest.mark.parametrize("junk", ["KIK", "krkwk", "ba ge da", "ab"])
def test_codes_and_transcriptions_are_no_written_names(junk):
    assert not is_written_name(junk)


def test_a_division_lies_in_the_middle_of_its_settlements_and_a_big_town_does_not_draw_it():
    lat, lon, radius = middle_of([(10.0, 10.0)] * 50 + [(10.0, 12.0)])
    assert (lat, lon) == (10.0, 11.0)
    assert 105 < radius < 112


def test_a_division_without_settlements_has_no_point():
    assert middle_of([]) is None


def test_all_places_of_a_name_are_candidates_most_populous_first(small_gazetteer):
    assert [e.country for e in small_gazetteer.candidates("Tripoli")] == ["LY", "LB"]


def test_a_name_is_found_without_its_article_and_with_its_designator(small_gazetteer):
    assert {e.country for e in small_gazetteer.candidates("Hazm")} == {"YE", "EG"}
    assert small_gazetteer.candidates("Marib province")[0].name == "Marib Governorate"


def test_an_alias_finds_its_place(small_gazetteer):
    assert small_gazetteer.candidates("Trablous")[0].id == "t:tripoli-lb"


def test_an_unknown_word_is_no_toponym(small_gazetteer):
    assert small_gazetteer.is_toponym("Zgharta")
    assert not small_gazetteer.is_toponym("Zgharsomething")


def test_a_name_of_the_same_sound_is_similar_but_no_match(small_gazetteer):
    assert not small_gazetteer.matches("Misratah City X")
    assert small_gazetteer.similar("Misraata")[0].entry.id == "t:misrata"
    assert small_gazetteer.similar("Misraata")[0].level == 2


@pytest.mark.parametrize("word", ["Yemeni", "Yemenis", "Yemen", "the Yemen"])
def test_names_adjectives_and_demonyms_tell_a_country(small_gazetteer, word):
    assert small_gazetteer.country_of(word) == "YE"


def test_an_adjective_is_told_from_a_name(small_gazetteer):
    assert small_gazetteer.is_adjective("Lebanese")
    assert not small_gazetteer.is_adjective("Lebanon")


def test_a_country_has_its_capital(small_gazetteer):
    assert small_gazetteer.capital_of("YE").name == "Sanaa"
    assert small_gazetteer.capital_of("FR") is None


def test_the_description_counts_what_is_there(small_gazetteer):
    described = small_gazetteer.describe()
    assert described.entries == 16
    assert described.kinds["country"] == 3
    assert described.versions == {"builder": "test"}
    assert described.size_bytes == small_gazetteer.path.stat().st_size


def test_a_gazetteer_is_read_only(small_gazetteer):
    with pytest.raises(sqlite3.OperationalError):
        small_gazetteer._base.execute("DELETE FROM entry")


def test_a_file_that_is_no_gazetteer_is_refused_with_the_fix(tmp_path):
    broken = tmp_path / "broken.sqlite"
    broken.write_text("not a database, only some words")
    with pytest.raises(ConfigError, match="delete it"):
        Gazetteer(broken)


def test_a_failed_build_leaves_no_half_file(tmp_path):
    def rows():
        yield from ()
        message = "the source broke off"
        raise OSError(message)

    with pytest.raises(OSError, match="broke off"):
        write_gazetteer(tmp_path / "g.sqlite", rows(), {}, {})
    assert list(tmp_path.iterdir()) == []


def test_a_variable_names_the_users_own_file(monkeypatch, tmp_path):
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert default_path() == tmp_path / "mine.sqlite"


def test_the_default_file_lies_in_the_cache_and_is_keyed_by_its_sources(monkeypatch, tmp_path):
    monkeypatch.delenv("TIDINGS_GAZETTEER", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    before = default_path()
    monkeypatch.setattr("tidings.resolve.gazetteer.build.BUILDER", "another")
    assert before.parent.name == "tidings"
    assert before != default_path()


def test_a_gazetteer_that_is_there_is_not_built_again(monkeypatch, tmp_path):
    there = tmp_path / "there.sqlite"
    there.touch()
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(there))
    assert ensure_gazetteer() == there
    assert there.stat().st_size == 0


def test_every_country_of_our_table_has_a_point_on_the_globe_and_a_code():
    for alpha2, country in read_countries().items():
        assert len(alpha2) == 2
        assert abs(country.lat) <= 90
        assert abs(country.lon) <= 180


def test_the_supplement_has_no_two_rows_of_one_id_and_says_that_its_points_are_approximate():
    entries = [row.entry for row in supplement_rows()]
    assert len({e.id for e in entries}) == len(entries)
    assert all("approximate" in e.point_from for e in entries)


def test_an_area_of_the_supplement_over_several_countries_has_none():
    sahel = next(row.entry for row in supplement_rows() if row.entry.name == "Sahel")
    assert (sahel.kind, sahel.country) == ("wider", None)
