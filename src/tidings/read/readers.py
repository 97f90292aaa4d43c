"""The readers by name: the rules, the trained model alone, and the model with sight of what the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.language import Language

from tidings.model.report import Report
from tidings.read.parsed import FindTimes, Parties, Toponyms
from tidings.read.reader import DraftedReport, RuleReader
from tidings.read.reader_names import ReaderName, check_choice


class Reader(Protocol):
    """What the pipeline asks of a reader."""

    @property
    def name(self) -> str:
        """Its name, part of every record it makes."""

    @property
    def version(self) -> str:
        """Its version: what another version has read is read again."""

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline that it parses with."""

    def read(self, reports: Iterable[Report]) -> Iterator[DraftedReport]:
        """Events of each report, in order."""


def open_reader(
    name: ReaderName, toponyms: Toponyms, parties: Parties, find_times: FindTimes, threshold: float | None = None
) -> Reader:
    """The reader of a name.

    Args:
        name: which.
        toponyms: knows place names.
        parties: knows named parties.
        find_times: finds time expressions.
        threshold: how probable an event must be to be told, above 0 and below 1; None for the reader's own.

    Raises:
        ConfigError: if the threshold is out of range or asked of the rules, or weights are missing.
    """
    check_choice(name, threshold)
    rules = RuleReader(toponyms, parties, find_times)
    if name is ReaderName.RULES:
        return rules
    from tidings.read.neural.events import EventsModel
    from tidings.read.neural.reader import TrainedReader
    from tidings.read.neural.settings import load_settings

    settings = load_settings(name)
    model = EventsModel.load(
        uses_rules=name is ReaderName.BOTH, rule_vote=settings.rule_vote, role_vote=settings.role_vote
    )
    lowest = settings.threshold if threshold is None else settings.calibration.score(threshold)
    return TrainedReader(rules, model, lowest, settings.cutoffs, settings.calibration)
