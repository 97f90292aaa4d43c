"""Reports as scenes: what the rules find in each, laid out for a trained model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from tidings.model.report import Report
from tidings.read.neural.candidates import find_candidates
from tidings.read.neural.scene import Scene, make_scene
from tidings.read.possible_counts import find_possible_counts
from tidings.read.reader import RuleReader


def parsed_scene(rules: RuleReader, report: Report, doc: Doc) -> Scene:
    """The scene of one parsed report."""
    survey = rules.survey(report, doc)
    counts = [*survey.counts, *find_possible_counts(doc, survey.parsed.classes, survey.counts)]
    return make_scene(survey.parsed, survey.sayings, find_candidates(survey.parsed, counts), survey.mentions)


def survey_scene(rules: RuleReader, reports: Iterable[Report]) -> Iterator[Scene]:
    """The scenes of reports, in order."""
    for doc, report in rules.parse(reports):
        yield parsed_scene(rules, report, doc)
