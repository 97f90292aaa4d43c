import numpy as np
import pytest

from tidings.model.values import Span
from tidings.read.neural.attribution import (
    DISTANCES,
    NO_SPAN,
    NOWHERE,
    AttributionModel,
    batches_of,
    distances_between,
    padded,
)
from tidings.read.neural.paragraph_windows import windows_of
from tidings.read.neural.tag_paths import BEGIN, END, FORBIDDEN, INSIDE, OUTSIDE, SINGLE, TAGS, best_paths, spans_of
from tidings.read.neural.wordpieces import WordPieces

PLAIN = "The governor said that two bridges had been shelled."
QUOTED = '"The clinic has no water," said Amina Yusuf, a nurse. "We boil what the river gives us."'


def words(text, attribution):
    parts = (attribution.source, attribution.cue, attribution.content)
    return tuple([span.of(text) for span in part] for part in parts)


@pytest.fixture(scope="module")
def model():
    return AttributionModel.load()


def test_a_plain_statement_has_its_source_cue_and_content(model):
    ((found,),) = model.read([PLAIN])
    assert words(PLAIN, found) == (["The governor"], ["said"], ["that two bridges had been shelled"])


def test_a_quotation_broken_by_its_cue_is_one_attribution_with_two_contents(model):
    ((found,),) = model.read([QUOTED])
    source, cue, content = words(QUOTED, found)
    assert (source[0].startswith("Amina Yusuf"), cue, len(content)) == (True, ["said"], 2)


def test_each_of_two_speakers_keeps_what_that_speaker_said(model):
    text = "Mr. Oyelaran said the market burned down. Ms. Haddad denied that anyone was hurt."
    (found,) = model.read([text])
    heads = {words(text, one)[0][0]: words(text, one)[2][0] for one in found}
    assert "market" in heads["Mr. Oyelaran"]
    assert "anyone" in heads["Ms. Haddad"]


def test_a_report_without_speech_has_no_attributions(model):
    assert model.read(["Shells fell on the harbour on Monday night."]) == [[]]


def test_texts_without_words_are_read_as_empty(model):
    assert model.read(["", " \n\n ", PLAIN])[:2] == [[], []]


def test_no_texts_give_nothing(model):
    assert model.read([]) == []


def test_texts_read_together_give_the_same_spans_as_alone(model):
    texts = [PLAIN, QUOTED, f"{QUOTED}\n\n{PLAIN}"]
    assert model.read(texts)[0] == model.read([PLAIN])[0]
    assert [len(found) for found in model.read(texts)] == [1, 1, 2]


def test_a_text_longer_than_a_window_keeps_its_offsets(model):
    text = "\n".join([PLAIN] * 60)
    (found,) = model.read([text])
    assert {attribution.source[0].of(text) for attribution in found} == {"The governor"}
    assert len(found) == 60


def test_windows_hold_whole_paragraphs_where_they_fit():
    pieces = WordPieces.load()
    windows = windows_of([f"{PLAIN}\n{QUOTED}"], pieces, 30)
    assert [window.starts[1] for window in windows] == [0, len(PLAIN) + 1]


def test_a_paragraph_too_long_is_cut_where_a_sentence_ends():
    text = "It rained all day. " * 3 + "The road was closed again. " * 2
    first, second = windows_of([text], WordPieces.load(), 20)
    assert text[: first.ends[-2]].endswith("It rained all day.")
    assert text[second.starts[1] :].startswith("The road")


def test_a_span_may_not_begin_within_a_word():
    text = "unquestionably"
    (window,) = windows_of([text], WordPieces.load(), 16)
    assert (window.opens.sum(), window.closes.sum()) == (1, 1)


def test_batches_keep_to_the_budget_and_lose_no_window():
    windows = windows_of([PLAIN, QUOTED, PLAIN * 3], WordPieces.load(), 224)
    batches = list(batches_of(windows, 60))
    assert sum(map(len, batches)) == len(windows)
    assert all(padded(batch)[0].size <= 60 for batch in batches if len(batch) > 1)


def test_the_best_path_opens_and_closes_every_span():
    emissions = np.zeros((1, 4, TAGS), dtype=np.float32)
    emissions[0, [1, 2], [INSIDE, INSIDE]] = 3  # alone these would be a span without a beginning
    tags = best_paths(emissions, FORBIDDEN[None], np.array([4]))
    assert list(spans_of(tags[0])) == [(0, 3)]


def test_paths_of_padded_sequences_end_with_the_sequence():
    emissions = np.zeros((2, 3, TAGS), dtype=np.float32)
    emissions[:, 0, BEGIN] = 1
    emissions[0, 1, END] = emissions[1, 2, END] = 5
    tags = best_paths(emissions, np.stack([FORBIDDEN, FORBIDDEN]), np.array([2, 3]))
    assert tags.tolist() == [[BEGIN, END, OUTSIDE], [BEGIN, INSIDE, END]]


def test_spans_are_read_off_tags():
    assert list(spans_of(np.array([SINGLE, OUTSIDE, BEGIN, INSIDE, END, SINGLE]))) == [(0, 0), (2, 4), (5, 5)]


def test_distances_tell_before_from_after_and_grow_with_the_gap():
    cue = (10, 11)
    before, near, far = distances_between([cue], [(7, 8), (13, 13), (60, 70)])[0]
    assert before < near < far < DISTANCES - 1
    assert distances_between([cue], [NOWHERE]) == NO_SPAN


def test_spans_lie_within_their_text(model):
    text = f"{QUOTED}\n\n{PLAIN} Nobody, he added, was “unhurt”…"
    (found,) = model.read([text])
    spans = [span for one in found for part in (one.source, one.cue, one.content) for span in part]
    assert spans
    assert all(isinstance(span, Span) and span.end <= len(text) for span in spans)
