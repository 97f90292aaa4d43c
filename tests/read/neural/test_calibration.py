"""What a score is worth, and which score a user's threshold asks for."""

import pytest

from tidings.read.neural.calibration import Calibration

STEPS = Calibration(((0.1, 0.05), (0.5, 0.3), (0.9, 0.8)))


@pytest.mark.parametrize(("score", "confidence"), [(0.0, 0.05), (0.1, 0.05), (0.3, 0.175), (0.7, 0.55), (1.0, 0.8)])
def test_a_score_lies_on_the_line_between_the_points(score, confidence):
    assert STEPS.confidence(score) == pytest.approx(confidence)


@pytest.mark.parametrize("confidence", [0.1, 0.3, 0.6, 0.8])
def test_a_threshold_of_confidence_asks_for_the_score_that_has_it(confidence):
    assert STEPS.confidence(STEPS.score(confidence)) == pytest.approx(confidence)


def test_a_confidence_that_no_score_has_is_reached_by_none():
    assert STEPS.score(0.95) == 1.0


def test_without_points_a_score_is_its_own_confidence():
    assert Calibration().confidence(0.42) == Calibration().score(0.42) == 0.42
