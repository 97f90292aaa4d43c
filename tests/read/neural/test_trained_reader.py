"""Whole reports through the trained readers with the weights that ship."""

from itertools import pairwise

import pytest

from tidings.read.neural.events import EventsModel
from tidings.read.neural.reader import TrainedReader

REPORT = (
    "Fighters of the Northern Front shelled Nurra on Monday, killing four people and wounding nine, doctors said. "
    "Two houses were destroyed. On Tuesday soldiers arrested six men at a checkpoint outside Belsa, the police said. "
    "Hundreds of families fled to Kerit after the shelling."
)
FILM = (
    "The director's third film is a tender comedy about a baker who inherits a cinema. The young lead is a joy to "
    "watch, the camera lingers on bread and rain, and the songs stay with you. It opens in theatres on Friday."
)
RECIPE = (
    "Chop two onions and fry them gently in butter. Add the lentils and a litre of stock, and simmer for forty "
    "minutes. Serve with yoghurt and mint."
)


@pytest.fixture(scope="module", params=[True, False], ids=["both", "trained"])
def trained(request, reader):
    return TrainedReader(reader, EventsModel.load(uses_rules=request.param))


@pytest.fixture
def drafts(trained, new_report):
    def read(text):
        (drafted,) = trained.read([new_report(text)])
        return drafted.drafts

    return read


def spans_of(draft):
    """All spans of a draft."""
    yield from (draft.anchor, *draft.evidence, *draft.actors, *draft.targets, *draft.status.spans, *draft.type.spans)
    yield from (span for span in (draft.place, draft.from_place, draft.to_place, draft.means, draft.when.span) if span)
    yield from (span for count in draft.counts for span in count.spans)
    yield from (speaker.span for speaker in draft.speakers)


def check(text, drafts):
    for draft in drafts:
        assert all(0 <= span.start < span.end <= len(text) for span in spans_of(draft))
        assert all(span.of(text).strip() == span.of(text) for span in spans_of(draft))
        assert any(sentence.contains(draft.anchor) for sentence in draft.evidence)
        assert all(one.end <= other.start for one, other in pairwise(draft.evidence))
        assert 0 < draft.type.confidence <= 1
    assert len({(draft.type.value, draft.anchor) for draft in drafts}) == len(drafts)


def test_a_report_of_attacks_gives_events_that_rest_on_its_text(drafts):
    found = drafts(REPORT)
    assert found
    check(REPORT, found)


def test_events_are_made_by_their_reader_and_its_version(trained, drafts):
    assert {draft.made_by for draft in drafts(REPORT)} == {f"{trained.name}@{trained.version}"}


def test_a_lower_threshold_tells_no_fewer_events(reader, new_report):
    model = EventsModel.load()
    told = []
    for threshold in (0.05, 0.5, 0.99):
        (drafted,) = TrainedReader(reader, model, threshold).read([new_report(REPORT)])
        told.append({draft.anchor for draft in drafted.drafts})
    assert len(told[0]) >= len(told[1]) >= len(told[2])


@pytest.mark.parametrize("text", [".", "\N{COLLISION SYMBOL}", "1,200", "Go!"])
def test_a_text_with_hardly_a_word_gives_nothing(drafts, text):
    assert drafts(text) == ()


@pytest.mark.parametrize("text", [FILM, RECIPE])
def test_a_text_on_other_things_gives_nothing(drafts, text):
    assert drafts(text) == ()


def test_a_text_of_three_thousand_words_is_read_to_its_end(drafts):
    towns = ("Nurra", "Belsa", "Kerit", "Tarfa")
    sentences = [f"Soldiers arrested {n + 3} men in {towns[n % 4]} on Monday, the police said." for n in range(275)]
    text = "\n\n".join(sentences)
    assert len(text.split()) >= 3000
    found = drafts(text)
    check(text, found)
    assert max(draft.evidence[-1].end for draft in found) > len(text) * 0.9


def test_characters_outside_the_basic_plane_shift_no_span(drafts):
    mark = "\N{COLLISION SYMBOL}"
    text = (
        f"{mark}{mark} {mark}\n\nGunmen shelled Nurra {mark} on Monday. {mark * 5} Soldiers arrested six men in Belsa."
    )
    found = drafts(text)
    check(text, found)
    assert {draft.anchor.of(text) for draft in found} & {"shelled", "arrested"}


def test_a_text_in_capitals_is_read(drafts):
    text = REPORT.upper()
    check(text, drafts(text))


def test_what_others_are_in_the_batch_changes_nothing(trained, new_report):
    reports = [new_report(text) for text in (REPORT, RECIPE, "Gunmen shelled Nurra on Monday.")]
    together = [drafted.drafts for drafted in trained.read(reports)]
    assert [drafted.drafts for report in reversed(reports) for drafted in trained.read([report])] == together[::-1]


def test_a_report_on_other_things_is_told_why_nothing_was_found(trained, new_report):
    text = "The striker scored twice and the goalkeeper saved a penalty as the team won the cup final in the league."
    (drafted,) = trained.read([new_report(text)])
    assert drafted.drafts == ()
