"""Short forms and the names they stand for."""

import pytest

from tidings.read.acronyms import find_acronyms


@pytest.fixture
def spelled(reader):
    def run(text):
        return {short: head.text for short, head in find_acronyms(reader.nlp(text)).items()}

    return run


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Northern Front Army (NFA) took Nurra. NFA fighters stayed.", {"NFA": "Army"}),
        ("Fighters of the Union of Free Villages (UFV) left.", {"UFV": "Union"}),
        ("The National Liberation Army (ELN), a rebel group, said so.", {"ELN": "Army"}),
        ("Soldiers of the Belsa Brigade (BB, for short) left.", {"BB": "Brigade"}),
    ],
)
def test_a_short_form_in_brackets_stands_for_the_name_before_it(spelled, text, found):
    assert spelled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The army (AFP) said it had left.",  # no name of two words
        "Twelve people (BELSA) died.",
        "The Northern Front (in the east) left.",
        "He said that (X) was so.",
        "",
    ],
)
def test_other_brackets_spell_nothing_out(spelled, text):
    assert spelled(text) == {}
