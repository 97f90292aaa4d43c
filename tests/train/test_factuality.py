"""Marks of public sets as statuses of the codebook."""

import json

import pytest

from train.events.factuality import Mark, meantime_status, read_meantime


@pytest.mark.parametrize(
    ("certainty", "polarity", "time", "status"),
    [
        ("CERTAIN", "POS", "NON_FUTURE", "actual"),
        ("CERTAIN", "POS", "FUTURE", "planned"),
        ("PROBABLE", "POS", "NON_FUTURE", "possible"),
        ("POSSIBLE", "NEG", "NON_FUTURE", "possible"),
        ("CERTAIN", "NEG", "NON_FUTURE", "denied"),
        ("CERTAIN", "UNDERSPECIFIED", "NON_FUTURE", None),
        ("UNDERSPECIFIED", "POS", "FUTURE", None),
    ],
)
def test_marks_of_certainty_polarity_and_time_make_a_status(certainty, polarity, time, status):
    assert meantime_status({"certainty": certainty, "polarity": polarity, "time": time}) == status


def test_sentences_of_a_document_are_put_together_and_marks_moved_with_them(tmp_path):
    labels = {"certainty": "CERTAIN", "polarity": "POS", "time": "FUTURE"}
    lines = [
        {"document": "d", "sentence": 4, "text": "It will close.", "start": 8, "end": 13, "labels": labels},
        {
            "document": "d",
            "sentence": 1,
            "text": "Sales fell.",
            "start": 6,
            "end": 10,
            "labels": {**labels, "time": ""},
        },
    ]
    folder = tmp_path / "data" / "factuality"
    folder.mkdir(parents=True)
    (folder / "meantime.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (found,) = read_meantime(tmp_path)
    assert found.report.text == "Sales fell.\nIt will close."
    marked = {found.report.text[mark.start : mark.end]: mark.status for mark in found.marks}
    assert marked == {"close": "planned", "fell": "actual"}


def test_a_clause_is_marked_at_the_last_word_of_its_verb():
    class Word:
        def __init__(self, idx, lemma):
            self.idx, self.lemma_ = idx, lemma

    class Seen:
        anchors = (Word(0, "say"), Word(10, "leave"), Word(20, "leave"), Word(40, "leave"))

    assert Mark(5, 30, "denied", "leave").token(Seen).idx == 20
    assert Mark(5, 30, "denied", "stay").token(Seen) is None
    assert Mark(0, 3, "actual").token(Seen).idx == 0
