"""A claim in the codebook's fields, and the JSON Lines made of them."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from tidings.export.claims_jsonl import write_claims_jsonl
from tidings.export.fields import claim_fields
from tidings.model.claim import Reading
from tidings.model.values import Interval
from tidings.model.vocabulary import TimePrecision

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "train" / "claims.jsonl"


def test_a_full_claim_has_every_field_of_the_codebook(bombing):
    report, claim = bombing
    assert claim_fields(claim, report.text) == {
        "id": claim.id,
        "type": "bombing",
        "status": "actual",
        "background": False,
        "anchor": "roadside bomb",
        "evidence": [[0, 30], [32, 159], [195, 226]],
        "actors": [],
        "targets": ["herders"],
        "place": {"name": "Tarfa", "lat": 15.25, "lon": -3.5, "country": "ML", "precision": 2},
        "from_place": None,
        "to_place": None,
        "start": "2021-03-07",
        "end": "2021-03-07",
        "time_precision": "day",
        "counts": [{"what": "killed", "unit": "people", "who": "civilians", "min": 4, "max": None}],
        "means": "roadside bomb",
        "sources": [
            {"name": "a village elder", "kind": "local_source", "anonymous": True},
            {"name": "Radio Sahel", "kind": "media", "anonymous": False},
        ],
    }


def test_what_was_abstained_on_is_null_and_never_the_publication_date(new_report, new_claim):
    report = new_report()
    fields = claim_fields(new_claim(report, "blast"), report.text)
    assert (fields["start"], fields["end"], fields["time_precision"]) == (None, None, "unknown")
    assert (fields["place"], fields["means"], fields["sources"]) == (None, None, [])


def test_an_open_interval_stays_open(new_report, new_claim, told):
    report = new_report()
    since = told(report, "this year", Interval(date(2021, 1, 1), None, TimePrecision.MONTH))
    fields = claim_fields(new_claim(report, "blast", when=since), report.text)
    assert (fields["start"], fields["end"], fields["time_precision"]) == ("2021-01-01", None, "month")


def test_jsonl_has_one_line_a_report_in_order_also_without_claims(results):
    lines = [json.loads(line) for line in _jsonl(results).splitlines()]
    title = "Four herders killed near Tarfa"
    assert [line["doc"] for line in lines] == [
        {"id": "ml-tarfa", "title": title, "outlet": "Sahel Daily", "published": "2021-03-09", "lang": "en"},
        {"id": "cricket", "title": None, "outlet": None, "published": None, "lang": "en"},
    ]  # fmt: skip
    assert [len(line["claims"]) for line in lines] == [1, 0]


def test_a_report_without_an_id_of_its_own_shows_ours(new_report):
    report = new_report(external_id=None)
    assert json.loads(_jsonl([(report, Reading(report.id, ()))]))["doc"]["id"] == report.id


def test_jsonl_keeps_scripts_readable_and_every_record_on_one_line(new_report):
    report = new_report(title="مقتل أربعة\u2028رعاة", text="x\u2029y")
    written = _jsonl([(report, Reading(report.id, ()))])
    assert "مقتل أربعة\\u2028رعاة" in written
    assert len(written.splitlines()) == 1


@pytest.mark.skipif(not GOLD.exists(), reason="the gold claims are not part of a user's copy")
def test_the_fields_are_those_of_the_gold_claims_in_the_same_order(bombing):
    report, claim = bombing
    gold = next(doc for doc in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()) if doc["claims"])
    ours = json.loads(_jsonl([(report, Reading(report.id, (claim,)))]))
    assert list(ours["doc"]) == list(gold["doc"])
    assert list(ours["claims"][0]) == list(gold["claims"][0])
    assert list(ours["claims"][0]["place"]) == ["name", "lat", "lon", "country", "precision"]


def _jsonl(results):
    out = io.StringIO()
    write_claims_jsonl(results, out)
    return out.getvalue()
