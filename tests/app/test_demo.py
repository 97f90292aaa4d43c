import json
from importlib.resources import files


def test_the_demo_writes_all_formats_and_tells_where_the_page_is(tidings, tmp_path):
    shown = tidings("demo", "--out", tmp_path / "out")
    assert shown.exit_code == 0
    page = tmp_path / "out" / "digest.html"
    assert shown.stderr.splitlines()[-1].endswith(f"the digest page is {page.as_uri()}")
    assert page.read_text().startswith("<!doctype html>")
    assert len(json.loads((tmp_path / "out" / "claims.geojson").read_text())["features"]) > 10
    assert (tmp_path / "out" / "claims.csv").read_text().count("\n") > 10


def test_a_quiet_demo_only_writes(tidings, tmp_path):
    shown = tidings("demo", "--quiet", "--out", tmp_path)
    assert shown.stdout == ""
    assert (tmp_path / "digest.html").exists()


def test_the_demo_is_read_by_the_reader_that_is_asked_for(tidings, tmp_path, pipeline, monkeypatch):
    asked = []
    monkeypatch.setattr("tidings.pipeline.Pipeline.open", lambda **options: asked.append(options["reader"]) or pipeline)
    assert tidings("demo", "--quiet", "--reader", "both", "--out", tmp_path).exit_code == 0
    assert asked == ["both"]


def test_the_bundled_reports_come_in_several_formats():
    names = [item.name for item in (files("tidings.app") / "demo" / "reports").iterdir()]
    assert len(names) >= 12
    assert {".txt", ".html", ".jsonl"} <= {f".{name.split('.')[1]}" for name in names}
