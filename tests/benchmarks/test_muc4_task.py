"""The task muc4 over invented texts; needs the shipped weights."""

from importlib.resources import files

import pytest

from benchmarks.muc4.rules import find_templates
from benchmarks.tasks.muc4 import predict
from tidings.read.neural.shipped import WEIGHTS

BOMBING = (
    "   LIMA, 14 MAR 91 (NOWHERE NEWS) -- [TEXT] A BOMB EXPLODED YESTERDAY IN FRONT OF THE ARGENTINE EMBASSY IN LIMA, "
    "POLICE REPORTED.  THE BLAST DESTROYED THE EMBASSY GATE AND KILLED TWO GUARDS.  NO ONE HAS CLAIMED "
    "RESPONSIBILITY, BUT POLICE BLAME SHINING PATH TERRORISTS."
)
HARVEST = (
    "   LIMA, 14 MAR 91 (NOWHERE NEWS) -- [TEXT] THE COFFEE HARVEST WILL BE GOOD THIS YEAR, THE MINISTRY OF "
    "AGRICULTURE SAID.  PRICES ARE EXPECTED TO FALL."
)
has_weights = pytest.mark.skipif(
    not files(WEIGHTS).joinpath("muc4.onnx.gz").is_file(),
    reason="the weights muc4.onnx.gz are not built; run make train",
)


def _slot(slots, name):
    return [filler["any"][0] for filler in slots.get(name, [])]


def _read(text):
    (prediction,) = predict([{"id": "INVENTED-1", "text": text}])
    return prediction


@has_weights
def test_a_bombing_becomes_a_template():
    (template,) = _read(BOMBING)["templates"]
    assert _slot(template["slots"], "inc_type") == ["BOMBING"]
    assert _slot(template["slots"], "inc_stage") == ["ACCOMPLISHED"]
    assert _slot(template["slots"], "inc_loc")[0].startswith("PERU")
    assert _slot(template["slots"], "inc_date") == ["13 MAR 91"]


@has_weights
def test_letter_case_makes_no_difference():
    assert _read(BOMBING) == _read(BOMBING.lower()) == _read(BOMBING.title())


@has_weights
def test_a_text_without_incident_has_no_template():
    assert _read(HARVEST) == {"id": "INVENTED-1", "templates": []}


@has_weights
def test_an_empty_text_has_no_template():
    assert _read("")["templates"] == []


def test_rules_find_the_bombing_too():
    kinds = [_slot(slots, "inc_type") for slots in find_templates(BOMBING, None)]
    assert ["BOMBING"] in kinds


def test_rules_find_nothing_in_a_harvest():
    assert find_templates(HARVEST, None) == []
