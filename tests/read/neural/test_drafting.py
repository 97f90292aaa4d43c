"""Drafts of events that are made up here, as a model would find them, over the parse of a text."""

import numpy as np
import pytest

from tidings.model.vocabulary import CountKind, SourceKind, Status
from tidings.read.neural.drafting import Drafter
from tidings.read.neural.events import FoundEvent
from tidings.read.neural.joining import Told
from tidings.read.neural.roles import KIND_OF_ROLE, ROLES
from tidings.read.neural.scene import COUNTED, STATUSES, TYPES
from tidings.read.neural.settings import Cutoffs


@pytest.fixture
def found(token):
    """An event that a word names; `parts` is the probability of each candidate of the text, by role and words."""

    def make(seen, word, event_type, parts=(), *, score=0.9, status=Status.ACTUAL, background=0.0, kinds=()):
        types = np.zeros(len(TYPES), dtype=np.float32)
        types[0], types[TYPES.index(event_type)] = 1 - score, score
        roles = np.zeros((len(ROLES), len(seen.candidates)), dtype=np.float32)
        what = np.full((len(seen.candidates), len(COUNTED)), 0.01, dtype=np.float32)
        for role, words, probabilities in parts:
            of_kind = [i for i, c in enumerate(seen.candidates) if (c.kind, c.words) == (KIND_OF_ROLE[role], words)]
            assert len(of_kind) == len(probabilities), [(c.kind, c.words) for c in seen.candidates]
            roles[ROLES.index(role), of_kind] = probabilities
        for words, kind in kinds:
            what[[c.words == words for c in seen.candidates], COUNTED.index(kind)] = 0.9
        statuses = np.array([0.7 if one == status else 0.1 for one in STATUSES], dtype=np.float32)
        named = token(seen, word)
        return FoundEvent(named, 0, types, statuses, background, list(seen.candidates), roles, what, roles)

    return make


def draft(seen, *events, cutoffs=None):
    return Drafter(seen, cutoffs or Cutoffs(), heading=None, made_by="trained@test").draft(Told(list(events)))


def words(seen, spans):
    return [span.of(seen.parsed.report.text) for span in spans]


SHELLED = "Fighters of the Northern Front shelled Nurra on Monday."


@pytest.mark.parametrize(("probability", "actors"), [(0.6, ["Fighters of the Northern Front"]), (0.4, [])])
def test_a_party_is_taken_where_the_model_is_sure_enough(scene, found, probability, actors):
    seen = scene(SHELLED)
    event = found(seen, "shelled", "shelling", [("actor", "Fighters of the Northern Front", [probability])])
    assert words(seen, draft(seen, event, cutoffs=Cutoffs(actor=0.5)).actors) == actors


def test_a_part_is_as_the_surest_telling_has_it(scene, found):
    seen = scene("The army shelled Nurra on Monday. The shelling killed two farmers.")
    first = found(seen, "shelled", "shelling", [("target", "farmers", [0.1]), ("actor", "army", [0.9])])
    second = found(seen, "shelling", "shelling", [("target", "farmers", [0.8]), ("actor", "army", [0.2])])
    made = draft(seen, first, second)
    assert (words(seen, made.actors), words(seen, made.targets)) == (["army"], ["farmers"])


def test_places_of_the_same_name_are_chosen_by_their_sum(scene, found):
    seen = scene("The army shelled Nurra. People in Nurra fled to Belsa.")
    parts = [("place", "Nurra", [0.25, 0.3]), ("place", "Belsa", [0.45])]
    made = draft(seen, found(seen, "shelled", "shelling", parts), cutoffs=Cutoffs(place=0.4))
    assert words(seen, [made.place]) == ["Nurra"]
    assert made.place.start > seen.parsed.report.text.index("People")  # the likeliest of those of the name


def test_equal_time_expressions_are_not_added_up(scene, found):
    seen = scene("The army shelled Nurra on Monday. It shelled Belsa on Monday.")
    event = found(seen, "shelled", "shelling", [("time", "Monday", [0.3, 0.3])])
    assert draft(seen, event, cutoffs=Cutoffs(time=0.4)).when.span is None


def test_no_place_is_better_than_an_unsure_one(scene, found):
    seen = scene(SHELLED)
    event = found(seen, "shelled", "shelling", [("place", "Nurra", [0.2])])
    made = draft(seen, event, cutoffs=Cutoffs(place=0.4))
    assert (made.place, made.from_place, made.to_place) == (None, None, None)


def test_the_ways_from_and_to_are_places_of_their_own(scene, found):
    seen = scene("Families fled from Nurra to Belsa.")
    event = found(seen, "fled", "displacement", [("from", "Nurra", [0.9]), ("to", "Belsa", [0.8])])
    made = draft(seen, event)
    assert (made.place, words(seen, [made.from_place, made.to_place])) == (None, ["Nurra", "Belsa"])


@pytest.mark.parametrize("status", list(Status))
def test_the_status_is_the_likeliest(scene, found, status):
    seen = scene(SHELLED)
    assert draft(seen, found(seen, "shelled", "shelling", status=status)).status.value == status


def test_a_status_that_a_word_shows_rests_on_it(scene, found):
    seen = scene("The army will shell Nurra on Monday.")
    made = draft(seen, found(seen, "shell", "shelling", status=Status.PLANNED))
    assert (words(seen, made.status.spans), made.when.tense) == (["will"], "future")


def test_a_word_that_shows_another_status_is_not_called_up(scene, found):
    seen = scene("The army will shell Nurra on Monday.")
    assert draft(seen, found(seen, "shell", "shelling", status=Status.DENIED)).status.spans == ()


def test_the_surest_telling_names_the_event(scene, found):
    seen = scene("The army shelled Nurra on Monday. The attack killed two farmers.")
    tellings = found(seen, "attack", "attack", score=0.6), found(seen, "shelled", "shelling", score=0.95)
    made = draft(seen, *tellings)
    assert (made.type.value, words(seen, [made.anchor])) == ("shelling", ["shelled"])
    assert made.type.confidence == pytest.approx(0.95, abs=0.001)


def test_sentences_of_all_tellings_and_counts_are_evidence(scene, found):
    text = "The army shelled Nurra. Rain fell. The attack lasted an hour. Two farmers died."
    seen = scene(text)
    first = found(seen, "shelled", "shelling", [("count", "Two farmers", [0.9])], kinds=[("Two farmers", "killed")])
    made = draft(seen, found(seen, "attack", "shelling", score=0.7), first)
    assert words(seen, made.evidence) == ["The army shelled Nurra.", "The attack lasted an hour.", "Two farmers died."]


def test_a_count_is_of_the_likeliest_kind_and_told_once(scene, found):
    seen = scene("The army shelled Nurra, and 12 people were hurt. The shelling hurt 12 people.")
    parts, kinds = [("count", "12 people", [0.9, 0.8])], [("12 people", "injured")]
    made = draft(seen, found(seen, "shelled", "shelling", parts, kinds=kinds))
    assert [(count.value.what, count.value.min) for count in made.counts] == [(CountKind.INJURED, 12)]


def test_one_telling_as_background_is_enough(scene, found):
    seen = scene("The army shelled Nurra on Monday. The shelling killed two farmers.")
    tellings = [found(seen, "shelled", "shelling"), found(seen, "shelling", "shelling", background=0.8)]
    assert draft(seen, *tellings).told_as_background
    assert not draft(seen, tellings[0]).told_as_background


def test_a_source_that_the_rules_know_keeps_its_kind_and_is_named_once(scene, found):
    seen = scene("The army shelled Nurra, a doctor said. The doctor said that two people died.")
    parts = [("source", "doctor", [0.9, 0.9])]
    (speaker,) = draft(seen, found(seen, "shelled", "shelling", parts)).speakers
    assert (speaker.kind, speaker.anonymous) == (SourceKind.MEDICAL, True)


def test_a_source_whose_letters_stand_in_anothers_name_is_another(scene, found):
    seen = scene("Gunmen and the UN spoke of an attack on Nurra.")
    parts = [("source", "Gunmen", [0.9]), ("source", "UN", [0.9])]
    assert len(draft(seen, found(seen, "attack", "attack", parts)).speakers) == 2


def test_a_source_that_the_rules_do_not_know_gets_its_kind_from_its_words(scene, found):
    seen = scene("The army shelled Nurra in sight of the police.")
    (speaker,) = draft(seen, found(seen, "shelled", "shelling", [("source", "police", [0.9])])).speakers
    assert speaker.kind == SourceKind.POLICE


def test_an_anchor_that_the_rules_do_not_know_takes_in_the_words_that_say_its_kind(scene, found):
    seen = scene("The land dispute went on in Nurra.")
    assert words(seen, [draft(seen, found(seen, "dispute", "armed_clash")).anchor]) == ["land dispute"]


def test_the_longer_name_of_a_source_takes_the_place_of_a_word_of_it(scene, found):
    seen = scene("The state fell silent. Shells hit Nurra. Later the head of the state police wrote about it.")
    parts = [("source", "state", [0.9]), ("source", "head of the state police", [0.8])]
    (speaker,) = draft(seen, found(seen, "hit", "shelling", parts)).speakers
    assert words(seen, [speaker.span]) == ["head of the state police"]
