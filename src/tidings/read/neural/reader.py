"""The trained reader: the events model over the scene of each report, behind the same door as the rule reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from tidings.model.report import Report
from tidings.read.domain import other_domain
from tidings.read.neural.calibration import Calibration
from tidings.read.neural.drafting import Drafter
from tidings.read.neural.events import EventsModel
from tidings.read.neural.joining import join_events
from tidings.read.neural.settings import Cutoffs
from tidings.read.neural.shipped import weights_digest
from tidings.read.neural.survey import parsed_scene
from tidings.read.neural.tolls import settle_tolls
from tidings.read.reader import DraftedReport, RuleReader
from tidings.read.reader_names import ReaderName
from tidings.read.when import heading_time

VERSION = "1"


@dataclass(slots=True)
class TrainedReader:
    """Finds events by a small encoder over spaCy's parse.

    Args:
        rules: the rule reader, whose parse, noun phrases, numbers and acts of speech are used.
        model: with or without sight of the rules' own events.
        threshold: the score that an event must reach to be told, 0 to 1.
        cutoffs: for the parts of events.
        calibration: makes a confidence of a score.
    """

    rules: RuleReader
    model: EventsModel
    threshold: float = 0.5
    cutoffs: Cutoffs = field(default_factory=Cutoffs)
    calibration: Calibration = field(default_factory=Calibration)
    beside: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, max_workers=1), repr=False)

    @property
    def name(self) -> str:
        """Of the two trained readers: `both` where the model sees what the rules found, else `trained`."""
        return ReaderName.BOTH.value if self.model.uses_rules else ReaderName.TRAINED.value

    @property
    def version(self) -> str:
        """Version of the reader, digest of its weights, and the threshold: with another, a report is read again."""
        return f"{VERSION}.{weights_digest()}.p{self.threshold:g}"

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline that parses."""
        return self.rules.nlp

    def read(self, reports: Iterable[Report]) -> Iterator[DraftedReport]:
        """Read reports in order, parsing them in batches."""
        for doc, report in self.rules.parse(reports):
            yield self.read_parsed(report, doc)

    def read_parsed(self, report: Report, doc: Doc) -> DraftedReport:
        """Read one parsed report."""
        if domain := other_domain(report.text):
            return DraftedReport(report, (), note=f"the report is about {domain}, not conflict")
        starts = [sentence.start_char for sentence in doc.sents]
        encoding = self.beside.submit(self.model.encode, report.text, starts)  # while the rules work
        scene = parsed_scene(self.rules, report, doc)
        encoded = encoding.result()
        events = self.model.find(scene, encoded, self.threshold)
        drafter = Drafter(
            scene, self.cutoffs, heading_time(scene.parsed), f"{self.name}@{self.version}", self.calibration
        )
        groups = join_events(self.model, scene, encoded, events, self.cutoffs.join)
        drafts = tuple(drafter.draft(group) for group in settle_tolls(groups, self.cutoffs.toll_share))
        return DraftedReport(report, drafts, tuple(scene.parsed.toponym_names()))
