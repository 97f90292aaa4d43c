"""CSV and GeoJSON: flat, valid, safe to open in a spreadsheet, silent about nothing they leave out."""

import csv
import io
import json

import pytest

from tidings.export.claims_csv import write_csv
from tidings.export.claims_geojson import write_geojson
from tidings.export.rows import COLUMNS, count_label, evidence_text
from tidings.model.claim import Reading
from tidings.model.values import Count, Party, Place
from tidings.model.vocabulary import CountKind, PlacePrecision


def test_csv_has_a_documented_column_for_every_cell(results):
    heading, *rows = csv.reader(io.StringIO(_written(write_csv, results), newline=""))
    assert heading == list(COLUMNS)
    assert [len(row) for row in rows] == [len(COLUMNS)]
    assert all(COLUMNS.values())


def test_a_csv_row_tells_the_claim_in_words(results):
    [row] = _csv_rows(results)
    assert row["report_id"] == "ml-tarfa"
    assert (row["family"], row["type"], row["status"], row["background"]) == ("explosion", "bombing", "actual", "false")
    assert (row["place"], row["lat"], row["lon"], row["place_precision"]) == ("Tarfa", "15.25", "-3.5", "2")
    assert (row["start"], row["end"], row["time_precision"], row["time_abstained"]) == (
        "2021-03-07",
        "2021-03-07",
        "day",
        "",
    )
    assert row["counts"] == "killed: at least 4 people (civilians)"
    assert row["sources"] == "a village elder (local source, anonymous) > Radio Sahel (media)"


def test_a_csv_row_says_why_there_is_no_place_or_date(new_report, new_claim):
    report = new_report()
    [row] = _csv_rows([(report, Reading(report.id, (new_claim(report, "blast"),)))])
    assert (row["place"], row["place_abstained"]) == ("", "not-stated")
    assert (row["start"], row["time_precision"], row["time_abstained"]) == ("", "unknown", "not-stated")


def test_evidence_shows_where_sentences_are_left_out(bombing):
    report, claim = bombing
    shown = evidence_text(claim, report.text)
    assert shown.startswith("Four herders killed near Tarfa At least four herders")
    assert shown.endswith("told Radio Sahel. [...] The road has since been closed.")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d"])
def test_a_text_that_a_spreadsheet_would_run_is_defused(new_report, new_claim, told, start):
    report = new_report()
    evil = start + "HYPERLINK(1)"
    claim = new_claim(report, "blast", actors=(told(report, "herders", Party(evil)),))
    [row] = _csv_rows([(report, Reading(report.id, (claim,)))])
    assert row["actors"] == "'" + evil


def test_a_negative_longitude_stays_a_number(results):
    assert _csv_rows(results)[0]["lon"] == "-3.5"


def test_commas_quotes_and_line_breaks_survive_csv(new_report, new_claim):
    report = new_report(title='He said "go",\nthen left')
    [row] = _csv_rows([(report, Reading(report.id, (new_claim(report, "blast"),)))])
    assert row["report_title"] == 'He said "go",\nthen left'


@pytest.mark.parametrize(
    ("count", "label"),
    [
        (Count(CountKind.KILLED, "people", "civilians", 4, None), "killed: at least 4 people (civilians)"),
        (Count(CountKind.INJURED, "people", "unknown", None, 20), "injured: up to 20 people"),
        (Count(CountKind.KILLED_OR_INJURED, "men", "aid_staff", 3, 5), "killed or injured: 3 to 5 men (aid staff)"),
        (Count(CountKind.STRIKES, "strikes", "unknown", 4, 4), "strikes: 4"),
        (Count(CountKind.KILLED, "people", "unknown", 0, 0), "killed: 0 people"),
    ],
)  # fmt: skip
def test_a_count_reads_as_words(count, label):
    assert count_label(count) == label


def test_geojson_is_a_feature_collection_with_longitude_first(results):
    collection = json.loads(_written(write_geojson, results))
    assert collection["type"] == "FeatureCollection"
    [feature] = collection["features"]
    assert feature["type"] == "Feature"
    assert feature["geometry"] == {"type": "Point", "coordinates": [-3.5, 15.25]}
    assert feature["id"] == feature["properties"]["claim_id"]


def test_geojson_properties_are_flat_and_those_of_csv_but_for_the_point(results):
    [feature] = json.loads(_written(write_geojson, results))["features"]
    assert list(feature["properties"]) == [column for column in COLUMNS if column not in {"lat", "lon"}]
    assert not any(isinstance(value, dict | list) for value in feature["properties"].values())


def test_geojson_counts_the_claims_it_leaves_out(new_report, new_claim, told):
    report = new_report()
    nameless = new_claim(report, "blast")
    unfound = new_claim(report, "bomb", place=told(report, "Tarfa", Place("Tarfa")))
    equator = new_claim(
        report, "closed", place=told(report, "road", Place("Null", 0.0, 0.0, None, PlacePrecision.SITE))
    )
    collection = json.loads(_written(write_geojson, [(report, Reading(report.id, (nameless, unfound, equator)))]))
    assert collection["claims_without_point"] == 2
    assert [feature["id"] for feature in collection["features"]] == [equator.id]


def _written(write, results):
    out = io.StringIO(newline="")
    write(results, out)
    return out.getvalue()


def _csv_rows(results):
    return list(csv.DictReader(io.StringIO(_written(write_csv, results), newline="")))
