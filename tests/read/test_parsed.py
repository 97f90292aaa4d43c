"""A report as the steps see it: sentences, classes of nouns, place names."""

import pytest


def sentences(reader, text):
    return [sentence.text.strip() for sentence in reader.nlp(text).sents]


def test_a_blank_line_ends_a_sentence(reader):
    assert sentences(reader, "Blast in the market\n\nA bomb went off") == ["Blast in the market", "A bomb went off"]


def test_a_wrapped_line_does_not_end_a_sentence(reader):
    text = "A bomb went off in the crowded market of the old town early\non Monday, killing three traders."
    assert len(sentences(reader, text)) == 1


@pytest.mark.parametrize(
    ("text", "word", "noun_class"),
    [
        ("The gunmen left.", "gunmen", "fighters"),
        ("The air force left.", "force", "aircraft"),
        ("Hundreds of farmers left.", "Hundreds", "civilians"),
        ("The Northern Front left.", "Front", "fighters"),
        ("The Sudanese army left.", "army", "soldiers"),
        ("They left.", "They", "people"),
    ],
)
def test_the_class_of_a_noun(parsed, text, word, noun_class):
    report = parsed(text)
    token = next(token for token in report.doc if token.text == word)
    assert noun_class in report.classes(token)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A bomb exploded in Tarfa.", ["Tarfa"]),
        ("Rebels entered Nurra and fled Belsa.", ["Nurra", "Belsa"]),
        ("Nurra was shelled.", ["Nurra"]),
        ("The Northern Front shot a trader.", []),
        ("The blast on Monday killed a trader.", []),
    ],
)
def test_the_place_names_of_a_text(parsed, text, names):
    assert parsed(text).toponym_names() == names
