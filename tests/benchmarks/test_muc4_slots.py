"""Counts, places, grouping and windows of the template reader; all texts are invented."""

from itertools import pairwise

import numpy as np
import pytest

from benchmarks.muc4.counts import count_people, read_number
from benchmarks.muc4.grouping import group_entities
from benchmarks.muc4.places import choose_country, find_cues, write_place
from benchmarks.muc4.schema import OVERLAP, WINDOW
from benchmarks.muc4.windows import cut_windows, place_pieces


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("they shot three ferrymen", "ferrymen", "3"),
        ("they shot three ferrymen", "three ferrymen", "3"),
        ("at least 20 weavers died", "weavers", "20-"),
        ("twenty-two weavers died", "weavers", "22"),
        ("the ferryman died", "ferryman", "1"),
        ("the ferrymen's guests died", "guests", "PLURAL"),
        ("several children died", "children", "PLURAL"),
    ],
)
def test_number_of_people_is_read_from_the_description(text, words, count):
    start = text.index(words)
    assert count_people(text, start, start + len(words), named=False) == count


def test_a_named_person_is_one():
    assert count_people("Two Rivers was shot", 0, 10, named=True) == "1"


def test_numbers_in_words_and_digits():
    assert [read_number(word) for word in ("1,200", "Forty-One", "twelve", "weaver")] == [1200, 41, 12, None]


def test_country_is_the_one_most_words_near_the_incident_point_to():
    text = "Caracas (Venezuela) -- Guests from Bolivia met.   In Quito, Ecuador, a shop burned."
    assert choose_country(find_cues(text), [text.index("shop")], None) == "ECUADOR"
    assert choose_country(find_cues(text), [text.index("shop")], "Cochabamba") == "BOLIVIA"


def test_country_is_unknown_where_no_word_points_to_one():
    assert choose_country(find_cues("A shop burned."), [2], "Nowhere") is None


def test_place_is_written_with_its_country():
    assert write_place("PERU", "Tingo\n Maria") == "PERU: TINGO MARIA"
    assert write_place("PERU", None) == "PERU"


def test_targets_are_grouped_while_the_mean_link_reaches_the_threshold():
    links = np.array([[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]], np.float32)
    assert group_entities(links, 0.5) == [[0, 1], [2]]
    assert group_entities(links, 0.1) == [[0, 1, 2]]


@pytest.mark.parametrize("length", [1, 254, 255, 600, 3001])
def test_windows_cover_a_text_and_overlap(length):
    windows = cut_windows(length)
    assert sorted({piece for window in windows for piece in window}) == list(range(length))
    assert len({len(window) for window in windows}) == 1
    assert max(len(window) for window in windows) <= WINDOW - 2
    assert all(one.stop - two.start >= OVERLAP - 1 for one, two in pairwise(windows))


def test_each_piece_is_placed_in_a_window_that_holds_it():
    windows = cut_windows(600)
    for piece, (window, place) in enumerate(place_pieces(windows)):
        assert windows[window][place] == piece
