"""The reader on every example and near miss of the taxonomy, so that a definition cannot drift from what is read."""

import pytest

from tidings.model.taxonomy import load_taxonomy
from tidings.model.values import Span

# Sentences that are fair and that the reader does not read yet, each with the reason. Take a line out once it does:
# the test then fails, as these are strict.
GAPS = {
    "Teachers in the capital began a strike on Monday over unpaid wages.": "'strike' alone is too often an attack",
    "The freed hostages returned to the capital on Friday.": "a participle before its noun tells of no event",
}

EXAMPLES = [(name, example) for name, one in load_taxonomy().items() for example in one.examples]
NEAR_MISSES = [(name, near_miss) for name, one in load_taxonomy().items() for near_miss in one.near_misses]


def _case(name, sentence):
    gap = GAPS.get(sentence.text)
    marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
    return pytest.param(name, sentence, marks=marks, id=f"{name}: {sentence.text}")


@pytest.fixture
def claims(pipeline, new_report):
    """The claims of one sentence."""

    def read(text):
        ((_, reading),) = pipeline.read([new_report(text)])
        return reading.claims

    return read


@pytest.mark.parametrize(("event_type", "example"), [_case(*pair) for pair in EXAMPLES])
def test_an_example_is_read_as_its_type_at_its_anchor(claims, event_type, example):
    start = example.text.index(example.anchor)
    anchor = Span(start, start + len(example.anchor))
    found = [(claim.type.value, claim.anchor.of(example.text), claim.anchor) for claim in claims(example.text)]
    assert any(one == event_type and at.overlaps(anchor) for one, _, at in found), found


@pytest.mark.parametrize(("event_type", "near_miss"), NEAR_MISSES)
def test_a_near_miss_is_not_read_as_the_type_that_it_resembles(claims, event_type, near_miss):
    assert event_type not in [claim.type.value for claim in claims(near_miss.text)], near_miss.why


@pytest.mark.parametrize(
    ("instead", "near_miss"), [_case(one.instead, one) for _, one in NEAR_MISSES if one.instead != "none"]
)
def test_a_near_miss_is_read_as_what_it_is_instead(claims, instead, near_miss):
    assert instead in [claim.type.value for claim in claims(near_miss.text)]


def test_every_gap_is_a_sentence_of_the_taxonomy():
    assert set(GAPS) <= {sentence.text for _, sentence in (*EXAMPLES, *NEAR_MISSES)}
