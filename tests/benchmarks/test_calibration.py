import xml.etree.ElementTree as ET

import pytest

from benchmarks import calibration
from benchmarks.calibration import Judged, calibration_errors, draw, group_in_bins, judge, summarise, sweep
from benchmarks.readings import ReadReport, load_scorer
from benchmarks.yardstick import SHARED


def told(anchor, confidence, claim_type="attack"):
    return {"anchor": anchor, "type": claim_type, "confidence": confidence}


@pytest.fixture
def reports():
    gold = [{"anchor": "shot", "type": "attack"}, {"anchor": "blast", "type": "bombing"}]
    claims = [told("shot", 0.95), told("blast", 0.65, "shelling"), told("game", 0.15)]
    return [ReadReport("a", gold, claims), ReadReport("empty", [], [told("match", 0.25)])]


def test_a_claim_is_judged_by_its_partner_and_its_partners_type(scorer, reports):
    assert judge(scorer, reports) == [
        Judged(0.95, is_event=True, is_type=True),
        Judged(0.65, is_event=True, is_type=False),
        Judged(0.15, is_event=False, is_type=False),
        Judged(0.25, is_event=False, is_type=False),
    ]


def test_bins_hold_like_confidence_and_the_last_one_holds_certainty():
    judged = [Judged(0.91, is_event=True, is_type=True), Judged(1.0, is_event=False, is_type=False)]
    (only,) = group_in_bins(judged)
    assert (only.low, only.high, only.count) == (0.9, 1.0, 2)
    assert (only.confidence, only.events, only.types) == pytest.approx((0.955, 0.5, 0.5))


def test_the_error_is_the_gap_between_confidence_and_share_weighted_by_claims():
    right = [Judged(0.75, is_event=True, is_type=number < 3) for number in range(4)]  # gaps 0.25 and 0
    wrong = [Judged(0.25, is_event=False, is_type=False)] * 4  # gap 0.25
    assert calibration_errors(right + wrong) == pytest.approx((0.25, 0.125))


def test_no_claims_have_no_error():
    assert calibration_errors([]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("threshold", "event", "kind"),
    [
        (0.05, [2, 2, 0], [1, 3, 1]),
        (0.2, [2, 1, 0], [1, 2, 1]),
        (0.65, [2, 0, 0], [1, 1, 1]),
        (0.9, [1, 0, 1], [1, 0, 1]),
    ],
)
def test_a_threshold_keeps_the_claims_of_at_least_that_confidence(scorer, reports, threshold, event, kind):
    assert sweep(scorer, reports, threshold) == (event, kind)


def test_the_summary_has_bins_errors_and_thresholds(scorer, reports):
    text = summarise(scorer, reports)
    assert "| 0.9 to 1.0 | 1      | 0.950           | 1.000       | 1.000" in text
    assert "all 4 claims told at 0.05: event 0.200" in text
    assert "| 0.60      | 1.000   | 1.000   | 1.000    | 0.500   |" in text


def test_the_diagram_is_well_formed_and_has_a_mark_for_every_bin(scorer, reports):
    drawn = ET.fromstring(draw(group_in_bins(judge(scorer, reports)), "both"))  # noqa: S314 -- we drew it ourselves
    assert len(drawn.findall("{*}circle")) == 2 * 4


def test_where_gold_is_absent_nothing_is_measured_and_that_is_no_error(tmp_path, capsys):
    assert calibration.main(["--shared", str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out


def test_the_rules_have_no_confidence_to_measure():
    with pytest.raises(SystemExit):
        calibration.main(["--reader", "rules"])


@pytest.mark.skipif(not (SHARED / "score" / "score.py").is_file(), reason="the scorer lies in ../shared, not here")
def test_the_real_scorer_can_be_used_as_a_module():
    claim = {"type": "attack", "anchor": "shot", "evidence": [[0, 20]]}
    assert [tuple(map(int, pair)) for pair in load_scorer(SHARED).pair([claim], [claim])] == [(0, 0)]
