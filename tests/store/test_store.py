"""What is added to the store is what it gives back, in versions, whole or not at all."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import date

import pytest

from tidings.model.errors import ConflictError, InputError, RecordError, StoreError
from tidings.model.report import Failure
from tidings.store.store import Store

AMBUSHED, HURT = (7, 15), (0, 6)


def test_a_report_comes_back_with_every_field(store, new_report):
    report = new_report(
        title="Ambush", outlet="Radio Sahel", url="https://example.org/1", language="fr", external_id="x-1",
        raw_sha256="ab" * 32, origin="feed.jsonl:3", copy_of="r0", copy_kind="near",
    )  # fmt: skip
    store.add_report(report)
    assert store.report(report.id) == report
    assert store.report("x-1") == report


def test_a_report_without_a_date_stays_undated(store, new_report):
    report = new_report(published=None)
    store.add_report(report)
    assert store.report(report.id).published is None


def test_a_reading_comes_back_with_its_claims_in_order_and_its_note(store, new_report, new_reading):
    report = new_report()
    reading = new_reading(report, AMBUSHED, HURT, note="read in part")
    store.add_report(report)
    store.add_reading(reading, "steps@1")
    assert store.reading(report.id) == reading
    assert list(store.readings()) == [(report, reading)]


def test_a_store_outlives_the_program_that_wrote_it(path, new_report, new_reading):
    report = new_report()
    with Store.open(path) as store:
        store.add_report(report)
        store.add_reading(new_reading(report, AMBUSHED), "steps@1")
    with Store.open(path, must_exist=True) as store:
        assert store.reading(report.id) == new_reading(report, AMBUSHED)


def test_readings_come_in_the_order_in_which_the_reports_came(store, new_report, new_reading):
    reports = [new_report(text=f"{word} fled.") for word in ("Zebras", "Apes", "Mice")]
    for report in reports:
        store.add_report(report)
    for report in reversed(reports):
        store.add_reading(new_reading(report, note="none"), "steps@1")
    assert [report.text for report, _ in store.readings()] == ["Zebras fled.", "Apes fled.", "Mice fled."]
    assert list(store.reports()) == reports


def test_a_report_that_was_not_read_has_no_reading(store, new_report):
    report = new_report()
    store.add_report(report)
    assert store.reading(report.id) is None
    assert not store.has_reading(report.id, "steps@1")
    assert list(store.readings()) == []


def test_a_reading_without_claims_counts_as_read(store, new_report, new_reading):
    report = new_report()
    store.add_report(report)
    store.add_reading(new_reading(report, note="no event of a known type"), "steps@1")
    assert store.has_reading(report.id, "steps@1")


def test_a_new_version_of_the_steps_is_served_and_the_old_reading_kept(store, path, new_report, new_reading):
    report = new_report()
    store.add_report(report)
    store.add_reading(new_reading(report, AMBUSHED), "steps@1")
    assert not store.has_reading(report.id, "steps@2")
    store.add_reading(new_reading(report, HURT), "steps@2")
    assert store.reading(report.id) == new_reading(report, HURT)
    assert _count(path, "reading") == 2


def test_the_same_report_again_is_not_added_twice(store, path, new_report):
    assert store.add_report(new_report(origin="a.txt")) is True
    assert store.add_report(new_report(origin="moved/a.txt")) is False
    assert _count(path, "report") == 1


def test_a_report_whose_date_was_put_right_must_be_read_again(store, new_report, new_reading):
    wrong, right = new_report(published=date(2021, 9, 3)), new_report(published=date(2021, 3, 9))
    store.add_report(wrong)
    store.add_reading(new_reading(wrong, AMBUSHED), "steps@1")
    assert store.add_report(right) is True
    assert store.report(right.id).published == date(2021, 3, 9)
    assert not store.has_reading(right.id, "steps@1")
    assert list(store.readings()) == []


def test_reading_twice_with_the_same_steps_is_a_conflict(store, new_report, new_reading):
    report = new_report()
    store.add_report(report)
    store.add_reading(new_reading(report, AMBUSHED), "steps@1")
    with pytest.raises(ConflictError, match="read by steps@1 already"):
        store.add_reading(new_reading(report, HURT), "steps@1")
    assert store.reading(report.id) == new_reading(report, AMBUSHED)


def test_a_reading_needs_its_report(store, new_report, new_reading):
    with pytest.raises(StoreError, match="add the report before its reading"):
        store.add_reading(new_reading(new_report(), AMBUSHED), "steps@1")


def test_a_claim_that_points_outside_the_text_is_refused_with_all_of_its_reading(
    store, new_report, new_claim, new_reading
):
    report = new_report(text="Too short.")
    store.add_report(report)
    with pytest.raises(RecordError, match="outside the text"):
        store.add_reading(new_reading(report, HURT), "steps@1")
    assert not store.has_reading(report.id, "steps@1")


def test_two_claims_of_one_id_are_refused(store, new_report, new_reading):
    report = new_report()
    store.add_report(report)
    with pytest.raises(RecordError, match="share an id"):
        store.add_reading(new_reading(report, AMBUSHED, AMBUSHED), "steps@1")


def test_a_claim_is_found_by_the_start_of_its_id(store, new_report, new_reading, new_claim):
    report = new_report()
    store.add_report(report)
    store.add_reading(new_reading(report, AMBUSHED), "steps@1")
    claim = new_claim(report, AMBUSHED)
    assert store.claim(claim.id[:6]) == (claim, report)
    assert store.claim(claim.id) == (claim, report)


def test_a_start_that_fits_two_claims_lists_them(store, new_report, new_reading):
    report = new_report()
    store.add_report(report)
    reading = new_reading(report, AMBUSHED, HURT)
    store.add_reading(reading, "steps@1")
    with pytest.raises(StoreError, match="2 claims start with 'c'") as caught:
        store.claim("c")
    assert all(claim.id in str(caught.value) for claim in reading.claims)


@pytest.mark.parametrize("prefix", ["", "zz", "%", "_", "c*"])
def test_a_start_that_fits_no_claim_says_so(store, new_report, new_reading, prefix):
    report = new_report()
    store.add_report(report)
    store.add_reading(new_reading(report, AMBUSHED), "steps@1")
    with pytest.raises(StoreError, match="has no claim"):
        store.claim(prefix)


def test_a_claim_of_an_older_reading_stays_findable(store, new_report, new_reading, new_claim):
    report = new_report()
    store.add_report(report)
    store.add_reading(new_reading(report, AMBUSHED), "steps@1")
    store.add_reading(new_reading(report, HURT), "steps@2")
    assert store.claim(new_claim(report, AMBUSHED).id)[0] == new_claim(report, AMBUSHED)
    assert store.claim("c")[0] == new_claim(report, HURT)


def test_an_id_that_the_input_gave_to_two_reports_is_ambiguous(store, new_report):
    store.add_report(new_report(text="One.", external_id="x"))
    store.add_report(new_report(text="Two.", external_id="x"))
    with pytest.raises(StoreError, match="2 reports are called 'x'"):
        store.report("x")


def test_an_unknown_report_is_an_error_that_names_the_file(store):
    with pytest.raises(StoreError, match=r"claims\.db has no report 'nope'"):
        store.report("nope")


def test_failures_are_kept_once_in_order(store):
    first, second = Failure("b.pdf", "input", "empty"), Failure("a.txt", "step", "time: no", "r1")
    for failure in (first, second, first):
        store.add_failure(failure)
    assert store.failures() == (first, second)


def test_half_a_surrogate_pair_is_bad_input_and_the_run_goes_on(store, new_report):
    with pytest.raises(InputError, match=r"bad\.txt is not valid Unicode"):
        store.add_report(new_report(text="Broken \ud83d text.", origin="bad.txt"))
    assert store.add_report(new_report(text="Whole \U0001f4f0 text.")) is True


def test_what_a_failed_transaction_added_is_gone(store, new_report):
    report = new_report()
    with contextlib.suppress(KeyboardInterrupt), store.transaction():
        store.add_report(report)
        raise KeyboardInterrupt
    with pytest.raises(StoreError, match="has no report"):
        store.report(report.id)


@pytest.mark.parametrize("table", ["report", "reading", "claim", "failure"])
def test_rows_can_neither_be_changed_nor_deleted(store, path, new_report, new_reading, table):
    report = new_report()
    store.add_report(report)
    store.add_reading(new_reading(report, AMBUSHED), "steps@1")
    store.add_failure(Failure("a.txt", "input", "empty"))
    with closing(sqlite3.connect(path)) as other:
        with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
            other.execute(f"DELETE FROM {table}")  # noqa: S608 -- the names are those above
        column = other.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]  # noqa: S608 -- likewise
        with pytest.raises(sqlite3.IntegrityError, match="never change"):
            other.execute(f"UPDATE {table} SET {column} = {column}")  # noqa: S608 -- likewise


KILLED = """
import sys
from tidings.model.claim import Claim, Reading
from tidings.model.report import Report
from tidings.model.values import Abstained, Span, Stated
from tidings.model.vocabulary import Reason, Status
from tidings.store.store import Store

def claim(report, at):
    no = Abstained(Reason.NOT_STATED, "t")
    return Claim(f"{report}-{at}", report, Stated("attack", (), "t"), Stated(Status.ACTUAL, (), "t"),
                 Stated(False, (), "t"), Span(at, at + 1), (Span(0, 40),), (), (), no, no, no, no, (), no, ())

with Store.open(sys.argv[1]) as store:
    for number in range(1_000_000):
        report = Report(id=f"r{number}", text="x" * 40)
        with store.transaction():
            store.add_report(report)
            store.add_reading(Reading(report.id, tuple(claim(report.id, at) for at in range(30))), "steps@1")
        print(number, flush=True)
"""


def test_a_killed_run_leaves_whole_reports_only_and_loses_none_that_it_announced(path):
    command = [sys.executable, "-c", KILLED, str(path)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- our own script, above
    deadline = time.monotonic() + 30
    while int(run.stdout.readline()) < 20 and time.monotonic() < deadline:
        pass
    time.sleep(0.0137)  # somewhere inside a transaction
    os.kill(run.pid, signal.SIGKILL)
    announced = [int(line) for line in run.stdout.read().split("\n")[:-1]]
    run.wait()
    run.stdout.close()
    with Store.open(path) as store:
        results = list(store.readings())
        assert len(results) >= max(announced, default=20)
        assert {len(reading.claims) for _, reading in results} == {30}
        assert [report.id for report, _ in results] == [report.id for report in store.reports()]


def _count(path, table):
    with closing(sqlite3.connect(path)) as other:
        return other.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 -- a table of ours
