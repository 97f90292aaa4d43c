"""Which claim an event found by the reader is of."""

from types import SimpleNamespace

import pytest

joins = pytest.importorskip("train.events.joins", reason="torch is only in the train extra")

from train.events.codings import Coding  # noqa: E402  # after the skip


def coding(claim_type, anchor, *evidence):
    return Coding(claim_type, "actual", background=False, anchor=anchor, evidence=evidence)


def event(at, claim_type):
    return SimpleNamespace(token=SimpleNamespace(idx=at), type=claim_type)


RAID, BLAST = coding("attack", (10, 14), (0, 50), (100, 150)), coding("bombing", (60, 65), (50, 100), (100, 150))


def test_the_word_that_the_coder_named_is_of_its_claim_whatever_the_type_found():
    assert joins.claim_of(event(11, "riot"), [RAID, BLAST]) == 0


def test_another_word_is_of_the_claim_of_its_type_in_its_sentence():
    assert joins.claim_of(event(120, "bombing"), [RAID, BLAST]) == 1


def test_a_kindred_type_will_do():
    assert joins.claim_of(event(120, "shelling"), [RAID, BLAST]) == 1


def test_where_a_sentence_tells_of_one_claim_alone_any_event_in_it_is_of_that():
    assert joins.claim_of(event(30, "displacement"), [RAID, BLAST]) == 0


def test_where_two_would_do_nothing_is_said():
    assert joins.claim_of(event(120, "displacement"), [RAID, BLAST]) is None
    assert joins.claim_of(event(120, "attack"), [RAID, coding("attack", (60, 65), (100, 150))]) is None


def test_outside_all_evidence_there_is_no_claim():
    assert joins.claim_of(event(200, "attack"), [RAID, BLAST]) is None
