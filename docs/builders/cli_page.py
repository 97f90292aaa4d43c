"""reference/cli.md: every command with its arguments and options, as the program itself declares them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from docs.builders.markdown import code, page, table
from tidings.app.cli.main import DEBUG, app
from tidings.resolve.gazetteer.location import VARIABLE

NAME = "tidings"
ENVIRONMENT = {
    VARIABLE: "a gazetteer file of one's own, instead of the one in the cache folder",
    DEBUG: "`1` shows where an error came from",
}
EXIT_STATUSES = {
    "0": "something was read",
    "1": "a bug, which the message asks you to report",
    "130": "stopped by Ctrl-C",
    "others": "see [errors](errors.md); 2 is also a command that was typed wrongly",
}


def build() -> str:
    """The page."""
    return page(
        "Command line",
        "Claims go to standard output; progress, failures and the summary go to standard error.",
        *(_section(command, context) for command, context in commands()),
        "## Environment\n\n"
        + table(["variable", "meaning"], ((f"`{key}`", text) for key, text in ENVIRONMENT.items())),
        "## Exit status\n\n" + table(["status", "meaning"], EXIT_STATUSES.items()),
    )


def commands() -> Iterator[tuple[Any, Any]]:
    """The program and each of its commands in order, a group before its own, each with its context."""
    yield from _walk(typer.main.get_command(app), None, NAME)


def _walk(command: Any, parent: Any, name: str) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - typer's click is private
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    yield command, context
    for below in getattr(command, "commands", {}).items():
        yield from _walk(below[1], context, below[0])


def _section(command: Any, context: Any) -> str:  # noqa: ANN401 - likewise
    records = [(option, option.get_help_record(context)) for option in command.get_params(context)]
    parts = [f"## {context.command_path}", command.help or "", code("text", command.get_usage(context))]
    for title, kind in (("argument", "argument"), ("option", "option")):
        rows = [(f"`{record[0]}`", record[1]) for option, record in records if record and _kind(option) == kind]
        parts.append(table([title, "meaning"], rows) if rows else "")
    return "\n\n".join(part for part in parts if part)


def _kind(parameter: Any) -> str:  # noqa: ANN401 - likewise
    return "option" if any(name.startswith("-") for name in parameter.opts) else "argument"
