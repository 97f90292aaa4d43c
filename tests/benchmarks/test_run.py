import json

import pytest

from benchmarks import quality, run
from benchmarks.tasks import load_task, task_names


def test_every_module_of_tasks_is_a_task():
    assert {"attribution", "claims"} <= set(task_names())


def test_claims_are_written_for_what_can_be_read_and_none_for_what_cannot(tmp_path, opened_pipeline, capsys):
    data, out = tmp_path / "reports.jsonl", tmp_path / "out" / "claims.jsonl"
    told = "A roadside bomb killed four herders near Mosul on Sunday, the police said."
    french = "Les soldats ont quitté la ville dimanche, selon un habitant joint par téléphone."
    rows = [{"id": "told", "text": told, "date": "2021-03-09"}, {"id": "french", "text": french, "lang": "fr"}]
    data.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run.main(["claims", "--data", str(data), "--out", str(out)]) == 0
    first, second = (json.loads(line) for line in out.read_text("utf-8").splitlines())
    assert first["doc"] == {"id": "told", "title": None, "outlet": None, "published": "2021-03-09", "lang": "en"}
    assert [(claim["type"], claim["start"]) for claim in first["claims"]] == [("bombing", "2021-03-07")]
    assert (second["doc"], second["claims"]) == ({"id": "french"}, [])
    assert "not read" in capsys.readouterr().err


def test_attributions_are_characters_of_the_text():
    text = "The mayor said that the road was closed."
    (found,) = load_task("attribution")([{"id": "a", "text": text}])
    (saying,) = found["attributions"]
    words = {part: [text[start:end] for start, end in spans] for part, spans in saying.items()}
    assert words == {"source": ["The mayor"], "cue": ["said"], "content": ["that the road was closed"]}


def test_a_missing_file_is_said_and_is_exit_status_2(tmp_path, capsys):
    asked = ["claims", "--data", str(tmp_path / "none.jsonl"), "--out", str(tmp_path / "out.jsonl")]
    assert run.main(asked) == 2
    assert "there is no file" in capsys.readouterr().err


def test_an_unknown_task_is_refused():
    with pytest.raises(SystemExit):
        run.main(["poetry", "--data", "a", "--out", "b"])


def test_without_gold_data_quality_says_so_and_is_no_error(tmp_path, capsys):
    assert quality.main(["--shared", str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out
