"""Whatever the words are: an InputError, or a reading whose claims rest on the text. Nothing else comes out."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidings.ingest import report_from_text
from tidings.model.claim import check_claim
from tidings.model.errors import InputError
from tidings.model.values import Span

STORIES = (
    """Bomb kills nine in Mosul market

MOSUL, Iraq, March 8 - A car bomb tore through the main market of Mosul on Sunday, killing nine people and wounding at
least 14 others, police said.

A doctor said the attack was the third this year. "They shot at us from the roof," said Amina Yusuf, 34. The army denied
that its men fired at the crowd.""",
    """Situation report, 1 - 7 March 2021

- Some 3,000 families fled Taiz for Aden after rebels shelled two camps.
- Aid convoys were turned back 15 km north of Marib.
- Gunmen kidnapped a nurse and released her on Friday.
""",
    """Troops withdrew from Goma overnight, the UN mission, MONUSCO, said; if the rebels return, thousands may flee. The
government urged both sides to lift the siege and to sign a ceasefire within 72 hours.""",
)
INTRUDERS = (
    "\x01",
    "\x0c",
    "\x1f",
    "\u200f",
    "\u202e",
    "\u2028",
    "\x85",
    "\ufeff",
    "\u0301",
    "💣",
    "👩‍👩‍👧",
    "\t",
    "\r\n",
    "\n\n",
    "«",
    "--",
)
SPARING = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
FEWER = settings(SPARING, max_examples=25)


@pytest.fixture(scope="module")
def read(pipeline):
    """Read a text taken for English; None for one that is refused."""

    def one(text):
        try:
            report = report_from_text(text, published=date(2021, 3, 9), language="en")
        except InputError:
            return None
        ((_, reading),) = pipeline.read([report])
        for claim in reading.claims:
            check_claim(claim, report.text)
        return reading

    return one


@SPARING
@given(text=st.text(max_size=300))
def test_any_unicode(read, text):
    read(text)


@SPARING
@given(content=st.binary(max_size=300))
def test_any_bytes_taken_for_latin_1(read, content):
    read(content.decode("latin-1"))


@FEWER
@given(words=st.lists(st.sampled_from(" ".join(STORIES).split() + list(INTRUDERS)), min_size=1, max_size=80))
def test_the_words_of_reports_in_any_order(read, words):
    read(" ".join(words))


@st.composite
def mutated(draw):
    """A report with pieces deleted, doubled or moved, and strange characters put in."""
    text = draw(st.sampled_from(STORIES))
    for _ in range(draw(st.integers(1, 4))):
        at, to = sorted(draw(st.integers(0, len(text))) for _ in range(2))
        piece, rest = text[at:to], text[:at] + text[to:]
        goal = draw(st.integers(0, len(rest)))
        text = draw(
            st.sampled_from((
                rest,
                text[:to] + piece + text[to:],
                rest[:goal] + piece + rest[goal:],
                text[:at] + draw(st.sampled_from(INTRUDERS)) + text[at:],
            ))
        )  # fmt: skip
    return text


@SPARING
@given(text=mutated())
def test_reports_with_pieces_missing_doubled_or_moved(read, text):
    read(text)


@pytest.mark.parametrize("text", STORIES)
@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda text: text.replace(" ", ""),
        lambda text: text.replace(" ", "\n"),
        lambda text: " ".join(text.split()) * 3,
        "\u202e".join,
        lambda text: text.replace(".", "").replace("\n", " "),
        lambda text: "\u00a0".join(text.split(" ")),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text[::-1],
    ],
    ids="upper lower unspaced a_word_a_line doubled bidi unpunctuated no-break crlf backwards".split(),
)
def test_reports_in_a_strange_dress(read, text, change):
    read(change(text))


@pytest.mark.parametrize(
    "text",
    [
        "\n \n" * 3000 + "x",
        " ".join(map(str, range(1500))),
        "Rebels shelled " + " and ".join(["Mosul"] * 1500) + ".",
        "Rebels " + " and ".join(["shelled the town"] * 750) + ".",
        "The attack " + "of the attack " * 1000,
        "Rebels who shelled the town " + "that the soldiers who attacked the village " * 400 + "fled.",
        "The army said " + "that the army said " * 700 + "that rebels shelled Mosul.",
        "On Monday " * 1000,
        "MOSUL: " * 500 + "rebels shelled the town.",
        "- " * 1000 + "Rebels shelled Mosul",
        "rebelsshelledmosul" * 2000,
        '"' * 500 + "Rebels shelled Mosul",
        "Mosul-" * 500 + "Aleppo was shelled.",
        "A" * 20_000,
    ],
    ids=(
        "newlines numbers names clauses nested relative said dates datelines bullets unspaced quotes hyphens letters"
    ).split(),
)
def test_texts_of_one_thing_over_and_over(read, text):
    read(text)


def test_a_sentence_of_three_thousand_words_is_read(read):
    filler = "while the market of the old town lay quiet and nobody was seen in the streets "
    reading = read(
        "Rebels shelled Mosul on Monday, killing nine people, " + filler * 190 + "and gunmen kidnapped a nurse."
    )
    assert "abduction" in [claim.type.value for claim in reading.claims]


@pytest.mark.parametrize("text", ["", " \n\t", "\0", "a\0b", "\ud800"])
def test_what_cannot_be_a_report_is_refused(text):
    with pytest.raises(InputError):
        report_from_text(text)


def test_characters_outside_the_basic_plane_do_not_shift_the_spans(read):
    text = "Breaking news 😀 💣\n\nRebels shelled Mosul on Monday."
    (claim,) = read(text).claims
    start = text.index("shelled")
    assert claim.anchor == Span(start, start + len("shelled"))
