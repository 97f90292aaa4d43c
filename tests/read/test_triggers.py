"""Which words name an event."""

from itertools import pairwise

import pytest

from tidings.read.triggers import find_triggers, match_phrase, token_forms


@pytest.fixture
def tokens(reader):
    return lambda text: list(reader.nlp(text))


@pytest.mark.parametrize(
    ("pattern", "text", "end"),
    [
        ("lay down", "laid down their arms", 2),
        ("lay down arms", "laid down their arms", None),
        ("lay down * arms", "laid down their arms", 4),
        ("lay down * arms", "laid down all of their old arms", 7),
        ("lay down * arms", "laid down one by one by one their arms", None),
        ("blow himself|herself up", "blew herself up", 3),
        ("blow himself|herself up", "blew themselves up", None),
        ("down *", "down the hill", 1),
    ],
)
def test_a_pattern_covers_a_run_of_words(tokens, pattern, text, end):
    words = tokens(text)
    at = next(token.i for token in words if token.lemma_ in pattern.split()[0])
    assert match_phrase(tuple(pattern.split()), token_forms(words), at) == end


@pytest.fixture
def triggers(parsed):
    """(type, anchor) of each trigger of a sentence."""

    def find(text):
        report = parsed(text)
        found = find_triggers(report, list(report.doc))
        return [(trigger.frame.type, report.doc[trigger.start : trigger.end].text) for trigger in found]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels laid down their arms in Kerit.", ("surrender", "laid down their arms")),
        ("The militants carried off nine girls.", ("abduction", "carried off")),
        ("A car bomb wounded two traders.", ("bombing", "wounded")),
        ("Police foiled a car bomb attack in Belsa.", ("weapons_seizure", "foiled a car bomb attack")),
    ],
)
def test_the_anchor_of_an_event(triggers, text, expected):
    assert expected in triggers(text)


@pytest.mark.parametrize(
    ("one", "other", "types"),
    [
        ("Soldiers released the hostages.", "The ministry released a report.", ("release", None)),
        ("Jets struck a village.", "Teachers struck for better wages.", ("air_strike", None)),
        ("Gunmen seized two engineers.", "Gunmen seized the town of Tarfa.", ("abduction", "territory_gain")),
        ("Rebels attacked the barracks.", "Rebels attacked a wedding.", ("armed_clash", "attack")),
    ],
)
def test_the_classes_of_the_arguments_decide_the_type(triggers, one, other, types):
    found = [{event_type for event_type, _ in triggers(text)} for text in (one, other)]
    assert types[0] in found[0]
    assert types[0] not in found[1]
    assert types[1] is None or types[1] in found[1]


def test_a_noun_that_says_what_kind_another_is_names_no_event(triggers):
    assert triggers("Riot police waited at the bus station.") == []


def test_no_two_triggers_share_words(parsed):
    report = parsed("Gunmen launched a suicide attack on a police checkpoint, killing six officers in a bomb blast.")
    found = find_triggers(report, list(report.doc))
    assert found
    assert all(one.end <= other.start for one, other in pairwise(found))
