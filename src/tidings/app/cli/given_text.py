"""Text given as arguments of a command, or on standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tidings.model.errors import InputError


def join_text(arguments: Sequence[str]) -> str:
    """The arguments as one text; "-" alone stands for standard input.

    Raises:
        InputError: if there is no text in it.
    """
    text = sys.stdin.read() if list(arguments) == ["-"] else " ".join(arguments)
    if not text.strip():
        raise InputError("there is no text; give it as an argument, or - to read standard input")
    return text
