"""The command `tidings`: its commands, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer

from tidings.app.cli.consoles import clean_line, set_encodings
from tidings.app.cli.dates import dates
from tidings.app.cli.demo import demo
from tidings.app.cli.doctor import doctor
from tidings.app.cli.event_types import types
from tidings.app.cli.export import export
from tidings.app.cli.gazetteer import gazetteer
from tidings.app.cli.read import read
from tidings.app.cli.show import show
from tidings.model.errors import TidingsError

DEBUG = "TIDINGS_DEBUG"

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for _command in (read, show, types, export, dates, demo, doctor):
    app.command()(_command)
app.add_typer(gazetteer, name="gazetteer")


def _print_version(is_asked: bool) -> None:  # noqa: FBT001 - typer passes it so
    if is_asked:
        typer.echo(f"tidings {version('tidings')}")
        raise typer.Exit


@app.callback()
def tidings(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Turn news reports on armed conflict into sourced event records: offline, on one machine."""


def run() -> None:
    """Run the command line and exit.

    An error of ours ends in one line on standard error and its own exit status; anything else is a bug and says so.
    With TIDINGS_DEBUG=1 either shows where it came from.
    """
    set_encodings()
    if os.environ.get(DEBUG) != "1":
        sys.excepthook = _report_bug
    try:
        typer.main.get_command(app).main(prog_name="tidings")
    except TidingsError as error:
        if os.environ.get(DEBUG) == "1":
            raise
        typer.echo(clean_line(f"tidings: {error.code}: {error}"), err=True)
        sys.exit(error.exit_status)


def _report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        typer.echo("tidings: stopped", err=True)
        return
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    message = f"tidings: bug: {kind.__name__}: {error}{where}; please report it, with what {DEBUG}=1 shows"
    typer.echo(clean_line(message), err=True)
