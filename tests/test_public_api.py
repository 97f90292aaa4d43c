import doctest
import subprocess
import sys
from datetime import date

import pytest

import tidings
from tidings.app import api
from tidings.pipeline import Pipeline

TEXT = "A roadside bomb killed four herders near Mosul on Sunday, the police said."


def test_the_names_are_few_and_all_there():
    assert len(tidings.__all__) <= 30
    assert [name for name in tidings.__all__ if not hasattr(tidings, name)] == []


def test_every_public_name_is_documented():
    assert [name for name in tidings.__all__ if not (getattr(tidings, name).__doc__ or "").strip()] == []


def test_read_is_the_function_also_after_the_package_of_that_name_was_imported(pipeline):
    from tidings.read import reader

    assert reader.__name__ == "tidings.read.reader"
    assert callable(tidings.read)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = tidings.reed


def test_the_version_is_that_of_the_package():
    assert tidings.__version__ == "0.1.0"


def test_the_import_is_light():
    heavy = "('spacy', 'numpy', 'trafilatura', 'rich', 'typer', 'sqlite3', 'tomllib')"
    program = f"import sys, tidings; print([name for name in {heavy} if name in sys.modules])"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own program
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", ["read", "load", "report_from_text", "write", "event_types"])
def test_the_examples_in_the_docstrings_hold(opened_pipeline, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (example,) = doctest.DocTestFinder(recurse=False).find(getattr(api, name), name)
    assert example.examples
    assert doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(example).failed == 0


def test_reports_texts_and_paths_are_read_in_their_order(opened_pipeline, tmp_path):
    (tmp_path / "story.txt").write_text("Shells killed two people in Goma, a doctor said.\n")
    dated = tidings.report_from_text(TEXT, published=date(2021, 3, 9))
    results = list(tidings.read([dated, TEXT, tmp_path / "story.txt"]))
    assert results[0].report is dated
    assert [result.claims[0].type.value for result in results] == ["bombing", "bombing", "shelling"]
    assert results[0].claims[0].when.value.start == date(2021, 3, 7)
    assert isinstance(results[1].claims[0].when, tidings.Abstained)


def test_one_report_need_not_be_wrapped_in_a_list(opened_pipeline):
    (result,) = tidings.read(TEXT)
    assert result.report.text == TEXT


def test_what_cannot_be_read_comes_out_in_its_place(opened_pipeline, tmp_path):
    first, second, third = tidings.read(["  ", TEXT, tmp_path / "gone.txt"])
    assert (first.origin, first.code) == ("text 1", "input")
    assert isinstance(second, tidings.Result)
    assert isinstance(third, tidings.Failure)


def test_a_report_without_events_has_a_note_or_no_claims(opened_pipeline):
    (result,) = tidings.read("The choir sang two old songs in the town hall and everybody went home early.")
    assert result.claims == ()
    assert result.note == result.reading.note


def test_every_value_points_to_words_of_its_report(opened_pipeline):
    (result,) = tidings.read(TEXT)
    (claim,) = result.claims
    assert [span.of(result.report.text) for span in claim.place.spans] == ["near Mosul"]


def test_what_a_store_has_is_not_read_again(opened_pipeline, tmp_path, monkeypatch):
    (first,) = tidings.read(TEXT, store=tmp_path / "case.db")
    monkeypatch.setattr(Pipeline, "read", None)
    (second,) = tidings.read(TEXT, store=tmp_path / "case.db")
    assert second == first


def test_results_are_written_and_failures_left_out(opened_pipeline, tmp_path):
    tidings.write(tidings.read([TEXT, ""]), tmp_path / "claims.jsonl")
    assert len((tmp_path / "claims.jsonl").read_text().splitlines()) == 1


def test_a_pipeline_can_be_opened_once_and_passed(pipeline, monkeypatch):
    monkeypatch.setattr(Pipeline, "open", None)
    (result,) = tidings.read(TEXT, pipeline=pipeline)
    assert result.claims


def test_claims_come_as_plain_values(opened_pipeline):
    (result,) = tidings.read(TEXT)
    assert tidings.claim_fields(result.claims[0], TEXT)["type"] == "bombing"


def test_what_cannot_be_read_at_all_is_refused_with_what_can():
    import tidings

    with pytest.raises(TypeError, match=r"cannot read bytes: give a Report, a text \(str\), a Path"):
        list(tidings.read([b"Shelling hit the town."]))
