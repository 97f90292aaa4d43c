"""`tidings read`: inputs to claims."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tidings.model.result import Result
from tidings.read.reader_names import DEFAULT_READER, ReaderName, check_choice


def read(  # noqa: PLR0913  # one argument an option
    inputs: Annotated[list[str], typer.Argument(metavar="IN", help="Files, folders, or - for standard input.")],
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="File to write; its suffix says the format: .jsonl .csv .geojson .html"),
    ] = None,
    store: Annotated[
        Path | None, typer.Option(help="Keep all that is read in this file; a stopped run then goes on where it was.")
    ] = None,
    *,
    reader: Annotated[
        ReaderName, typer.Option(help="Who reads: the rules, the trained model, or the model with sight of the rules.")
    ] = DEFAULT_READER,
    threshold: Annotated[
        float | None,
        typer.Option(
            metavar="P",
            help="How probable an event must be to be told, above 0 and below 1; not for the rules.",
            show_default=False,
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Processes that read, where there are many reports; by default one a core, up to 4.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Write the claims to standard output as JSON Lines.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary; failures are told.")] = False,
    progress: Annotated[
        bool | None, typer.Option("--progress/--no-progress", help="By default on a terminal.", show_default=False)
    ] = None,
) -> None:
    """Read reports and tell what they say happened, to whom, where, when, and who says so.

    Reads text, HTML, PDF, JSON and JSON Lines, gzipped or not. What cannot be read is told and the run goes on.
    Without -o the claims are shown as a table, or as JSON Lines with --json.
    """
    from tidings.app.cli.job import show_job
    from tidings.app.job import check_outputs
    from tidings.app.workers import HowToRead, usual_workers

    outputs = output or []
    check_choice(reader, threshold)
    check_outputs(outputs, inputs)
    show = _write_json if json else _printer(with_ids=store is not None) if not outputs else None
    try:
        tally = show_job(
            inputs,
            outputs,
            store,
            show,
            has_progress=False if quiet else progress,
            has_summary=not quiet,
            how=HowToRead(reader, threshold, workers or usual_workers()),
        )
    except KeyboardInterrupt:
        raise _stopped(store) from None
    raise typer.Exit(tally.exit_status)


def _stopped(store: Path | None) -> typer.Exit:
    kept = f"what was read is kept in {store}; the same command goes on from there" if store else "nothing is kept"
    typer.echo(f"tidings: stopped; {kept}", err=True)
    return typer.Exit(130)


def _write_json(result: Result) -> None:
    from tidings.export.claims_jsonl import write_claims_jsonl

    write_claims_jsonl([result], sys.stdout)
    sys.stdout.flush()  # whoever reads the pipe sees each report as it is read


def _printer(*, with_ids: bool) -> Callable[[Result], None]:
    from tidings.app.cli.claim_table import print_result
    from tidings.app.cli.consoles import open_out

    return partial(print_result, open_out(), with_ids=with_ids)
