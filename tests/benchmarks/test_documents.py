import json

import pytest

from benchmarks.documents import read_documents
from tidings.model.errors import InputError


def write_lines(path, *lines):
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", "utf-8")
    return path


def test_a_line_with_only_id_text_and_date_is_a_report_published_on_that_day(tmp_path):
    path = write_lines(tmp_path / "few.jsonl", {"id": "a", "text": "Shells fell.", "date": "2020-02-03"})
    (document,) = read_documents(path)
    assert (document["id"], document["text"], document["published"]) == ("a", "Shells fell.", "2020-02-03")


def test_a_gold_line_takes_its_text_from_the_reports_beside_it_and_its_own_fields_win(tmp_path):
    write_lines(
        tmp_path / "reports.jsonl", {"id": "a", "text": "Shells fell.", "title": "T", "published": "2020-02-03"}
    )
    gold = write_lines(tmp_path / "claims.jsonl", {"doc": {"id": "a", "title": "Own", "outlet": None}, "claims": [{}]})
    (document,) = read_documents(gold)
    assert document == {"id": "a", "text": "Shells fell.", "title": "Own", "published": "2020-02-03"}


def test_gold_answers_are_kept_from_the_task(tmp_path):
    path = write_lines(tmp_path / "gold.jsonl", {"id": "a", "text": "He said so.", "attributions": [1], "claims": [1]})
    assert not {"attributions", "claims"} & read_documents(path)[0].keys()


def test_a_whole_file_names_its_text_file(tmp_path):
    (tmp_path / "one.txt").write_text("Rebels left\nthe town.", "utf-8")
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"doc": {"id": "one", "text_file": "one.txt"}, "claims": []}, indent=1), "utf-8")
    assert read_documents(path)[0]["text"] == "Rebels left\nthe town."


def test_a_text_keeps_its_line_separators_so_that_offsets_hold(tmp_path):
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"id": "a", "text": "one\u2028two"}, ensure_ascii=False) + "\n", "utf-8")
    assert read_documents(path)[0]["text"] == "one\u2028two"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "a"}', "reports.jsonl"),
        ('{"text": "No name."}', '"id"'),
        ("[1]", '"id"'),
        ('{"id": "a",', "not JSON"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_the_fix(tmp_path, line, said):
    path = tmp_path / "bad.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(InputError, match=said):
        read_documents(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InputError, match="there is no file"):
        read_documents(tmp_path / "no-such.jsonl")
