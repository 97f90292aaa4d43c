import pytest

from tidings.model.vocabulary import CountKind


@pytest.fixture
def candidates(scene):
    """Candidates of a kind as (words, what they stand for)."""

    def find(text, kind):
        return [(c.words, c.value.of(text)) for c in scene(text).candidates if c.kind == kind]

    return find


def test_a_partys_whole_noun_phrase_is_a_candidate(candidates):
    found = candidates("Fighters of the Northern Front shelled Nurra.", "party")
    assert ("Fighters of the Northern Front", "Fighters of the Northern Front") in found
    assert ("Northern Front", "Northern Front") in found


def test_a_pronoun_stands_for_its_antecedent(candidates):
    found = candidates("The fighters entered Tarfa. They burned three shops.", "party")
    assert ("They", "fighters") in found


def test_who_stands_for_the_noun_before_it(candidates):
    found = candidates("Gunmen who had crossed the river attacked a village.", "party")
    assert ("who", "Gunmen") in found


def test_a_pronoun_without_an_antecedent_is_no_candidate(candidates):
    assert candidates("They left at noon.", "party") == []


def test_numbers_before_a_party_are_left_to_the_count(candidates):
    text = "Soldiers arrested nine men at a checkpoint."
    assert ("men", "men") in candidates(text, "party")
    assert candidates(text, "count") == [("nine men", "nine men")]


def test_a_named_place_is_taken_with_what_says_how_near_it_is(candidates):
    found = candidates("Shells hit a hospital near Nurra, killing 12 people.", "place")
    assert ("Nurra", "near Nurra") in found


def test_an_unnamed_site_is_a_place_without_a_name(scene):
    text = "Shells hit a hospital near Nurra, killing 12 people."
    (site,) = [c for c in scene(text).candidates if (c.kind, c.words) == ("place", "hospital")]
    assert site.place.toponym is None


def test_a_time_expression_is_a_time_and_no_party(candidates):
    text = "Shells hit a hospital near Nurra, killing 12 people on 3 March."
    assert candidates(text, "time") == [("3 March", "3 March")]
    assert "March" not in {words for words, _ in candidates(text, "party")}


def test_a_count_comes_with_its_number_and_kind(scene):
    found = [c for c in scene("Shells hit Nurra, killing 12 people.").candidates if c.kind == "count"]
    assert [(c.words, c.count.count.min, c.count.count.what) for c in found] == [("12 people", 12, CountKind.KILLED)]


def test_a_bare_number_is_a_count_and_no_party(candidates):
    text = "The drone killed two."
    assert candidates(text, "count") == [("two", "two")]
    assert candidates(text, "party") == [("drone", "drone")]


def test_only_the_whole_of_a_longer_name_is_a_candidate(candidates):
    words = {words for words, _ in candidates("Rebels of the Red Dawn left Belsa.", "party")}
    assert "Red Dawn" in words
    assert "Red" not in words


def test_candidates_come_in_text_order_with_their_words_and_a_head_inside(scene):
    text = "Fighters of the Northern Front shelled Nurra on Monday, killing 12 people near a clinic."
    found = scene(text).candidates
    doc = scene(text).parsed.doc
    assert [c.span for c in found] == sorted(c.span for c in found)
    assert all(c.words == c.span.of(text) for c in found)
    assert all(c.span.start <= doc[c.head].idx < c.span.end for c in found)
    assert {c.kind for c in found} == {"party", "place", "time", "count"}


def test_a_text_without_nouns_has_no_candidates(scene):
    assert scene("Go!").candidates == []
