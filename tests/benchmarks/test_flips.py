import pytest

from benchmarks.flips import Change, changes_table, load_lists, pair_swapped, pair_told_twice, sentences
from benchmarks.regions import REGIONS
from benchmarks.swapping import both_ways, swap_words, town_swaps
from tidings.model.vocabulary import Status

TEXT = "Rebels attacked soldiers. The soldiers shot two rebels near Zintan."


def claim(text, anchor, claim_type="attack", status=Status.ACTUAL):
    start = text.index(anchor)
    at = text.rfind(". ", 0, start) + 1
    told = [[at, text.index(".", start) + 1]]
    return {
        "anchor": anchor,
        "anchor_at": [start, start + len(anchor)],
        "evidence": told,
        "type": claim_type,
        "status": str(status),
    }


def test_sides_change_places_with_their_capitals():
    swapped = swap_words(TEXT, both_ways({"rebels": "soldiers"}))
    assert swapped.text == "Soldiers attacked rebels. The rebels shot two soldiers near Zintan."


def test_only_whole_words_in_their_own_case_are_swapped():
    words = {"Turkey": "Peru", "army": "police"}
    assert swap_words("Turkey ate turkey. An army-run farm, an ARMY post, armies.", words).text == (
        "Peru ate turkey. An army-run farm, an POLICE post, armies."
    )


def test_a_text_without_the_words_is_left_as_it_is():
    assert (swap_words(TEXT, {"Goma": "Homs"}).edits, swap_words(TEXT, {}).text) == ((), TEXT)


@pytest.mark.parametrize("word", ["attacked", "shot", "Zintan"])
def test_words_after_longer_and_shorter_ones_are_led_back_to_where_they_came_from(word):
    swapped = swap_words(TEXT, {"rebels": "militiamen", "soldiers": "men"})
    start = swapped.text.index(word)
    first, last = swapped.original_span((start, start + len(word)))
    assert TEXT[first:last] == word


@pytest.mark.parametrize(("other", "word"), [("a much longer name", "soldiers"), ("men", "soldiers")])
def test_a_new_word_is_led_back_to_the_whole_word_that_it_replaced(other, word):
    swapped = swap_words(TEXT, {word: other})
    start = swapped.text.index(other)
    first, last = swapped.original_span((start, start + len(other)))
    assert TEXT[first:last] == word


def test_towns_turn_into_towns_of_the_next_region_with_as_many_words():
    towns = {region: ["Here", "There", "Far Away"] for region in REGIONS}
    towns[REGIONS[1]] = ["Goma", "Mopti", "Port Sudan"]
    swaps = town_swaps(["Zintan", "Abu Salim", "the north", "Zintan"], "Shots in Goma.", REGIONS[0], towns)
    assert swaps == {"Zintan": "Mopti", "Abu Salim": "Port Sudan"}


def test_claims_that_stay_in_place_are_paired_though_their_type_changes():
    swapped = swap_words(TEXT, {"rebels": "militiamen"})
    before = [claim(TEXT, "attacked"), claim(TEXT, "shot")]
    after = [claim(swapped.text, "shot", "armed_clash")]
    assert pair_swapped(before, after, swapped) == [(before[1], after[0])]


def test_claims_of_one_type_in_one_sentence_are_paired_though_their_anchors_differ():
    swapped = swap_words(TEXT, {"rebels": "militiamen"})
    before, after = [claim(TEXT, "shot")], [claim(swapped.text, "near")]
    assert len(pair_swapped(before, after, swapped)) == 1
    after = [claim(swapped.text, "attacked")]  # another sentence
    assert pair_swapped(before, after, swapped) == []


def test_a_sentence_told_in_two_voices_is_paired_by_the_word_that_names_the_event():
    active, passive = "Gunmen kidnapped two nurses.", "Two nurses were kidnapped by gunmen."
    before, after = [claim(active, "kidnapped", "abduction")], [claim(passive, "kidnapped", "arrest")]
    assert pair_told_twice(before, after) == [(before[0], after[0])]


def test_what_changes_is_counted_and_shown_as_shares():
    change = Change()
    kept, moved = claim(TEXT, "attacked"), claim(TEXT, "attacked", "armed_clash", Status.PLANNED)
    change.add([kept, claim(TEXT, "shot")], [moved], [(kept, moved)])
    row = changes_table({("sentences", "country"): change}).splitlines()[-1]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells == ["country", "sentences", "1", "2", "50.0 % (1)", "0.0 % (0)", "100.0 % (1)", "100.0 % (1)"]


def test_every_sentence_of_the_lists_is_told_in_both_voices_and_every_family_occurs():
    lists = load_lists()
    active, passive = (sentences(lists, voice) for voice in ("active", "passive"))
    assert len(active) == len(passive) == 40
    assert all(one["text"] != other["text"] for one, other in zip(active, passive, strict=True))
    families = "battle explosion civilians operations unrest displacement humanitarian politics other"
    assert {pair["family"] for pair in lists["pair"]} == set(families.split())


def test_every_swap_of_the_lists_leads_to_another_word_and_every_region_has_towns():
    lists = load_lists()
    assert all(word != other for swap in lists["swap"] for word, other in swap["words"].items())
    assert tuple(lists["towns"]) == REGIONS


def test_a_swap_both_ways_names_each_word_once():
    for swap in load_lists()["swap"]:
        if swap.get("both_ways"):
            assert len(both_ways(swap["words"])) == 2 * len(swap["words"])
