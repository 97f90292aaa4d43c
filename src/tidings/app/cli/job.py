"""A job with its progress line, failures and summary, as `read` and `demo` show it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tidings.app.cli.consoles import clean_line, open_talk
from tidings.app.cli.progress import ProgressLine
from tidings.app.job import Tally, run_job
from tidings.app.workers import HowToRead, Workers
from tidings.model.report import Failure
from tidings.model.result import Result


def show_job(
    inputs: Sequence[Path | str],
    outputs: Sequence[Path],
    store_path: Path | None,
    show: Callable[[Result], None] | None,
    *,
    has_progress: bool | None,
    has_summary: bool,
    how: HowToRead,
) -> Tally:
    """Run a job: results to `show`, failures and the rest to standard error.

    Raises:
        TidingsError: as `run_job` and `Pipeline.open`.
    """
    talk = open_talk()
    with ProgressLine(talk, is_on=has_progress) as line:

        def see(record: Result | Failure, tally: Tally) -> None:
            if isinstance(record, Failure):
                talk.print(failure_line(record))
            elif show is not None:
                with line.hidden():
                    show(record)
            line.tell(f"reading; reports: {len(tally.report_ids)}, claims: {tally.claims}")

        line.tell("loading the language model")
        pipeline = how.open_pipeline(line.tell)
        started = time.perf_counter()
        with Workers(pipeline, how) as workers:
            tally = run_job(pipeline, inputs, outputs, store_path, see, workers)
    if has_summary:
        talk.print(summary_line(tally, time.perf_counter() - started))
    return tally


def failure_line(failure: Failure) -> str:
    """Origin, code and message on one line; a warning where the report was kept."""
    kind = failure.code if failure.report_id is None else "warning"
    return clean_line(f"{failure.origin}: {kind}: {failure.message}")


def summary_line(tally: Tally, seconds: float) -> str:
    """What a job came to and how fast; loading the model is not counted."""
    reports = len(tally.report_ids)
    counted = [(reports, "report"), (tally.claims, "claim"), (tally.failures, "failure")]
    if tally.warnings:
        counted.append((tally.warnings, "warning"))
    words = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counted)
    return f"{words}; {seconds:.1f} s, {reports / seconds:.1f} reports/s"
