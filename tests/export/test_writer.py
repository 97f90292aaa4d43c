"""The suffix chooses the format; a file is there whole or not at all; what all formats keep to."""

import io

import pytest

from tidings.export.writer import WRITERS, export_file, writer_for
from tidings.model.errors import ConfigError


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_results_give_the_same_bytes(results, tmp_path, suffix):
    export_file(iter(results), tmp_path / f"a{suffix}")
    export_file(iter(results), tmp_path / f"b{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_results_are_no_error(suffix):
    WRITERS[suffix]([], io.StringIO())


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_tells_the_claim_and_its_report(results, bombing, tmp_path, suffix):
    export_file(results, tmp_path / f"a{suffix}")
    written = (tmp_path / f"a{suffix}").read_text(encoding="utf-8")
    assert bombing[1].id in written
    assert "ml-tarfa" in written


def test_the_suffix_may_be_in_capitals(tmp_path):
    assert writer_for(tmp_path / "A.CSV") is WRITERS[".csv"]


def test_an_unknown_suffix_lists_the_known_ones(tmp_path):
    with pytest.raises(ConfigError, match=r"\.jsonl, \.csv, \.geojson, \.html"):
        writer_for(tmp_path / "a.docx")


def test_a_run_that_breaks_off_leaves_the_older_file_and_no_rubbish(results, tmp_path):
    def breaking():
        yield results[0]
        raise ZeroDivisionError

    export_file(results, tmp_path / "a.jsonl")
    before = (tmp_path / "a.jsonl").read_bytes()
    with pytest.raises(ZeroDivisionError):
        export_file(breaking(), tmp_path / "a.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_folder_that_is_not_there_is_told(results, tmp_path):
    with pytest.raises(ConfigError, match="cannot write"):
        export_file(results, tmp_path / "no" / "a.csv")
