"""The real pipeline, opened once for all tests that need it (a second or two; the gazetteer is built if missing)."""

from importlib.resources import as_file, files

import pytest


@pytest.fixture(scope="session")
def pipeline():
    """With the rule reader, whose lexicon says what is found; the trained readers have tests of their own."""
    from tidings.pipeline import Pipeline

    return Pipeline.open(reader="rules")


@pytest.fixture(scope="session")
def default_pipeline():
    """As users get it."""
    from tidings.pipeline import Pipeline

    return Pipeline.open()


@pytest.fixture
def opened_pipeline(pipeline, monkeypatch):
    """Whoever opens a pipeline gets the one of the session, and reads in this process."""
    monkeypatch.setattr("tidings.app.workers.usual_workers", lambda: 1)
    monkeypatch.setattr("tidings.pipeline.Pipeline.open", lambda **_: pipeline)
    return pipeline


@pytest.fixture(scope="session")
def demo_reports():
    """The reports of `tidings demo`."""
    from tidings.app.api import load
    from tidings.model.report import Report

    with as_file(files("tidings.app") / "demo" / "reports") as folder:
        return [record for record in load(folder) if isinstance(record, Report)]


@pytest.fixture(scope="session")
def demo_results(pipeline, demo_reports):
    """The demo reports with their readings."""
    return list(pipeline.read(demo_reports))
