"""The path of a report, in reading order: read, resolve, check. The only module that knows the steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tidings.model.claim import Reading, check_claim
from tidings.model.report import Report
from tidings.read.reader import DraftedReport, RuleReader
from tidings.resolve.claims import DraftResolver
from tidings.resolve.gazetteer import Gazetteer
from tidings.resolve.party import PartyRegistry
from tidings.resolve.place import PlaceResolver
from tidings.resolve.time import find_times, resolve_time

RESOLVE_VERSION = "resolve@1"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A reader and the resolvers it works with."""

    reader: RuleReader
    places: PlaceResolver
    parties: PartyRegistry

    @classmethod
    def open(cls, gazetteer_path: Path | None = None) -> Pipeline:
        """The pipeline as shipped; builds the gazetteer on first use.

        Raises:
            ConfigError: if the language model or the gazetteer cannot be had; the message says the fix.
        """
        gazetteer = Gazetteer.open(gazetteer_path)
        parties = PartyRegistry.load()
        return cls(RuleReader(gazetteer, parties, find_times), PlaceResolver(gazetteer), parties)

    @property
    def version(self) -> str:
        """Names and versions of the steps; a reading made by other versions is read again."""
        return f"{self.reader.name}@{self.reader.version} {RESOLVE_VERSION}"

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]:
        """Claims of each report, in order."""
        for drafted in self.reader.read(reports):
            yield drafted.report, self._resolve(drafted)

    def _resolve(self, drafted: DraftedReport) -> Reading:
        report = drafted.report
        places = self.places.for_report(report, drafted.toponyms)
        resolver = DraftResolver(report, places, self.parties, resolve_time)
        claims = tuple(resolver.resolve(draft) for draft in drafted.drafts)
        for claim in claims:
            check_claim(claim, report.text)
        return Reading(report.id, claims, drafted.note)
