"""Number phrases: every row of codebook section 4 "Numbers" and ruling 6."""

import pytest

from tidings.read.number_words import find_numbers


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("1,850 people", [(1850, 1850)]),
        ("2.5 million people", [(2_500_000, 2_500_000)]),
        ("fifty - four houses", [(54, 54)]),
        ("sixty-one houses", [(61, 61)]),
        ("one hundred and twenty men", [(120, 120)]),
        ("three hundred thousand", [(300_000, 300_000)]),
        ("half a million", [(500_000, 500_000)]),
        ("a dozen gunmen", [(12, 12)]),
        ("two dozen", [(24, 24)]),
        ("several dozen", [(36, 36)]),
        ("dozens of people", [(12, None)]),
        ("scores of homes", [(40, None)]),
        ("several hundred strong", [(100, None)]),
        ("tens of thousands of families", [(10_000, None)]),
        ("hundreds of thousands", [(100_000, None)]),
        ("several soldiers", [(3, None)]),
        ("a couple of men", [(2, None)]),
        ("200+ arrests", [(200, None)]),
        ("some 20 men", [(20, 20)]),
        ("the 500 or so men", [(500, 500)]),
        ("thirteen ( 13 ) others", [(13, 13)]),
        ("at least 20", [(20, None)]),
        ("more than a million", [(1_000_000, None)]),
        ("at least another six", [(6, None)]),
        ("20 or more", [(20, None)]),
        ("up to 40", [(None, 40)]),
        ("close to 3,000", [(None, 3000)]),
        ("fewer than twenty", [(None, 20)]),
        ("between 3 and 5", [(3, 5)]),
        ("15 - 20 rebels", [(15, 20)]),
        ("2 to 3 million", [(2_000_000, 3_000_000)]),
        ("at least 20 but fewer than 30", [(20, 30)]),
        ("rose from 3 to 5", [(5, 5)]),
        ("nine policemen and two women", [(9, 9), (2, 2)]),
        ("2.5 metres", []),
        ("the men around them", []),
    ],
)
def test_a_number_phrase_is_read_with_the_bounds_of_the_codebook(words, bounds):
    assert [(found.min, found.max) for found in find_numbers(words.split())] == bounds


def test_a_phrase_covers_its_hedge():
    phrase = find_numbers(["killed", "at", "least", "14", "people"])[0]
    assert (phrase.start, phrase.core, phrase.end) == (1, 3, 4)
