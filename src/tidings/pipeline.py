"""The path of a report, in reading order: read, resolve, check. The only module that knows the steps."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from tidings.model.claim import Reading, check_claim
from tidings.model.errors import StepError, StoreError
from tidings.model.report import Failure, Report
from tidings.model.result import Result
from tidings.read.reader import DraftedReport
from tidings.read.reader_names import DEFAULT_READER, check_choice
from tidings.read.readers import Reader, open_reader
from tidings.resolve.claims import MADE_BY as RESOLVE_VERSION
from tidings.resolve.claims import DraftResolver
from tidings.resolve.gazetteer import Gazetteer, ensure_gazetteer
from tidings.resolve.party import PartyRegistry
from tidings.resolve.place import PlaceResolver
from tidings.resolve.time import find_times, resolve_time
from tidings.store.store import Store

# The folders of data that decide what is read: when a word list changes, reports are read again.
DATA_FOLDERS = ("read", "resolve")


@cache
def data_digest() -> str:
    """Eight hex digits over the word lists, tables and patterns that the steps use."""
    digest = hashlib.sha256()
    for folder in DATA_FOLDERS:
        for path in sorted(Path(str(files("tidings").joinpath(folder))).rglob("*.t[os][mv]*")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]


class ReadsAhead(Protocol):
    """Reads reports that are asked for later."""

    @property
    def ahead(self) -> int:
        """How many reports to begin before the first of them is asked for."""

    def begin(self, report: Report) -> Callable[[], Result]:
        """Begin a report; what comes back gives its result, or raises the StepError that reading it raised."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A reader and the resolvers it works with."""

    reader: Reader
    places: PlaceResolver
    parties: PartyRegistry

    @classmethod
    def open(
        cls,
        gazetteer_path: Path | None = None,
        progress: Callable[[str], None] | None = None,
        *,
        reader: str = DEFAULT_READER,
        threshold: float | None = None,
    ) -> Pipeline:
        """The pipeline as shipped; builds the gazetteer on first use (about a minute). Use one in each thread.

        Args:
            gazetteer_path: a gazetteer of one's own instead of the default one.
            progress: told in words what is being built, if anything is.
            reader: "rules", "trained" or "both" (the model with sight of what the rules find).
            threshold: how probable an event must be to be told, above 0 and below 1; not for the rules.

        Raises:
            ConfigError: if the language model, the weights or the gazetteer cannot be had, there is no such reader or
                it takes no such threshold; the message says the fix.
        """
        name = check_choice(reader, threshold)  # before minutes of building, not after
        gazetteer = Gazetteer(gazetteer_path or ensure_gazetteer(progress))
        parties = PartyRegistry.load()
        found = open_reader(name, gazetteer, parties, find_times, threshold)
        return cls(found, PlaceResolver(gazetteer), parties)

    @property
    def version(self) -> str:
        """Names and versions of the steps and of all that they lean on; what others have read is read again."""
        model = f"{self.reader.nlp.meta['name']}@{self.reader.nlp.meta['version']}"
        steps = f"{self.reader.name}@{self.reader.version} {RESOLVE_VERSION}"
        return f"{steps} {model} gazetteer@{self.places.edition} data@{data_digest()}"

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]:
        """Claims of each report, in order."""
        for drafted in self.reader.read(reports):
            yield drafted.report, self.resolve(drafted)

    def run(
        self, records: Iterable[Report | Failure], store: Store | None = None, workers: ReadsAhead | None = None
    ) -> Iterator[Result | Failure]:
        """Read the reports among the records, in order; failures pass through.

        With a store each result is safe in it before it comes out, and a report that the store has a reading of by
        these steps is taken from there instead of read again. So a run that was stopped, by whatever, goes on where it
        was and yields the same. Reports are read one by one, as a stopped run loses those in hand; `read` is some 8 %
        faster. A report given twice (`copy_of` is its own id) is passed over.

        Args:
            records: reports and failures.
            store: keeps the results.
            workers: read in the place of this pipeline, the same way, some reports ahead.

        Raises:
            RecordError: if a claim breaks its own rule: a bug.
            StoreError: if the store cannot be written.
        """
        begun: deque[Callable[[], Result | Failure]] = deque()
        for record in records:
            if isinstance(record, Failure):
                begun.append(partial(_noted, record, store))
            elif record.copy_of != record.id:
                begun.append(partial(self._finish, record, self._begin(record, store, workers), store))
            while len(begun) > (workers.ahead if workers is not None else 0):
                yield begun.popleft()()
        for finish in begun:
            yield finish()

    def _begin(self, report: Report, store: Store | None, workers: ReadsAhead | None) -> Callable[[], Result]:
        if workers is None or (store is not None and store.has_reading(report.id, self.version)):
            return partial(self.read_one, report)  # only if it turns out to be asked for
        return workers.begin(report)

    def _finish(self, report: Report, read: Callable[[], Result], store: Store | None) -> Result | Failure:
        try:
            return read() if store is None else self._read_into(store, report, read)
        except StepError as error:
            return _noted(Failure(report.origin or report.shown_id, error.code, str(error)), store)

    def _read_into(self, store: Store, report: Report, read: Callable[[], Result]) -> Result:
        with store.transaction():
            store.add_report(report)  # first, as with another day of publication it must be read again
            if not store.has_reading(report.id, self.version):
                store.add_reading(read().reading, self.version)
        return recall(store, report.id)

    def read_one(self, report: Report) -> Result:
        """Claims of one report.

        Raises:
            StepError: if it is too long to be parsed.
            RecordError: if a claim breaks its own rule: a bug.
        """
        limit = self.reader.nlp.max_length
        if len(report.text) > limit:
            raise StepError(f"its text is longer than the {limit:,} characters that can be parsed; split it")
        ((_, reading),) = self.read([report])
        return Result(report, reading)

    def resolve(self, drafted: DraftedReport) -> Reading:
        """Claims of what a reader found in one report.

        Raises:
            RecordError: if a claim breaks its own rule: a bug.
        """
        report = drafted.report
        places = self.places.for_report(report, drafted.toponyms)
        resolver = DraftResolver(report, places, self.parties, resolve_time)
        claims = tuple(resolver.resolve(draft) for draft in drafted.drafts)
        for claim in claims:
            check_claim(claim, report.text)
        return Reading(report.id, claims, drafted.note)


def recall(store: Store, report_id: str) -> Result:
    """The result that the store has for a report that was read.

    Raises:
        StoreError: if the store has no reading of it.
    """
    reading = store.reading(report_id)
    if reading is None:
        raise StoreError(f"{store.path} has no reading of report {report_id}; read it first")
    return Result(store.report(report_id), reading)


def _noted(failure: Failure, store: Store | None) -> Failure:
    if store is not None:
        store.add_failure(failure)
    return failure
