from datetime import date

import pytest

from tidings.ingest import read_inputs


def read_one(tmp_path, content, name="a.html"):
    path = tmp_path / name
    path.write_bytes(content)
    (record,) = read_inputs([path])
    return record


def test_a_page_gives_its_title_and_main_text_without_the_rest(tmp_path, page):
    report = read_one(tmp_path, page.encode())
    assert report.text == (
        "Four herders killed near Tarfa\n\n"
        "At least four herders were killed on Sunday when a roadside bomb hit their pickup near Tarfa, "
        "the police said.\n\n"
        "A doctor at the town’s hospital said that two more people had been wounded & taken to the capital."
    )


def test_a_page_gives_title_outlet_address_and_first_publication(tmp_path, page):
    report = read_one(tmp_path, page.encode())
    assert (report.title, report.outlet) == ("Four herders killed near Tarfa", "The Valley Post")
    assert report.url == "https://valleypost.example/news/herders"
    assert report.published == date(2021, 3, 9)  # as written, not modified, not in another time zone


def test_a_page_without_a_date_in_its_markup_is_undated(tmp_path, page):
    undated = "\n".join(line for line in page.splitlines() if "_time" not in line)
    report = read_one(tmp_path, (undated + "</head><body></body>").encode())
    assert report.published is None  # the footer's "Copyright 2019" is no date of publication


def dated_page(head="", above=""):
    return (
        f"<html><head><title>Herders killed</title>{head}</head><body><article><h1>Herders killed</h1>{above}"
        "<p>At least four herders were killed on Sunday when a roadside bomb hit their pickup, the police said.</p>"
        "<p>The last such attack was on 3 January 2015, a doctor at the hospital said.</p></article></body></html>"
    ).encode()


LINKED_DATA = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
    ' "datePublished": "2021-03-09T10:00:00Z", "dateModified": "2021-03-12T10:00:00Z"}</script>'
)


@pytest.mark.parametrize(
    "page",
    [
        dated_page(head=LINKED_DATA),
        dated_page(head='<link rel="canonical" href="https://valleypost.example/2021/03/09/herders">'),
        dated_page(above='<time datetime="2021-03-09T10:00">9 March</time>'),
        dated_page(above='<time datetime="2021-03-09">03/09/2021</time>'),
        dated_page(above='<span class="published">March 9, 2021</span>'),
        dated_page(above="<p>Published: 9 March 2021</p>"),
    ],
    ids=["linked data", "address", "time", "time and numbers", "class", "marked line"],
)
def test_the_date_of_publication_is_found_where_pages_have_it(tmp_path, page):
    assert read_one(tmp_path, page).published == date(2021, 3, 9)


@pytest.mark.parametrize(
    "page",
    [
        dated_page(),
        dated_page(above='<span class="published">09/03/2021</span>'),
        dated_page(head='<meta property="article:modified_time" content="2021-04-01">'),
    ],
    ids=["only in the text", "two meanings", "last change"],
)
def test_no_other_date_is_taken_for_that_of_publication(tmp_path, page):
    assert read_one(tmp_path, page).published is None


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "iso-8859-15"])
def test_the_declared_charset_is_obeyed(tmp_path, page, charset):
    text = page.replace('charset="utf-8"', f'charset="{charset}"').replace(
        "town’s", "café’s" if "1252" in charset else "café's"
    )
    report = read_one(tmp_path, text.encode(charset))
    assert "A doctor at the café" in report.text


def test_a_page_with_an_xml_prolog_is_read(tmp_path, page):
    report = read_one(tmp_path, b'<?xml version="1.0" encoding="utf-8"?>\n' + page.encode(), "a.xhtml")
    assert report.title == "Four herders killed near Tarfa"


@pytest.mark.parametrize(
    "content",
    [
        b"<html><head><title>Post</title></head><body><nav><a href='/'>Home</a><a>World</a></nav></body></html>",
        b"<html><body><script>var a = 1;</script></body></html>",
        b"<html><body></body></html>",
        b"<div>" * 3000,
    ],
    ids=["menu", "script", "empty", "deep"],
)
def test_a_page_without_main_text_is_refused(tmp_path, content):
    failure = read_one(tmp_path, content)
    assert "no main text" in failure.message


def test_nothing_is_written_to_the_screen(tmp_path, capfd):
    read_one(tmp_path, b"<html><body></body></html>")
    assert capfd.readouterr() == ("", "")
