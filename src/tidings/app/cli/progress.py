"""The progress line of a long run, on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from tidings.app.cli.consoles import clean_line

_LOG_EVERY_S = 10.0


class ProgressLine:
    """Says what is being done and how much of it is done; a context manager.

    Args:
        console: where it is drawn.
        is_on: draw it or not; by default if the console is a terminal. Where it is none, asked for, a line is printed
            now and then.
    """

    def __init__(self, console: Console, *, is_on: bool | None = None) -> None:
        columns = (TextColumn("{task.description}", markup=False), BarColumn(bar_width=20), TimeElapsedColumn())
        is_drawn = console.is_terminal and is_on is not False
        self._progress = Progress(*columns, console=console, disable=not is_drawn, transient=True)
        self._is_logged = bool(is_on) and not is_drawn
        self._logged_at = -_LOG_EVERY_S
        self._task = self._progress.add_task("starting", total=None)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def tell(self, what: str) -> None:
        """Say what is being done now."""
        self._progress.update(self._task, description=clean_line(what))
        if self._is_logged and time.monotonic() - self._logged_at >= _LOG_EVERY_S:
            self._logged_at = time.monotonic()
            self._progress.console.print(clean_line(what))

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the line off the screen while something else is printed."""
        self._progress.stop()
        yield
        self._progress.start()
