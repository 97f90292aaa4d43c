"""reference/errors.md: every error with its code, exit status and what happens to the run."""

from __future__ import annotations

from collections.abc import Iterator

from docs.builders.markdown import docstring, page
from tidings.model import errors
from tidings.model.errors import TidingsError


def build() -> str:
    """The page."""
    intro = (
        "A message ends with the way to put things right. On the command line it is one line on standard error: where "
        "it came from, the code, the message. In Python, `except tidings.TidingsError` catches all of them."
    )
    return page("Errors", intro, docstring(errors), *(_section(error) for error in all_errors(TidingsError)))


def all_errors(base: type[TidingsError]) -> Iterator[type[TidingsError]]:
    """The error classes from `base` down, each before those below it."""
    yield base
    for below in base.__subclasses__():
        yield from all_errors(below)


def _section(error: type[TidingsError]) -> str:
    facts = f"Class `{error.__name__}`, exit status {error.exit_status}."
    return f"## {error.code}\n\n{facts}\n\n{docstring(error)}"
