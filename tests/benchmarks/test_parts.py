import pytest

from benchmarks.parts import parts_table, take_apart
from benchmarks.readings import ReadReport


def claim(anchor, claim_type, evidence, **values):
    return {"anchor": anchor, "type": claim_type, "status": "actual", "evidence": [evidence], **values}


@pytest.fixture
def parts(scorer):
    gold = [
        claim("shot", "attack", [0, 40], actors=["gunmen"], targets=["farmers"]),
        claim("fled", "displacement", [40, 80]),
        claim("raided", "attack", [0, 40], targets=["traders"], place={"name": "Nurra"}),
    ]
    told = [
        claim("shot", "attack", [0, 40], actors=["gunmen"], targets=["villagers"]),
        claim("flight", "return", [40, 60]),
        claim("fled", "displacement", [40, 80]),
    ]
    return take_apart(scorer, [ReadReport("r", gold, told)])


def test_sentences_count_by_their_characters(parts):
    assert parts.characters == [80, 0, 0]


def test_a_claim_beside_the_one_that_tells_its_event_tells_it_again(parts):
    assert (parts.told, parts.twice) == (3, 1)


def test_an_event_missed_where_a_claim_of_its_family_stands_is_within_it(parts):
    assert (parts.gold, parts.swallowed) == (3, 1)


def test_values_are_those_of_found_events_alone(scorer, parts):
    assert [tally["event"] for tally in parts.paired] == [[1, 0, 0], [1, 0, 0]]
    assert "| type, event given                   | 1.000       | 1.000     | 1.000  |" in parts_table(scorer, parts)
