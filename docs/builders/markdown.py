"""Markdown from plain values and from docstrings in Google style."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

_INDENT = " " * 4
_SECTION = re.compile(r"(Args|Attributes|Raises|Returns|Yields):")
_ENTRY = re.compile(r" {4}(\w[\w, *]*): (.*)")


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; cells keep their Markdown, but for what would end them."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {item}" for item in items)


def code(language: str, text: str) -> str:
    """A fenced block."""
    return f"```{language}\n{text.rstrip()}\n```"


def page(title: str, *parts: str) -> str:
    """A whole generated page."""
    note = "<!-- Written by `python -m docs.build` from the code: do not edit. -->"
    return "\n\n".join([note, f"# {title}", *(part for part in parts if part)]) + "\n"


def docstring(documented: object) -> str:
    """The docstring of an object as Markdown: sections as lists, examples as code, the tree of errors as it stands."""
    blocks: list[str] = []
    for block in re.split(r"\n\n+", inspect.getdoc(documented) or ""):
        if blocks and block.startswith(_INDENT) and blocks[-1].startswith(_INDENT):
            blocks[-1] += f"\n\n{block}"  # one example with an empty line in it
        elif block.strip():
            blocks.append(block)
    return "\n\n".join(map(_block, blocks))


def _block(block: str) -> str:
    lines = block.splitlines()
    if block.startswith(">>> "):
        return code("pycon", block)
    if found := _SECTION.fullmatch(lines[0]):
        return f"**{found[1]}**\n\n" + bullets(_entries(lines[1:]))
    if block.startswith(_INDENT):
        example = textwrap.dedent(block)
        return code("python" if example.startswith("import ") else "text", example)
    return block


def _entries(lines: Sequence[str]) -> Iterator[str]:
    entry = ""
    for line in lines:
        found = _ENTRY.match(line)
        if not found:
            entry = f"{entry} {line.strip()}".strip()
            continue
        if entry:
            yield entry
        entry = f"`{found[1]}`: {found[2]}"
    yield entry


def _cell(value: object) -> str:
    return " ".join(str(value).replace("|", "\\|").split())
