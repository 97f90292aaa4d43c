"""Which reader a name opens, with which threshold; no reader is the default here, as that is chosen by measurement."""

import pytest

from tidings.model.errors import ConfigError
from tidings.read import readers
from tidings.read.neural.events import EventsModel
from tidings.read.neural.settings import load_settings
from tidings.read.neural.shipped import weights_digest
from tidings.read.reader_names import DEFAULT_READER, ReaderName, check_choice
from tidings.resolve.time import find_times


@pytest.fixture
def open_reader(reader, monkeypatch):
    """Readers over the parse of the session."""
    monkeypatch.setattr(readers, "RuleReader", lambda *_: reader)

    def make(name, threshold=None):
        return readers.open_reader(ReaderName(name), reader.toponyms, reader.parties, find_times, threshold)

    return make


def test_an_unknown_name_is_told_with_those_there_are():
    with pytest.raises(ConfigError, match="there is no reader 'oracle'; choose one of rules, trained, both"):
        check_choice("oracle", None)


@pytest.mark.parametrize("name", ["rules", "trained", "both", DEFAULT_READER])
def test_a_known_name_needs_no_threshold(name):
    assert check_choice(name, None) == name


def test_the_rules_take_no_threshold(open_reader):
    with pytest.raises(ConfigError, match="the rules give no probabilities"):
        open_reader("rules", 0.5)


@pytest.mark.parametrize("threshold", [0, 1, -0.2, 70, float("nan"), float("inf")])
def test_a_threshold_is_a_probability(open_reader, threshold):
    with pytest.raises(ConfigError, match="above 0 and below 1, not"):
        open_reader("trained", threshold)


@pytest.mark.parametrize("name", ["rules", "trained", "both"])
def test_a_reader_goes_by_its_name(open_reader, name):
    assert open_reader(name).name == name


def test_the_version_of_a_trained_reader_names_its_weights_and_threshold(open_reader):
    usual = open_reader("trained")
    assert weights_digest() in usual.version
    assert usual.version.endswith(f"p{load_settings('trained').threshold:g}")
    assert open_reader("trained", 0.4).version != open_reader("trained", 0.6).version


def test_a_threshold_is_a_share_of_right_claims_not_a_score(open_reader):
    calibration = load_settings("both").calibration
    assert calibration.points
    assert open_reader("both", 0.5).threshold == calibration.score(0.5)
    assert calibration.confidence(open_reader("both", 0.5).threshold) == pytest.approx(0.5)


def test_no_version_has_a_blank_as_versions_are_listed_with_blanks_between(open_reader):
    assert all(" " not in open_reader(name).version for name in ReaderName)


def test_without_weights_the_rules_still_open(open_reader, monkeypatch):
    def lack(**_):
        raise ConfigError("the weights events.onnx are missing")

    monkeypatch.setattr(EventsModel, "load", lack)
    assert open_reader("rules").name == "rules"
    with pytest.raises(ConfigError, match=r"events\.onnx"):
        open_reader("both")
