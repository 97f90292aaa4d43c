"""The rule reader with a few names for a gazetteer and a registry, and the events it reads in plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from tidings.model.report import Report, report_id
from tidings.model.vocabulary import PartyKind
from tidings.read.attribution import find_sayings
from tidings.read.mentions import find_mentions
from tidings.read.parsed import ParsedReport
from tidings.read.reader import RuleReader, load_model
from tidings.resolve.time import find_times

TOWNS = frozenset(("Tarfa", "Nurra", "Belsa", "Omdala", "Kerit", "Dolvan"))
STATES = {"Sudan": "SD", "Sudanese": "SD", "Iraq": "IQ", "Iraqi": "IQ"}
PARTIES = {
    "Northern Front": PartyKind.ARMED_GROUP,
    "Red Dawn": PartyKind.ARMED_GROUP,
    "Sudanese army": PartyKind.MILITARY,
    "Iraqi army": PartyKind.MILITARY,
}


class FewToponyms:
    """A gazetteer of a handful of places."""

    def is_toponym(self, name):
        return name in TOWNS or name in STATES

    def country_of(self, name):
        return STATES.get(name)


class FewParties:
    """A registry of a handful of parties."""

    def kind_of(self, name):
        return PARTIES.get(name.removeprefix("the ").removeprefix("The "))


@dataclass(frozen=True)
class Event:
    """A draft in plain values: every span as its words."""

    type: str
    status: str
    anchor: str
    actors: list[str]
    targets: list[str]
    place: str | None
    from_place: str | None
    to_place: str | None
    time: str | None
    said: str | None
    heading: str | None
    counts: list[tuple[str, int | None, int | None]]
    means: str | None
    speakers: list[str]
    evidence: list[str]


def _event(draft, text):
    def words(span):
        return None if span is None else span.of(text)

    return Event(
        type=draft.type.value,
        status=str(draft.status.value),
        anchor=words(draft.anchor),
        actors=[words(span) for span in draft.actors],
        targets=[words(span) for span in draft.targets],
        place=words(draft.place),
        from_place=words(draft.from_place),
        to_place=words(draft.to_place),
        time=words(draft.when.span),
        said=words(draft.when.said),
        heading=words(draft.when.heading),
        counts=[(str(c.value.what), c.value.min, c.value.max) for c in draft.counts],
        means=words(draft.means),
        speakers=[words(speaker.span) for speaker in draft.speakers],
        evidence=[words(span) for span in draft.evidence],
    )


@pytest.fixture(scope="session")
def reader():
    return RuleReader(FewToponyms(), FewParties(), find_times, load_model())


@pytest.fixture(scope="session")
def new_report():
    def make(text, title=None, published=date(2021, 3, 9), outlet=None):
        return Report(report_id(text, None, outlet, None), text, title=title, published=published, outlet=outlet)

    return make


@pytest.fixture(scope="session")
def events(reader, new_report):
    """The events of a text, as `Event`s in the reader's order."""

    def read(text, **about):
        (drafted,) = reader.read([new_report(text, **about)])
        return [_event(draft, text) for draft in drafted.drafts]

    return read


@pytest.fixture(scope="session")
def event(events):
    """The one event of a text, or the one of a type where the text tells of several."""

    def read(text, event_type=None, **about):
        found = [one for one in events(text, **about) if event_type in (None, one.type)]
        assert len(found) == 1, found
        return found[0]

    return read


@pytest.fixture(scope="session")
def parsed(reader, new_report):
    """A text as the steps of the reader see it."""

    def parse(text, **about):
        times = [mention.span for mention in find_times(text)]
        doc = reader.nlp(text)
        return ParsedReport(new_report(text, **about), doc, reader.lexicon, reader.toponyms, reader.parties, times)

    return parse


@pytest.fixture(scope="session")
def mentions(parsed):
    """The mentions of a text before they are joined."""

    def find(text, **about):
        report = parsed(text, **about)
        return find_mentions(report, find_sayings(report.doc))

    return find
