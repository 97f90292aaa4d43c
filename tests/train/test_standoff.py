import json

from train import standoff
from train.standoff import Claim, convert, find_all

TEXT = (
    "A bomb killed four herders near Tarfa on Sunday. The herders had left Tarfa, police said. A second bomb hurt two."
)
CODED = {
    "type": "bombing",
    "status": "actual",
    "background": False,
    "anchor": "bomb",
    "evidence": ["A bomb killed four herders near Tarfa on Sunday."],
    "actors": [],
    "targets": ["herders"],
    "place": {"name": "Tarfa", "lat": 1.0, "lon": 2.0, "country": "XX", "precision": 2},
    "from_place": None,
    "to_place": None,
    "start": "2021-03-07",
    "end": "2021-03-07",
    "time_precision": "day",
    "time_words": ["on Sunday"],
    "counts": [{"what": "killed", "unit": "people", "who": "civilians", "min": 4, "max": 4}],
    "means": "bomb",
    "sources": [{"name": "police", "kind": "police", "anonymous": False}],
}


def words(span):
    return TEXT[span[0] : span[1]]


def test_quotes_become_the_offsets_of_their_words():
    made = Claim(TEXT, CODED).standoff()
    assert [words(span) for span in made["targets"]] == ["herders"]
    assert words(made["place"]["at"]) == "Tarfa"
    assert words(made["time_words"][0]) == "on Sunday"
    assert words(made["sources"][0]["at"]) == "police"
    assert made["counts"] == CODED["counts"]


def test_words_that_stand_in_the_evidence_are_taken_from_there():
    late = {**CODED, "anchor": "left", "evidence": ["The herders had left Tarfa, police said."]}
    assert Claim(TEXT, late).standoff()["targets"] == [[TEXT.rindex("herders"), TEXT.rindex("herders") + 7]]


def test_whole_words_come_before_parts_of_words():
    assert find_all("an armyman of the army", "army") == [(18, 22)]
    assert find_all("an armyman", "army") == [(3, 7)]


def test_a_place_that_the_text_does_not_name_is_left_out():
    assert Claim(TEXT, {**CODED, "place": {**CODED["place"], "name": "Mali"}}).standoff()["place"] is None


def test_a_slip_is_told_with_report_and_claim(tmp_path):
    (tmp_path / "ann").mkdir()
    (tmp_path / "reports.jsonl").write_text(json.dumps({"id": "r", "text": TEXT}))
    broken = [CODED, {**CODED, "targets": ["drivers"]}]
    (tmp_path / "ann" / "r.json").write_text(json.dumps({"id": "r", "claims": broken}))
    slip, line = convert(tmp_path, "x")
    assert slip.startswith("r claim 2:")
    assert "'drivers'" in slip
    assert len(line["claims"]) == 1


def test_a_slip_keeps_all_of_a_folder_out(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(standoff, "DATA", tmp_path / "data")
    (tmp_path / "ann").mkdir()
    (tmp_path / "reports.jsonl").write_text(json.dumps({"id": "r", "text": TEXT}))
    (tmp_path / "ann" / "r.json").write_text(json.dumps({"id": "r", "claims": [{**CODED, "anchor": "shell"}]}))
    assert standoff.main([str(tmp_path), "--coder", "x", "--into", "own"]) == 1
    assert "r claim 1" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_report_coded_again_replaces_the_first_line(tmp_path, monkeypatch):
    monkeypatch.setattr(standoff, "DATA", tmp_path / "data")
    (tmp_path / "data" / "own").mkdir(parents=True)
    (tmp_path / "ann").mkdir()
    (tmp_path / "reports.jsonl").write_text(json.dumps({"id": "r", "text": TEXT}))
    for claims in ([CODED], [CODED, CODED]):
        (tmp_path / "ann" / "r.json").write_text(json.dumps({"id": "r", "claims": claims}))
        assert standoff.main([str(tmp_path), "--coder", "x", "--into", "own"]) == 0
    (line,) = (tmp_path / "data" / "own" / "claims.jsonl").read_text("utf-8").splitlines()
    assert len(json.loads(line)["claims"]) == 2
