"""Reading in several processes: the same pipeline in each, reports handed out and results taken back in order."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Self

from tidings.model.report import Report
from tidings.model.result import Result
from tidings.pipeline import Pipeline
from tidings.read.neural.session import use_threads
from tidings.read.reader_names import DEFAULT_READER

# Reports after which other processes are started; the first one reads on until they have loaded the models.
PATIENCE = 8
# Reports handed out before they are asked for, for each process, so that none waits for a long report to end.
AHEAD = 4

_pipeline: Pipeline | None = None


def usual_workers() -> int:
    """As many processes as there are cores for this one, but four at most: each takes some 0.4 GB."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(4, cores)


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What a user chooses of the reading: reader and threshold as `Pipeline.open` takes them, and processes."""

    reader: str = DEFAULT_READER
    threshold: float | None = None
    workers: int = 1

    def open_pipeline(self, progress: Callable[[str], None] | None = None) -> Pipeline:
        """A pipeline of one's own.

        Raises:
            ConfigError: as `Pipeline.open`.
        """
        return Pipeline.open(progress=progress, reader=self.reader, threshold=self.threshold)


class Workers:
    """Processes that read reports; they are started when there are more reports than are worth it.

    Args:
        pipeline: reads the first reports, and all of them with one worker.
        how: what it was opened with, and how many processes read.
    """

    def __init__(self, pipeline: Pipeline, how: HowToRead) -> None:
        self.pipeline, self.how = pipeline, how
        self.begun = 0
        self.pool: ProcessPoolExecutor | None = None
        self.loading: list[Future[None]] = []

    @property
    def ahead(self) -> int:
        """How many reports to begin before the first of them is asked for."""
        return AHEAD * self.how.workers if self._are_ready() else 0

    def _are_ready(self) -> bool:
        return self.pool is not None and all(future.done() for future in self.loading)

    def begin(self, report: Report) -> Callable[[], Result]:
        """Hand out a report; what comes back gives its result, or raises the StepError that reading it raised."""
        self.begun += 1
        if self.pool is None and self.how.workers > 1 and self.begun > PATIENCE:
            # spawned, not forked: threads of ONNX Runtime do not outlive a fork
            self.pool = ProcessPoolExecutor(self.how.workers, get_context("spawn"), _open, (self.how,))
            self.loading = [self.pool.submit(_is_open) for _ in range(self.how.workers)]
        if self.pool is None or not self._are_ready():
            return partial(self.pipeline.read_one, report)
        future: Future[Result] = self.pool.submit(_read_one, report)
        return future.result

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)


def _open(how: HowToRead) -> None:
    global _pipeline  # noqa: PLW0603  # one for the life of the process
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C stops the first process, which ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    use_threads(1)
    _pipeline = how.open_pipeline()


def _is_open() -> None:
    """Asked of a process that is started, answered once it has opened its pipeline."""


def _end_with_parent() -> None:
    """A first process that is killed has no time to end the others, which would wait for reports for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_one(report: Report) -> Result:
    assert _pipeline is not None  # noqa: S101  # the pool opens it before any report
    return _pipeline.read_one(report)
