import io
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from tidings.ingest import read_inputs


def read_one(tmp_path, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    (record,) = read_inputs([path])
    return record


def rewrite(content, change):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_lines_of_a_pdf_become_paragraphs(tmp_path, pdf):
    report = read_one(tmp_path, pdf)
    assert report.text == (
        "Four herders killed near Tarfa\n\n"
        "Published: 9 March 2021\n\n"
        "At least four herders were killed on Sunday in the north-eastern hills when a roadside bomb hit their pickup "
        "near Tarfa, the police said. The governor of the north-eastern district named the dead.\n\n"
        "A doctor at the hospital of Al-Shirqat said that two more people had been wounded and taken to the capital, "
        "and that they would live.\n\n"
        "Nobody has claimed the attack."
    )


def test_the_date_comes_from_a_marked_line_and_never_from_the_metadata(tmp_path, pdf, make_pdf):
    assert read_one(tmp_path, pdf).published == date(2021, 3, 9)
    unmarked = make_pdf([["Four herders were killed on Sunday near Tarfa."]])
    assert b"/CreationDate (D:2023" in unmarked
    assert read_one(tmp_path, unmarked).published is None


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Herders killed near Tarfa", "Herders killed near Tarfa"),
        ("Microsoft Word - draft3.doc", None),
        ("Untitled", None),
        ("", None),
    ],
)
def test_the_title_is_that_of_the_metadata_unless_a_program_made_it_up(tmp_path, make_pdf, stated, title):
    report = read_one(tmp_path, make_pdf([["Four herders were killed on Sunday near Tarfa."]], title=stated))
    assert report.title == title


def test_an_encrypted_pdf_is_refused(tmp_path, pdf):
    locked = rewrite(pdf, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    assert "encrypted; save it without a password" in read_one(tmp_path, locked).message


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path, pdf):
    printable = rewrite(pdf, lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    assert read_one(tmp_path, printable).title == "Four herders killed near Tarfa"


def test_a_pdf_without_a_text_layer_is_refused(tmp_path, make_pdf):
    failure = read_one(tmp_path, make_pdf([[], []]))
    assert "no text layer" in failure.message


@pytest.mark.parametrize("keep", [9, 60, 500])
def test_a_broken_pdf_is_refused(tmp_path, pdf, keep):
    failure = read_one(tmp_path, pdf[:keep])
    assert "the PDF" in failure.message


def test_nothing_is_written_to_the_screen(tmp_path, pdf, capfd):
    read_one(tmp_path, pdf[:-200])
    assert capfd.readouterr() == ("", "")
