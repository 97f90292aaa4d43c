import json
import os
import re
from importlib import metadata

import pytest

from tidings.app import machine
from tidings.read import reader
from tidings.read.neural import events, session, shipped, wordpieces


@pytest.fixture
def weights(tmp_path, monkeypatch):
    """A folder with the weights that ship, in which the package looks for them."""
    for source in shipped.reader_files():
        (tmp_path / source.name).symlink_to(source)
    monkeypatch.setattr(shipped, "files", lambda _: tmp_path)
    caches = (session.open_model, wordpieces._load, events.load_paths)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def test_a_ready_machine_is_told_with_versions(tidings):
    shown = tidings("doctor")
    assert shown.exit_code == 0
    assert f"ok      spacy: {metadata.version('spacy')}" in shown.stdout
    assert "ok      gazetteer: " in shown.stdout
    assert shown.stdout.splitlines()[-1] == "ready"


def test_json_holds_every_check(tidings):
    report = json.loads(tidings("doctor", "--json").stdout)
    assert report["ready"] is True
    assert {"Python", "language model", "gazetteer", "memory", "SQLite"} <= {one["name"] for one in report["checks"]}


def test_a_missing_model_is_a_problem_with_its_fix(tidings, monkeypatch):
    monkeypatch.setattr(reader, "MODEL", "no_such_model")
    shown = tidings("doctor")
    assert shown.exit_code == 2
    assert "problem language model: cannot be loaded" in shown.stdout
    assert "pip install" in shown.stdout


def test_the_weights_are_told_with_their_sizes(tidings):
    found = next(line for line in tidings("doctor").stdout.splitlines() if "weights: " in line)
    assert re.match(r"ok      weights: [0-9a-f]{8}, \d+\.\d MB: .*\bevents\.onnx\.gz \d+\.\d", found)


@pytest.mark.parametrize(
    "name", ["events.onnx.gz", "event_joins.onnx.gz", "embeddings.npz", "vocab.txt", "event_paths.json"]
)
def test_missing_weights_are_a_problem_with_its_fix(weights, name):
    (weights / name).unlink()
    assert machine.check_weights() == machine.Check(
        "weights",
        is_ok=False,
        found="cannot be opened",
        fix=f"the weights {name} are missing from the package; reinstall tidings, or run: make train",
    )


@pytest.mark.parametrize("content", [b"", b"no weights"])
@pytest.mark.parametrize("name", ["events.onnx.gz", "event_pairs.onnx.gz", "embeddings.npz"])
def test_broken_weights_are_a_problem_with_its_fix(weights, name, content):
    (weights / name).unlink()
    (weights / name).write_bytes(content)
    check = machine.check_weights()
    assert not check.is_ok
    assert check.fix.startswith(f"the weights {name} cannot be opened (")
    assert check.fix.endswith("); reinstall tidings, or run: make train")


def test_a_missing_package_is_a_problem_with_its_fix(tidings, monkeypatch):
    monkeypatch.setattr(metadata, "requires", lambda _: ["no-such-package>=1", 'other>=2; extra == "dev"'])
    shown = tidings("doctor")
    assert "problem no-such-package: not installed" in shown.stdout
    assert 'pip install "no-such-package>=1"' in shown.stdout
    assert "other" not in shown.stdout


def test_a_gazetteer_not_built_yet_is_no_problem(tidings, tmp_path, monkeypatch):
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(tmp_path / "new" / "gazetteer.sqlite"))
    shown = tidings("doctor")
    assert shown.exit_code == 0
    assert "ok      gazetteer: not built yet" in shown.stdout


def test_a_broken_gazetteer_is_a_problem(tidings, tmp_path, monkeypatch):
    (tmp_path / "gazetteer.sqlite").write_text("no database")
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(tmp_path / "gazetteer.sqlite"))
    shown = tidings("doctor")
    assert shown.exit_code == 2
    assert "problem gazetteer: " in shown.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_folder_that_cannot_be_written_is_a_problem(tidings, tmp_path, monkeypatch):
    tmp_path.chmod(0o500)
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(tmp_path / "gazetteer.sqlite"))
    assert "problem cache folder: " in tidings("doctor").stdout


def test_the_gazetteer_is_built_at_the_named_path(tidings, opened_pipeline, tmp_path, monkeypatch):
    path, gazetteer = tmp_path / "gazetteer.sqlite", opened_pipeline.reader.toponyms
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(path))
    monkeypatch.setattr(machine, "build_gazetteer", lambda path, _: path.symlink_to(gazetteer.path))
    assert re.fullmatch(rf"{path}: \d+,\d+ places\n", tidings("gazetteer", "build").stderr)


def test_a_gazetteer_that_cannot_be_written_is_an_error(run_main, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TIDINGS_GAZETTEER", str(tmp_path / "file" / "gazetteer.sqlite"))
    status, _, told = run_main("gazetteer", "build")
    assert status == 2
    assert told.startswith("tidings: config: cannot write ")
