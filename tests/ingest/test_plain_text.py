from datetime import date

import pytest

from tidings.ingest import read_inputs


def read_one(tmp_path, content, name="a.txt"):
    path = tmp_path / name
    path.write_bytes(content)
    (record,) = read_inputs([path])
    return record


def test_a_text_file_is_kept_character_for_character(tmp_path, story):
    report = read_one(tmp_path, story.encode())
    assert report.text == story


def test_the_first_line_before_an_empty_line_is_the_headline(tmp_path, story):
    report = read_one(tmp_path, story.encode())
    assert report.title == "Four herders killed near Tarfa"


def test_a_first_line_without_an_empty_line_after_it_is_no_headline(tmp_path):
    report = read_one(tmp_path, b"Four herders were killed on Sunday.\nThe police said so.")
    assert report.title is None


def test_a_first_line_of_more_than_200_characters_is_no_headline(tmp_path):
    report = read_one(tmp_path, ("The army said so. " * 12 + "\n\nThe police said so.").encode())
    assert report.title is None


def test_without_a_marked_date_a_text_is_undated(tmp_path, story):
    report = read_one(tmp_path, b"TARFA, March 9 2021 (VP) - " + story.encode())
    assert report.published is None


HEADER = (
    b"Title: Herders killed\nOutlet: The Valley Post\nPublished: 2021-03-09\n"
    b"Url: https://v.example/1\nLang: en\nId: vp-1\n\n"
)


def test_a_header_block_gives_the_fields_and_is_no_part_of_the_text(tmp_path, story):
    report = read_one(tmp_path, HEADER + story.encode())
    assert report.text == story
    assert (report.title, report.outlet, report.published) == ("Herders killed", "The Valley Post", date(2021, 3, 9))
    assert (report.url, report.language, report.external_id) == ("https://v.example/1", "en", "vp-1")


def test_a_header_block_may_have_windows_line_ends(tmp_path):
    report = read_one(tmp_path, HEADER.replace(b"\n", b"\r\n") + b"The army said so.\r\nThe police said so.\r\n")
    assert report.text == "The army said so.\r\nThe police said so.\r\n"
    assert report.published == date(2021, 3, 9)


def test_a_text_that_begins_with_the_same_field_twice_keeps_the_second(tmp_path):
    report = read_one(tmp_path, b"Date: 2021-03-09\nDate: nobody knows when the four herders died.")
    assert report.text == "Date: nobody knows when the four herders died."


def test_a_marked_line_below_the_headline_dates_the_text_and_stays_in_it(tmp_path):
    text = "Herders killed near Tarfa\n\nPublished on 9 March 2021, 10:15\n\nFour herders were killed on Sunday."
    report = read_one(tmp_path, text.encode())
    assert report.published == date(2021, 3, 9)
    assert report.text == text


def test_an_unreadable_date_leaves_the_report_undated_and_says_so(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Published: 09/03/2021\n\nFour herders were killed on Sunday near Tarfa.")
    report, remark = read_inputs([path])
    assert report.published is None
    assert '"09/03/2021" cannot be read' in remark.message
    assert remark.report_id == report.id


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ],
)
def test_a_byte_order_mark_is_obeyed_and_taken_off(tmp_path, story, encoding, mark):
    report = read_one(tmp_path, mark + story.encode(encoding))
    assert report.text == story


def test_western_text_in_windows_1252_is_read(tmp_path):
    text = "The mayor of São João said: “Four people were killed” – and two were wounded at the café."
    report = read_one(tmp_path, text.encode("cp1252"))
    assert report.text == text


def test_utf_8_with_one_broken_byte_keeps_its_other_letters(tmp_path):
    report = read_one(tmp_path, "The town’s mayor said “four” people died\x00".encode().replace(b"\0", b"\xe2."))
    assert report.text == "The town’s mayor said “four” people died\ufffd."


@pytest.mark.parametrize(
    "content",
    [b"abc\0def" * 20, bytes(range(1, 32)) * 20, b"\x7fELF\x02\x01\x01" + bytes(50)],
    ids=["nul", "control", "elf"],
)
def test_binary_content_is_refused(tmp_path, content):
    failure = read_one(tmp_path, content)
    assert "binary, not text" in failure.message


def test_a_wrong_byte_order_mark_is_refused(tmp_path):
    failure = read_one(tmp_path, b"\xef\xbb\xbfThe mayor of S\xe3o Jo\xe3o spoke.")
    assert "says UTF-8, but it is not" in failure.message


@pytest.mark.parametrize(
    "content", [b" \n\t\r\n ", "\u00a0\u2003".encode(), b"\xef\xbb\xbf", b"Title: Herders killed\n\n"]
)
def test_a_file_without_words_is_refused(tmp_path, content):
    failure = read_one(tmp_path, content)
    assert "only white space" in failure.message
