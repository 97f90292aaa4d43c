"""The real pipeline, opened once for all tests that need it (a second or two; the gazetteer is built if missing)."""

import pytest


@pytest.fixture(scope="session")
def pipeline():
    from tidings.pipeline import Pipeline

    return Pipeline.open()


@pytest.fixture
def opened_pipeline(pipeline, monkeypatch):
    """Whoever opens a pipeline gets the one of the session."""
    monkeypatch.setattr("tidings.pipeline.Pipeline.open", lambda **_: pipeline)
    return pipeline
