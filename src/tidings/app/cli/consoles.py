"""Where the command line writes: claims to standard output, all talk to standard error."""

from __future__ import annotations

import io
import re
import sys

from rich.console import Console

# Text of reports and file names come from strangers: control characters could rewrite the terminal, and bidirectional
# overrides show other words than are there (Unicode Technical Report 36, section 2.6). Tabs and newlines are kept.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDTH_OF_FILES = 140


def clean(text: str) -> str:
    """The text without characters that steer a terminal."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def clean_line(text: str) -> str:
    """The text on one line, without characters that steer a terminal."""
    return clean(" ".join(text.split()))


def open_out() -> Console:
    """Standard output; as wide as the terminal, or wide enough for a table in a file."""
    width = None if sys.stdout.isatty() else _WIDTH_OF_FILES
    return Console(width=width, markup=False, emoji=False, highlight=False)


def open_talk() -> Console:
    """Standard error; long lines are left whole."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)


def set_encodings() -> None:
    """Write UTF-8 into files and pipes on every system, and never fail over a character a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
