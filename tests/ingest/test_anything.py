"""Whatever is fed in, ingest answers with reports and failures that can be written, and raises nothing."""

import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidings.ingest import Limits, mark_copies, read_inputs
from tidings.model.report import Report

SUFFIXES = ["", ".txt", ".html", ".pdf", ".json", ".jsonl", ".bin"]
STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"\x1f\x8b\x08\0",
    b"<html><body><p>",
    b'{"text": "',
    b'[{"text": ',
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]
PIECES = [
    b"<div>",
    b"</p>",
    b"&#xD800;",
    b"\\ud800",
    b'"}\n{"text": "a"}',
    b"1 0 obj << /Type /Page >>",
    b"stream",
    b"trailer",
]
QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_is_answered(path):
    records = list(mark_copies(read_inputs([path], limits=Limits(max_bytes=10_000))))
    assert records
    for record in records:
        assert repr(record)
        message = record.text + str(record.title) if isinstance(record, Report) else record.message
        assert message.strip()
        assert message.encode()


@QUICK
@given(
    suffix=st.sampled_from(SUFFIXES),
    pack=st.booleans(),
    start=st.sampled_from(STARTS),
    rest=st.lists(st.binary(max_size=40) | st.sampled_from(PIECES), max_size=8),
)
def test_any_bytes_under_any_name_are_answered(tmp_path, suffix, pack, start, rest):
    content = start + b"".join(rest)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(gzip.compress(content) if pack else content)
    assert_is_answered(path)


@QUICK
@given(suffix=st.sampled_from([".txt", ".html", ".json", ".jsonl"]), text=st.text(max_size=200))
def test_any_text_under_any_name_is_answered(tmp_path, suffix, text):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert_is_answered(path)


@QUICK
@given(st.data())
def test_a_damaged_pdf_is_answered(tmp_path, pdf, data):
    damaged = bytearray(pdf)
    for _ in range(data.draw(st.integers(1, 12))):
        damaged[data.draw(st.integers(5, len(pdf) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.pdf"
    path.write_bytes(damaged)
    assert_is_answered(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_end_of_any_file_may_be_missing(tmp_path, page, suffix):
    for length in range(0, len(page), 97):
        path = tmp_path / f"{length}{suffix}"
        path.write_bytes(page.encode()[:length])
        assert_is_answered(path)
