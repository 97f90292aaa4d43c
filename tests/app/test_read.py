import json
import re

import pytest

from tidings.model.errors import ConfigError, StoreError
from tidings.pipeline import Pipeline
from tidings.read.reader_names import DEFAULT_READER


@pytest.fixture
def opened_with(pipeline, monkeypatch):
    """What each pipeline was asked for; all get the one of the session."""
    asked = []

    def open_one(**options):
        asked.append((options["reader"], options["threshold"]))
        return pipeline

    monkeypatch.setattr(Pipeline, "open", open_one)
    return asked


def test_without_an_output_the_claims_are_shown_as_a_table(tidings, story):
    shown = tidings("read", story)
    row = next(line for line in shown.stdout.splitlines() if "bombing" in line)
    assert "2021-03-07" in row
    assert "near Mosul, IQ" in row
    assert "killed: 4 people" in row
    assert "the police (police)" in row
    assert shown.exit_code == 0


def test_a_narrow_screen_puts_place_and_day_into_one_column(tidings, story, monkeypatch):
    monkeypatch.setattr("tidings.app.cli.consoles._WIDTH_OF_FILES", 80)
    lines = tidings("read", story).stdout.splitlines()
    assert any("when, where" in line for line in lines)
    assert max(map(len, lines)) <= 80


def test_json_writes_one_report_a_line_and_nothing_else(tidings, story):
    (line,) = tidings("read", story, "--json").stdout.splitlines()
    claims = json.loads(line)["claims"]
    assert [(claim["type"], claim["start"]) for claim in claims] == [("bombing", "2021-03-07")]


def test_json_on_standard_output_and_in_a_file_are_the_same(tidings, many, tmp_path):
    shown = tidings("read", many, "--json", "-o", tmp_path / "claims.jsonl")
    assert shown.stdout == (tmp_path / "claims.jsonl").read_text()


def test_reports_come_from_standard_input_too(tidings, story):
    shown = tidings("read", "-", "--json", stdin=story.read_text())
    assert json.loads(shown.stdout)["claims"][0]["type"] == "bombing"


def test_outputs_are_written_by_their_suffix(tidings, story, tmp_path):
    outputs = [tmp_path / f"claims{suffix}" for suffix in (".jsonl", ".csv", ".geojson", ".html")]
    shown = tidings("read", story, *(part for path in outputs for part in ("-o", path)))
    assert shown.stdout == ""
    jsonl, csv, geojson, html = (path.read_text() for path in outputs)
    assert json.loads(jsonl)["claims"][0]["type"] == "bombing"
    assert csv.startswith("claim_id,")
    assert json.loads(geojson)["features"][0]["properties"]["type"] == "bombing"
    assert html.startswith("<!doctype html>")


def test_the_same_inputs_give_the_same_bytes_with_and_without_a_store(tidings, many, tmp_path):
    for name, store in (("a", []), ("b", []), ("c", ["--store", tmp_path / "case.db"])):
        tidings("read", many, "-o", tmp_path / f"{name}.html", *store)
    first = (tmp_path / "a.html").read_bytes()
    assert (tmp_path / "b.html").read_bytes() == first
    assert (tmp_path / "c.html").read_bytes() == first


def test_without_a_store_nothing_is_left_behind(tidings, story, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tidings("read", "story.txt", "-o", "claims.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "story.txt"]


def test_an_unknown_suffix_is_told_before_anything_is_read(tidings, story, monkeypatch):
    monkeypatch.setattr(Pipeline, "run", _must_not_read)
    with pytest.raises(ConfigError, match=r"claims\.xls"):
        tidings("read", story, "-o", "claims.xls")


@pytest.mark.parametrize("reader", ["rules", "trained", "both"])
def test_the_reader_that_is_asked_for_is_opened(tidings, story, opened_with, reader):
    assert tidings("read", story, "--reader", reader, "--json").exit_code == 0
    assert opened_with == [(reader, None)]


def test_a_threshold_goes_to_the_trained_reader(tidings, story, opened_with):
    tidings("read", story, "--reader", "trained", "--threshold", "0.7", "--json")
    assert opened_with == [("trained", 0.7)]


def test_without_a_choice_the_default_reader_reads(tidings, story, opened_with):
    tidings("read", story, "--json")
    assert opened_with == [(DEFAULT_READER, None)]


def test_another_reader_is_a_usage_error_that_lists_them(tidings, story):
    shown = tidings("read", story, "--reader", "oracle")
    assert shown.exit_code == 2
    assert all(name in shown.stderr for name in ("rules", "trained", "both"))


def test_a_threshold_for_the_rules_is_told_before_anything_is_opened(tidings, story, opened_with):
    with pytest.raises(ConfigError, match="the rules give no probabilities"):
        tidings("read", story, "--reader", "rules", "--threshold", "0.7")
    assert opened_with == []


@pytest.mark.parametrize("threshold", ["0", "1", "70", "-0.5", "nan"])
def test_a_threshold_that_is_no_probability_is_told(tidings, story, opened_with, threshold):
    with pytest.raises(ConfigError, match="above 0 and below 1, not"):
        tidings("read", story, "--reader", "both", f"--threshold={threshold}")
    assert opened_with == []


def test_a_missing_folder_is_told_before_anything_is_read(tidings, story, tmp_path, monkeypatch):
    monkeypatch.setattr(Pipeline, "run", _must_not_read)
    with pytest.raises(ConfigError, match="there is no folder"):
        tidings("read", story, "-o", tmp_path / "none" / "claims.csv")


def test_a_bad_input_is_told_and_the_run_goes_on(tidings, story, tmp_path):
    shown = tidings("read", tmp_path / "gone.txt", story, "--json")
    assert f"{tmp_path}/gone.txt: input: there is no such file or folder; check the path\n" in shown.stderr
    assert len(shown.stdout.splitlines()) == 1
    assert shown.exit_code == 0


def test_a_value_that_cannot_be_used_is_a_warning_and_the_report_is_read(tidings, tmp_path):
    path = tmp_path / "dated.jsonl"
    path.write_text(
        '{"text": "A bomb exploded in Mosul, killing two men.", "published": "the other day", "lang": "en"}\n'
    )
    shown = tidings("read", path, "--json")
    assert f"{path}:1: warning: " in shown.stderr
    assert "1 report, 1 claim, 0 failures, 1 warning; " in shown.stderr


def test_the_summary_counts_reports_claims_and_failures(tidings, story, tmp_path):
    last = tidings("read", story, tmp_path / "gone.txt", "--json").stderr.splitlines()[-1]
    assert re.fullmatch(r"1 report, 1 claim, 1 failure; \d+\.\d s, \d+\.\d reports/s", last)


def test_quiet_tells_only_failures(tidings, story, tmp_path):
    assert tidings("read", "--quiet", story, "--json").stderr == ""
    assert len(tidings("read", "--quiet", story, tmp_path / "gone.txt", "--json").stderr.splitlines()) == 1


def test_progress_may_be_asked_for_where_there_is_no_terminal(tidings, story):
    assert tidings("read", story, "--json", "--progress").stderr.startswith("loading the language model\n")
    assert tidings("read", story, "--json").stderr.startswith("1 report, ")


def test_where_nothing_could_be_read_the_status_is_3_and_no_file_is_touched(tidings, tmp_path):
    output = tmp_path / "claims.csv"
    output.write_text("from yesterday")
    assert tidings("read", tmp_path / "gone.txt", "-o", output).exit_code == 3
    assert output.read_text() == "from yesterday"


def test_a_report_given_twice_is_read_once(tidings, story):
    assert len(tidings("read", story, story, "--json").stdout.splitlines()) == 1


def test_what_a_store_has_by_the_same_steps_is_not_read_again(tidings, many, tmp_path, monkeypatch):
    store = tmp_path / "case.db"
    first = tidings("read", many, "--store", store, "--json")
    monkeypatch.setattr(Pipeline, "read", _must_not_read)
    assert tidings("read", many, "--store", store, "--json").stdout == first.stdout


def test_a_report_that_comes_again_with_its_day_put_right_is_read_again(tidings, tmp_path):
    path, store = tmp_path / "one.jsonl", tmp_path / "case.db"
    starts = []
    for day in ("2021-03-09", "2021-03-16"):
        path.write_text(
            json.dumps({"text": "A bomb exploded in Mosul on Sunday, killing two men.", "published": day, "lang": "en"})
        )
        starts.append(json.loads(tidings("read", path, "--store", store, "--json").stdout)["claims"][0]["start"])
    assert starts == ["2021-03-07", "2021-03-14"]


def test_outputs_hold_what_these_inputs_tell_not_all_that_the_store_has(tidings, story, many, tmp_path):
    store, output = tmp_path / "case.db", tmp_path / "claims.jsonl"
    tidings("read", many, "--store", store, "-q", "--json")
    tidings("read", story, "--store", store, "-o", output)
    assert len(output.read_text().splitlines()) == 1


def test_a_report_too_long_to_parse_is_a_failure(tidings, opened_pipeline, story, many, monkeypatch):
    monkeypatch.setattr(opened_pipeline.reader.nlp, "max_length", 150)
    many.write_text(json.dumps({"text": "A bomb killed two men. " * 10, "lang": "en"}) + "\n")
    shown = tidings("read", many, story, "--json")
    assert "many.jsonl:1: step: its text is longer than the 150 characters that can be parsed; split it" in shown.stderr
    assert len(shown.stdout.splitlines()) == 1


def test_a_file_that_is_no_store_is_refused(tidings, story):
    with pytest.raises(StoreError, match="not a tidings store"):
        tidings("read", story, "--store", story)


def test_text_of_a_report_cannot_steer_the_terminal(tidings, tmp_path):
    path = tmp_path / "evil.jsonl"
    path.write_text(
        json.dumps({"text": "A bomb killed two men in Mosul.", "title": "News \x1b[2J\x9b2J", "lang": "en"})
    )
    shown = tidings("read", path)
    assert "News \N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}2J" in shown.stdout


def _must_not_read(*args, **kwargs):
    raise AssertionError("nothing is to be read")


def test_a_report_is_never_overwritten_by_an_output(tidings, tmp_path):
    report = tmp_path / "report.jsonl"
    report.write_text('{"id": "a", "text": "A bomb killed four people in Mosul."}\n')
    before = report.read_bytes()
    with pytest.raises(ConfigError, match="is an input and would be overwritten"):
        tidings("read", report, "-o", report)
    assert report.read_bytes() == before


def test_what_a_run_wrote_into_its_folder_is_no_report_to_the_next(tidings, story, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "story.txt").write_text(story.read_text())
    arguments = ("read", folder, "--store", folder / "case.db", "-o", folder / "out.jsonl", "-o", folder / "out.html")
    first = tidings(*arguments)
    written = (folder / "out.jsonl").read_bytes()
    second = tidings(*arguments)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "0 failures" in second.stderr or "failure" not in second.stderr
    assert (folder / "out.jsonl").read_bytes() == written
