from tidings.ingest.line_joining import join_lines

WIDE = "The army and the police of the province said in a joint statement on Sunday that"


def test_a_word_broken_at_a_line_end_is_made_whole():
    assert join_lines([[WIDE, "the displace-", "ment went on."]]) == f"{WIDE} the displacement went on."


def test_a_compound_that_the_text_writes_elsewhere_keeps_its_hyphen():
    assert join_lines([[WIDE, "a north-eastern town and a north-", "eastern village fell."]]).endswith(
        "a north-eastern village fell."
    )


def test_a_name_keeps_its_hyphen():
    assert join_lines([[WIDE, "the road to Al-", "Hawija was cut."]]).endswith("the road to Al-Hawija was cut.")


def test_a_soft_hyphen_goes():
    assert join_lines([[WIDE, "the displace\u00ad", "ment went on in the prov\u00adince."]]).endswith(
        "displacement went on in the province."
    )


def test_an_empty_line_ends_a_paragraph():
    assert (
        join_lines([[WIDE, "it was over.", "", "Nobody was hurt, " + WIDE]])
        .split("\n\n")[1]
        .startswith("Nobody was hurt")
    )


def test_what_browsers_print_round_a_page_is_dropped():
    page = ["3/9/21, 6:20 PM Herders killed", WIDE, "it was over.", "https://valleypost.example/news/herders 1/2"]
    assert join_lines([page]) == f"{WIDE} it was over."


def test_ligatures_become_letters():
    assert join_lines([["The oﬃcer ﬁred on the traﬃc."]]) == "The officer fired on the traffic."


def test_no_lines_make_no_text():
    assert join_lines([[], ["", " "]]) == ""
