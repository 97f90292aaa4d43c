"""Several processes read what one would, in the same order."""

import pytest

from tidings.app import workers as working
from tidings.app.workers import HowToRead, Workers
from tidings.model.errors import StepError
from tidings.model.report import Failure
from tidings.model.result import Result
from tidings.store.store import Store


@pytest.fixture
def at_once(monkeypatch):
    """Processes are started with the first report, and waited for."""
    monkeypatch.setattr(working, "PATIENCE", 0)
    are_ready = Workers._are_ready

    def wait(self):
        for future in self.loading:
            future.result()
        return are_ready(self)

    monkeypatch.setattr(Workers, "_are_ready", wait)


@pytest.fixture(scope="module")
def reports(demo_reports):
    return demo_reports[:6]


def claims(results):
    return [(result.report.id, result.claims) for result in results]


def test_two_processes_read_what_one_does_in_the_same_order(pipeline, reports, at_once):
    with Workers(pipeline, HowToRead("rules", workers=2)) as two:
        told = list(pipeline.run(reports, workers=two))
    assert two.pool is not None
    assert claims(told) == claims(pipeline.run(reports))


def test_while_the_others_load_the_first_process_reads(pipeline, reports, monkeypatch):
    monkeypatch.setattr(working, "PATIENCE", 0)
    monkeypatch.setattr(Workers, "_are_ready", lambda _: False)
    with Workers(pipeline, HowToRead("rules", workers=2)) as two:
        assert claims(pipeline.run(reports, workers=two)) == claims(pipeline.run(reports))
        assert two.pool is not None


def test_few_reports_start_no_process(pipeline, reports):
    with Workers(pipeline, HowToRead("rules", workers=2)) as two:
        assert len(list(pipeline.run(reports, workers=two))) == len(reports)
        assert two.pool is None


def test_one_worker_is_this_process(pipeline, reports, at_once):
    with Workers(pipeline, HowToRead("rules")) as one:
        assert len(list(pipeline.run(reports, workers=one))) == len(reports)
        assert one.pool is None


class Handing:
    """Hands out reports two ahead; what it reads is noted when it is asked for."""

    ahead = 2

    def __init__(self, pipeline, broken=()):
        self.pipeline, self.broken, self.begun, self.asked = pipeline, broken, [], []

    def begin(self, report):
        self.begun.append(report.id)

        def read():
            self.asked.append(report.id)
            if report.id in self.broken:
                raise StepError("cannot be parsed")
            return self.pipeline.read_one(report)

        return read


def test_reports_are_handed_out_ahead_and_come_out_in_order(pipeline, reports):
    handing = Handing(pipeline)
    run = pipeline.run(reports, workers=handing)
    next(run)
    assert handing.begun == [report.id for report in reports[:3]]
    assert handing.asked == [reports[0].id]
    list(run)
    assert handing.asked == [report.id for report in reports]


def test_failures_keep_their_place_among_reports_read_ahead(pipeline, reports):
    broken = Failure("x.pdf", "input", "no text")
    told = list(pipeline.run([reports[0], broken, reports[1]], workers=Handing(pipeline)))
    assert [type(record) for record in told] == [Result, Failure, Result]


def test_a_report_that_fails_in_a_worker_is_a_failure_and_the_others_are_read(pipeline, reports):
    handing = Handing(pipeline, broken={reports[1].id})
    told = list(pipeline.run(reports[:3], workers=handing))
    assert [record.message for record in told if isinstance(record, Failure)] == ["cannot be parsed"]
    assert len(told) == 3


def test_what_a_store_holds_is_not_handed_out(pipeline, reports, tmp_path):
    handing = Handing(pipeline)
    with Store.open(tmp_path / "case.db") as store:
        list(pipeline.run(reports[:2], store))
        told = list(pipeline.run(reports[:3], store, handing))
    assert handing.begun == [reports[2].id]
    assert [result.report.id for result in told] == [report.id for report in reports[:3]]
