"""Scenes of invented texts, read without weights."""

import pytest

from tidings.read.neural.survey import parsed_scene


@pytest.fixture(scope="session")
def scene(reader, new_report):
    """A text as a trained model sees it."""

    def make(text):
        return parsed_scene(reader, new_report(text), reader.nlp(text))

    return make


@pytest.fixture(scope="session")
def token():
    """The first token of a text with these words."""

    def find(seen, words):
        return next(token for token in seen.parsed.doc if token.text == words)

    return find
