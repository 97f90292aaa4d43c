import gzip
import hashlib
import io
import json
import os
import random
import sys
import types

import pytest

from tidings.ingest import Limits, read_inputs
from tidings.model.report import Failure, Report

PLAIN = "Four herders were killed on Sunday near Tarfa, the police said."


def read_bytes(tmp_path, name, content, **kwargs):
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_inputs([path], **kwargs))


def feed_stdin(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(content)))


@pytest.fixture
def samples(story, page, pdf):
    line = json.dumps({"text": story, "id": "vp-1"}).encode()
    return {"a.txt": story.encode(), "a.html": page.encode(), "a.pdf": pdf, "a.json": line, "a.jsonl": line + b"\n"}


FORMATS = ["a.txt", "a.html", "a.pdf", "a.json", "a.jsonl"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_packed_file_gives_the_same_report_as_the_file(tmp_path, samples, name):
    (plain,) = read_bytes(tmp_path, name, samples[name])
    (packed,) = read_bytes(tmp_path, f"{name}.gz", gzip.compress(samples[name]))
    assert (packed.id, packed.text, packed.title) == (plain.id, plain.text, plain.title)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_standard_input_is_recognised_by_its_content(tmp_path, monkeypatch, samples, name, pack):
    (named,) = read_bytes(tmp_path, name, samples[name])
    feed_stdin(monkeypatch, pack(samples[name]))
    (piped,) = read_inputs(["-"])
    assert (piped.id, piped.text) == (named.id, named.text)
    assert piped.origin.startswith("stdin")


def test_jsonl_on_standard_input_is_read_line_by_line(monkeypatch):
    lines = [json.dumps({"id": number, "text": PLAIN}) for number in (1, 2)]
    feed_stdin(monkeypatch, "\n".join(lines).encode())
    assert [record.origin for record in read_inputs(["-"])] == ["stdin:1", "stdin:2"]


@pytest.mark.parametrize("name", ["report", "report.news", "report.md"])
def test_a_file_of_another_name_is_recognised_by_its_content(tmp_path, samples, name):
    (text,) = read_bytes(tmp_path, name, samples["a.txt"])
    (page,) = read_bytes(tmp_path, name, samples["a.html"])
    assert text.text == samples["a.txt"].decode()
    assert page.outlet == "The Valley Post"


def test_folders_are_walked_by_name_without_hidden_entries(tmp_path):
    for name in ["b.txt", "a/z.txt", "a/b/c.txt", "c.txt", ".hidden.txt", ".git/d.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{PLAIN} It was told by {name}.")
    origins = [record.origin.removeprefix(f"{tmp_path}/") for record in read_inputs([tmp_path])]
    assert origins == ["a/b/c.txt", "a/z.txt", "b.txt", "c.txt"]


def test_inputs_come_in_the_order_given(tmp_path):
    for name in "ab":
        (tmp_path / name).write_text(PLAIN)
    records = read_inputs([tmp_path / "b", tmp_path / "missing", tmp_path / "a"])
    assert [record.origin[-1] for record in records] == ["b", "g", "a"]


def test_reports_come_one_at_a_time(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": PLAIN}) + "\n") * 3)
    records = read_inputs([path, tmp_path / "missing"])
    assert isinstance(next(records), Report)


def test_the_digest_is_that_of_the_file_on_disk(tmp_path):
    packed = gzip.compress(PLAIN.encode())
    (report,) = read_bytes(tmp_path, "a.txt.gz", packed)
    assert report.raw_sha256 == hashlib.sha256(packed).hexdigest()


def test_the_id_does_not_depend_on_the_path(tmp_path):
    (first,) = read_bytes(tmp_path, "a.txt", PLAIN.encode())
    (second,) = read_bytes(tmp_path, "b.txt", PLAIN.encode())
    assert first.id == second.id


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt.gz", gzip.compress(b""), "it is empty"),
        ("a.jsonl", b"\n \n", "only white space"),
        ("a.json", b" ", "it is not JSON"),
        ("a.txt.gz", gzip.compress(PLAIN.encode() * 99)[:-9], "gzip data is broken"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00 this is no gzip data at all", "gzip data is broken"),
        ("a.txt.gz", b"\x1f\x8b\x07", "gzip data is broken"),
        ("a.jsonl.gz", gzip.compress(b"{}\n" * 99)[:-12], "gzip data is broken"),
        ("a.txt", gzip.compress(gzip.compress(PLAIN.encode())), "packed twice"),
        ("a.docx", b"PK\x03\x04" + bytes(40), "a Word, OpenDocument or zip file"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(40), "an old Office file"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(40), "an image"),
        ("a.rtf", b"{\\rtf1\\ansi Four herders}", "rich text"),
    ],
)
def test_an_unusable_file_is_one_failure_with_the_reason(tmp_path, name, content, reason):
    *_, failure = read_bytes(tmp_path, name, content)
    assert failure.code == "input"
    assert reason in failure.message
    assert failure.origin == f"{tmp_path}/{name}"


def test_a_missing_path_is_a_failure(tmp_path):
    (failure,) = read_inputs([tmp_path / "nowhere.txt"])
    assert failure.message == "there is no such file or folder; check the path"


def test_a_path_that_no_file_can_have_is_a_failure():
    (failure,) = read_inputs(["a\0b"])
    assert "cannot be read" in failure.message


def test_an_unreadable_file_is_a_failure(tmp_path, monkeypatch):
    def refuse(self, mode="r"):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(PLAIN)
    monkeypatch.setattr("pathlib.Path.open", refuse)
    (failure,) = read_inputs([tmp_path / "a.txt"])
    assert "may not be read" in failure.message


def test_an_empty_folder_is_a_failure(tmp_path):
    (failure,) = read_inputs([tmp_path])
    assert "no files in the folder" in failure.message


def test_a_pipe_or_a_link_to_a_folder_inside_a_folder_is_a_failure_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "round").symlink_to(tmp_path)
    messages = [record.message for record in read_inputs([tmp_path])]
    assert len(messages) == 2
    assert all("it is no file but a pipe" in message for message in messages)


def test_a_file_name_that_is_no_utf_8_can_still_be_written(tmp_path):
    path = os.fsencode(tmp_path) + b"/S\xe3o.txt"
    with open(path, "w") as file:  # noqa: PTH123 - a name of bytes
        file.write(PLAIN)
    (report,) = read_inputs([tmp_path])
    assert report.origin.encode() == f"{tmp_path}/S\ufffdo.txt".encode()


SMALL = Limits(max_bytes=100_000)


def test_a_file_over_the_limit_is_refused(tmp_path):
    (failure,) = read_bytes(tmp_path, "a.txt", (PLAIN * 2000).encode(), limits=SMALL)
    assert "larger than 0.1 MB" in failure.message


def test_a_file_that_is_small_only_while_packed_is_refused(tmp_path):
    (failure,) = read_bytes(tmp_path, "a.txt.gz", gzip.compress(b"a" * 10_000_000), limits=SMALL)
    assert "larger than 0.1 MB" in failure.message


def test_a_jsonl_file_may_be_larger_than_the_limit_but_no_line_of_it(tmp_path):
    short = json.dumps({"text": PLAIN})
    lines = [short, json.dumps({"text": PLAIN * 5000}), *[short] * 2000]
    records = read_bytes(tmp_path, "a.jsonl", "\n".join(lines).encode(), limits=SMALL)
    assert len(records) == 2002
    assert [record.origin for record in records if isinstance(record, Failure)] == [f"{tmp_path}/a.jsonl:2"]


@pytest.mark.parametrize("bomb", [b"a" * 3_000_000, b"\n" * 3_000_000], ids=["one-line", "empty-lines"])
def test_a_decompression_bomb_of_lines_is_stopped(tmp_path, bomb):
    failure = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(bomb), limits=SMALL)[-1]
    assert "decompression bomb" in failure.message


def test_a_large_honest_packed_jsonl_file_is_no_bomb(tmp_path):
    chance = random.Random(7)  # noqa: S311 - no secret
    lines = [json.dumps({"text": PLAIN + " " + chance.randbytes(30).hex()}) for _ in range(3000)]
    records = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress("\n".join(lines).encode()), limits=SMALL)
    assert sum(isinstance(record, Report) for record in records) == 3000
