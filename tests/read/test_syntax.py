"""Grammar of a predicate, on parses of our own sentences."""

import pytest

from tidings.read.syntax import clause_of, find_arguments, is_negated, is_passive, noun_phrase, with_conjuncts


@pytest.fixture
def token(reader):
    """A token of a sentence by its word; of the word's repeats the first."""

    def find(text, word):
        return next(token for token in reader.nlp(text) if token.text == word)

    return find


def words(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "by", "objects"),
    [
        ("The rebels shelled the town.", "shelled", ["rebels"], [], ["town"]),
        ("The town was shelled by the rebels.", "shelled", [], ["rebels"], ["town"]),
        ("The rebels that shelled the town fled.", "shelled", ["rebels"], [], ["town"]),
        ("A convoy ambushed by gunmen carried flour.", "ambushed", [], ["gunmen"], ["convoy"]),
        ("Soldiers stormed the compound and arrested a teacher.", "arrested", ["Soldiers"], [], ["teacher"]),
        ("Rebels and deserters looted the market.", "looted", ["Rebels", "deserters"], [], ["market"]),
        ("The homes were burned and looted.", "looted", [], [], ["homes"]),
    ],
)
def test_the_arguments_of_a_verb(token, text, verb, subject, by, objects):
    found = find_arguments(token(text, verb))
    assert (words(found.subject), words(found.by), words(found.object)) == (subject, by, objects)


def test_the_arguments_of_a_noun_are_its_prepositions_and_modifiers(token):
    found = find_arguments(token("An army raid on the town by night went on.", "raid"))
    assert words(found.modifiers) == ["army"]
    assert [(prep, noun.text) for prep, noun in found.preps] == [("on", "town"), ("by", "night")]


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The town was shelled.", "shelled", True),
        ("The town shelled by rebels burned.", "shelled", True),
        ("Rebels have shelled the town.", "shelled", False),
    ],
)
def test_a_passive_is_known_by_its_auxiliary_or_agent(token, text, verb, passive):
    assert is_passive(token(text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("Rebels did not shell the town.", "shell", True),
        ("No village was burned.", "burned", True),
        ("None of the hostages were freed.", "freed", True),
        ("Rebels shelled the town.", "shelled", False),
    ],
)
def test_a_negation_stands_at_the_verb_or_its_subject(token, text, word, negated):
    assert is_negated(token(text, word)) is negated


def test_a_noun_phrase_leaves_out_determiners_and_relative_clauses(token):
    head = token("The eastern outskirts of the town, which rebels hold, burned.", "outskirts")
    start, end = noun_phrase(head)
    assert head.doc[start:end].text == "eastern outskirts of the town"


def test_conjuncts_of_a_noun_are_nouns(token):
    assert words(with_conjuncts(token("Police, soldiers and rebels left.", "Police"))) == [
        "Police",
        "soldiers",
        "rebels",
    ]


def test_the_clause_of_a_word_is_headed_by_its_own_verb(token):
    text = "The mayor said that rebels shelled the town."
    assert clause_of(token(text, "town")).text == "shelled"
    assert clause_of(token(text, "mayor")).text == "said"
