import gzip
import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.ingest import read_inputs
from tidings.ingest.json_lines import parse_line
from tidings.model.report import Failure, Report

TEXT = "  Four herders killed\r\n\r\nAt least four herders were killed near Tarfa on Sunday.\n\n"
FULL = {
    "id": "vp-1",
    "title": "Four herders killed",
    "outlet": "The Valley Post",
    "published": "2021-03-09",
    "lang": "en",
    "url": "https://valleypost.example/1",
    "text": TEXT,
}


def read_all(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_inputs([path]))


def test_a_line_gives_a_report_with_all_its_fields(tmp_path):
    line = json.dumps(FULL).encode()
    (report,) = read_all(tmp_path, line + b"\n", "a.jsonl")
    assert (report.external_id, report.title, report.outlet) == ("vp-1", "Four herders killed", "The Valley Post")
    assert (report.published, report.language, report.url) == (date(2021, 3, 9), "en", "https://valleypost.example/1")
    assert report.raw_sha256 == hashlib.sha256(line).hexdigest()
    assert report.origin == f"{tmp_path}/a.jsonl:1"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_the_text_is_taken_exactly_as_it_is(text):
    assert parse_line(json.dumps({"text": text}).encode()).text == text


def test_white_space_and_line_ends_of_the_text_stay(tmp_path):
    (report,) = read_all(tmp_path, json.dumps(FULL).encode(), "a.jsonl")
    assert report.text == TEXT


def test_a_report_of_text_alone_has_no_other_values(tmp_path):
    (report,) = read_all(tmp_path, json.dumps({"text": "Four herders were killed on Sunday."}).encode(), "a.jsonl")
    assert (report.title, report.outlet, report.published, report.url, report.external_id) == (None,) * 5


@pytest.mark.parametrize(
    ("document", "origins"),
    [(FULL, [""]), ([FULL, {**FULL, "id": 2}], ["#1", "#2"]), ({"reports": [FULL]}, [""]), ([FULL], [""])],
    ids=["object", "list", "reports", "list-of-one"],
)
def test_a_json_file_holds_one_report_or_a_list(tmp_path, document, origins):
    records = read_all(tmp_path, json.dumps(document, indent=1).encode(), "a.json")
    assert [record.origin.removeprefix(f"{tmp_path}/a.json") for record in records] == origins
    assert all(record.text == TEXT for record in records)


def test_a_json_file_of_one_object_a_line_is_read_as_jsonl(tmp_path):
    lines = "\n".join(json.dumps({**FULL, "id": number}) for number in (1, 2))
    assert [record.external_id for record in read_all(tmp_path, lines.encode(), "a.json")] == ["1", "2"]


def test_a_malformed_line_is_one_failure_and_the_run_goes_on(tmp_path):
    lines = [json.dumps({**FULL, "id": "a"}), '{"text": "half', "", json.dumps({**FULL, "id": "b"})]
    first, failure, second = read_all(tmp_path, "\n".join(lines).encode(), "a.jsonl")
    assert (first.external_id, second.external_id) == ("a", "b")
    assert failure.origin == f"{tmp_path}/a.jsonl:2"
    assert "it is not JSON" in failure.message


def test_a_byte_order_mark_before_the_first_line_is_taken_off(tmp_path):
    (report,) = read_all(tmp_path, b"\xef\xbb\xbf" + json.dumps(FULL).encode(), "a.jsonl")
    assert report.text == TEXT


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"title": "x"}', '"text" is missing'),
        (b'{"text": ""}', '"text" is empty'),
        (b'{"text": 5}', '"text" is a number'),
        (b'{"text": " \\n "}', "only white space"),
        (b"[1]", "it is a list, not a report"),
        (b'"Four herders were killed."', "it is a string, not a report"),
        (b'{"text": "Four herders\\ud83d were killed."}', "half a surrogate pair (\\ud83d) at character 12"),
        (b'{"text": "Four herders were killed.", "title": "\\udc00"}', "title holds half a surrogate pair"),
        (b'{"text": "Four herders\\u0000 were killed."}', "NUL character at 12"),
        (b'{"text": "S\xe3o"}', "it is not UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "number too long"),
    ],
)
def test_a_line_that_is_no_report_is_refused_with_the_reason(tmp_path, line, reason):
    (failure,) = read_all(tmp_path, line, "a.jsonl")
    assert reason in failure.message


@pytest.mark.parametrize("content", [b"[]", b'{"reports": []}', b"{}", b"null", b"[[]]", b"{", b"not json"])
def test_a_json_file_without_reports_is_one_failure(tmp_path, content):
    (failure,) = read_all(tmp_path, content, "a.json")
    assert isinstance(failure, Failure)


def test_surrogate_pairs_are_whole_characters(tmp_path):
    (report,) = read_all(tmp_path, b'{"text": "Four herders \\ud83d\\ude00 were killed."}', "a.jsonl")
    assert report.text == "Four herders \U0001f600 were killed."


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("published", "09/03/2021", '"09/03/2021" cannot be read'),
        ("published", 1615248000, '"published" is a number'),
        ("title", ["x"], '"title" is a list'),
        ("id", {"a": 1}, '"id" is an object'),
        ("lang", False, '"lang" is true or false'),
    ],
)
def test_a_field_that_cannot_be_used_is_left_out_and_told(tmp_path, field, value, reason):
    report, remark = read_all(tmp_path, json.dumps({**FULL, field: value}).encode(), "a.jsonl")
    assert isinstance(report, Report)
    assert reason in remark.message
    assert (remark.origin, remark.report_id) == (report.origin, report.id)


def test_a_number_as_id_is_an_id(tmp_path):
    (report,) = read_all(tmp_path, json.dumps({**FULL, "id": 17}).encode(), "a.jsonl")
    assert report.external_id == "17"


def test_an_id_used_before_by_another_report_is_refused_without_its_remarks(tmp_path):
    other = {**FULL, "text": "Two soldiers were wounded in Debba on Monday.", "published": "soon"}
    first, failure = read_all(tmp_path, f"{json.dumps(FULL)}\n{json.dumps(other)}".encode(), "a.jsonl")
    assert first.external_id == "vp-1"
    assert failure.message == f'its id "vp-1" is that of another report in {tmp_path}/a.jsonl:1; give it one of its own'


def test_the_same_report_twice_has_the_same_id_twice(tmp_path):
    first, second = read_all(tmp_path, f"{json.dumps(FULL)}\n{json.dumps(FULL)}".encode(), "a.jsonl")
    assert first.id == second.id


def test_a_utf_16_or_binary_jsonl_file_is_one_failure(tmp_path):
    (failure,) = read_all(tmp_path, f"{json.dumps(FULL)}\n".encode("utf-16") * 3, "a.jsonl")
    assert "UTF-16" in failure.message


def test_a_packed_jsonl_file_is_read_line_by_line(tmp_path):
    lines = "".join(json.dumps({**FULL, "id": number}) + "\r\n" for number in range(3))
    records = read_all(tmp_path, gzip.compress(lines.encode()), "a.jsonl.gz")
    assert [record.origin.rpartition(":")[2] for record in records] == ["1", "2", "3"]
