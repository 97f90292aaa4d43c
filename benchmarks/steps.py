"""Where the time of reading goes, by step: the pipeline's own functions, each with a watch around it for one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from time import perf_counter
from typing import Any
from unittest import mock

from tidings.model.report import Report
from tidings.pipeline import Pipeline
from tidings.read import reader
from tidings.read.neural import reader as trained
from tidings.read.neural import survey
from tidings.read.neural.drafting import Drafter
from tidings.read.neural.events import EventsModel
from tidings.read.neural.reader import TrainedReader

_STEPS = {
    "other_domain": "domain gate",
    "ParsedReport": "place names",
    "find_sayings": "sayings",
    "find_mentions": "mentions",
    "find_counts": "counts",
    "attach_tolls": "counts",
    "join_mentions": "joining",
    "draft_group": "joining",
}
"""Functions that the reader calls once a report (or group), and the step each belongs to."""


class Watch:
    """Adds up the time that functions take, by step."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.seconds: dict[str, float] = {}

    def around(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time added to the step's."""

        def timed(*arguments: object, **options: object) -> object:
            began = perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - began

        return timed


def seconds_by_step(pipeline: Pipeline, reports: Sequence[Report]) -> dict[str, float]:
    """Seconds of each step over the reports, in reading order; they add up to the whole."""
    watch = Watch()
    with ExitStack() as patches:
        for owner, name, step in _watched(pipeline):
            patches.enter_context(mock.patch.object(owner, name, watch.around(step, getattr(owner, name))))
        began = perf_counter()
        for _ in pipeline.read(reports):
            pass
        whole = perf_counter() - began
    reading, resolve = watch.seconds.pop("reading", 0.0), watch.seconds.pop("resolve", 0.0)
    rest = reading - sum(watch.seconds.values())
    return {"parse": whole - reading - resolve, **watch.seconds, "rest of reading": rest, "resolve": resolve}


def _watched(pipeline: Pipeline) -> Iterator[tuple[object, str, str]]:
    """Owner, name and step of each function to be timed."""
    chosen = pipeline.reader
    rules = chosen.rules if isinstance(chosen, TrainedReader) else chosen
    yield from ((reader, name, step) for name, step in _STEPS.items())
    yield rules, "find_times", "times"
    yield type(chosen), "read_parsed", "reading"
    yield Pipeline, "resolve", "resolve"
    if isinstance(chosen, TrainedReader):  # the encoder works beside the rules: waiting for it is in "rest of reading"
        yield survey, "find_candidates", "candidates"
        yield EventsModel, "find", "heads"
        yield trained, "join_events", "joining"
        yield Drafter, "draft", "drafting"
