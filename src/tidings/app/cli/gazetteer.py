"""`tidings gazetteer`: the file of place names."""

from __future__ import annotations

import typer

gazetteer = typer.Typer(help="The gazetteer, which knows where places lie.", no_args_is_help=True)


@gazetteer.callback()
def gazetteer_group() -> None:
    """The gazetteer, which knows where places lie."""


@gazetteer.command()
def build() -> None:
    """Build the gazetteer, or build it again, from the installed packages (about a minute; no network)."""
    from tidings.app.cli.consoles import clean_line, open_talk
    from tidings.app.cli.progress import ProgressLine
    from tidings.app.machine import build_default_gazetteer

    talk = open_talk()
    with ProgressLine(talk) as line:
        path, entries = build_default_gazetteer(line.tell)
    talk.print(clean_line(f"{path}: {entries:,} places"))
