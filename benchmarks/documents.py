"""The texts that a benchmark reads: report lines or gold lines, with the text in them or beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tidings.model.errors import InputError

Document = dict[str, Any]
"""One text: "id" and "text", and what else its line says, among it "published" (ISO 8601) where it gives a day."""

_ANSWERS = ("claims", "attributions", "timexes")
"""Gold values; a task must not see them."""


def read_documents(path: Path) -> list[Document]:
    """The documents of a .jsonl file (one a line) or of a .json file (one).

    A line is a report {"id", "text", "title", "outlet", "published" or "date", "lang"} of which only id and text are
    needed, or a gold line {"doc": {"id", ...}, "claims": [...]}. Where it has no text, `doc.text_file` is read or the
    line of the same id in `reports.jsonl` is taken, both in the folder of `path`.

    Raises:
        InputError: if a line is no JSON, has no id, or its text is nowhere to be found.
    """
    if not path.is_file():
        raise InputError(f"there is no file {path}; check the path")
    beside = path.with_name("reports.jsonl")
    known = {line["id"]: line for line in _lines(beside)} if beside.is_file() and beside != path else {}
    return [_document(line, known, path) for line in _lines(path)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    content = path.read_text("utf-8")
    rows = [content] if path.suffix == ".json" else content.split("\n")
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            line = json.loads(row)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}, line {number}: it is not JSON ({error.msg}); repair it") from error
        head = line.get("doc", line) if isinstance(line, dict) else None
        if not isinstance(head, dict) or not isinstance(head.get("id"), str):
            raise InputError(f'{path}, line {number}: give an object with a string under "id" (or "doc" with one)')
        yield line


def _document(line: dict[str, Any], known: dict[str, dict[str, Any]], path: Path) -> Document:
    own = {key: value for key, value in {**line, **line.get("doc", {})}.items() if value is not None}
    merged = {**known.get(own["id"], {}), **own}
    if "text" not in merged and "text_file" in merged:
        merged["text"] = path.with_name(merged["text_file"]).read_text("utf-8")
    if not isinstance(merged.get("text"), str):
        raise InputError(f'{path}: {own["id"]} has no "text"; put a reports.jsonl with its text beside the file')
    merged.setdefault("published", merged.get("date"))
    return {key: value for key, value in merged.items() if key not in ("doc", *_ANSWERS)}
