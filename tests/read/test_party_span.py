"""The words of a party: whole words, closed brackets, and people with what tells who they are."""

import pytest

from tidings.read.coreference import party_span


@pytest.fixture
def span(reader):
    def of(text, head):
        doc = reader.nlp(text)
        token = next(token for token in doc if token.text == head)
        return party_span(doc, token).of(text)

    return of


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("The raid killed eleven people in Nurra.", "people", "eleven people"),
        ("The toll rose among people displaced from Nurra.", "people", "people displaced from Nurra"),
        ("At least 12 soldiers died.", "soldiers", "soldiers"),
        ("The Northern Front Army (NFA) left.", "Army", "Northern Front Army"),
    ],
)
def test_a_party_is_told_in_its_own_words(span, text, head, words):
    assert span(text, head) == words


def test_a_word_with_a_hyphen_is_not_cut(span):
    assert span("The director of Belsa sub-district said so.", "director").endswith("sub-district")
