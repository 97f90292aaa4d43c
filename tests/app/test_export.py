import pytest

from tidings.model.errors import ConfigError, StoreError


def test_a_store_is_written_as_the_run_that_filled_it_would(tidings, many, tmp_path):
    tidings("read", many, "--store", tmp_path / "case.db", "-o", tmp_path / "run.csv")
    told = tidings("export", "--store", tmp_path / "case.db", "-o", tmp_path / "later.csv", "-o", tmp_path / "x.html")
    assert (tmp_path / "later.csv").read_bytes() == (tmp_path / "run.csv").read_bytes()
    assert told.stderr.splitlines() == [f"wrote {tmp_path}/later.csv", f"wrote {tmp_path}/x.html"]


def test_a_missing_store_is_an_error_and_is_not_made(tidings, tmp_path):
    with pytest.raises(StoreError, match="there is no store"):
        tidings("export", "--store", tmp_path / "none.db", "-o", tmp_path / "claims.csv")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_suffix_is_an_error(tidings, tmp_path):
    with pytest.raises(ConfigError, match="cannot tell the format"):
        tidings("export", "--store", tmp_path / "none.db", "-o", tmp_path / "claims.docx")
