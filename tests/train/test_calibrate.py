import pytest

calibrate = pytest.importorskip("train.events.calibrate", reason="torch is only in the train extra")


def test_points_rise_and_tell_the_share_of_right_claims():
    low = [(0.2, i % 5 == 0) for i in range(100)]
    high = [(0.9, i % 5 != 0) for i in range(100)]
    assert calibrate.fit_points(low + high) == [(0.2, 0.2), (0.9, 0.8)]


def test_few_claims_make_no_point_of_their_own():
    claims = [(0.2, i % 2 == 0) for i in range(60)] + [(0.99, True)] * 3
    ((score, share),) = calibrate.fit_points(claims)
    assert score == pytest.approx((0.2 * 60 + 0.99 * 3) / 63, abs=1e-3)
    assert share == pytest.approx(33 / 63, abs=1e-3)
