"""The reports kept back stay the same when more are coded."""

import pytest

heldout = pytest.importorskip("train.events.heldout", reason="torch is only in the train extra")

NAMES = [f"report-{number}" for number in range(400)]


def test_reports_that_come_later_change_nothing_for_the_others():
    early, late = heldout.split_names(NAMES[:200], 0.1)[0], heldout.split_names(NAMES, 0.1)[0]
    assert set(early) <= set(late)
    assert set(late) - set(early) <= set(NAMES[200:])


def test_about_the_share_asked_for_is_kept_back():
    kept, rest = heldout.split_names(NAMES, 0.1)
    assert 20 <= len(kept) <= 60
    assert sorted(kept + rest) == sorted(NAMES)


def test_texts_that_teach_statuses_only_are_never_kept_back():
    examples = [{"report": name, "origin": "commitment"} for name in NAMES]
    assert heldout.split_reports(examples, 0.5) == ([], [])
