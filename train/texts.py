"""Texts of the shared data sets by the ids that codings name them with; they are never copied into this project."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.yardstick import SHARED

Fields = dict[str, Any]


def shared_texts(ids: set[str], shared: Path = SHARED) -> dict[str, Fields]:
    """Reports (id, text, title, outlet, published) of the ids, such as "muc:DEV-MUC3-0001" or "wikiwars:NAME@0-900".

    Raises:
        FileNotFoundError: if the folder of shared data is not there.
    """
    found: dict[str, Fields] = {}
    for name, read in READERS.items():
        wanted = {i for i in ids if i.startswith(f"{name}:")}
        if wanted:
            found.update({fields["id"]: fields for fields in read(shared / "data", wanted)})
    return found


def _lines(path: Path) -> Iterator[Fields]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _report(identity: str, line: Mapping[str, Any], *, published: str | None = None) -> Fields:
    return {
        "id": identity,
        "title": line.get("title") if identity.startswith("re3d") else None,
        "outlet": line.get("outlet"),
        "published": published,
        "text": line["text"],
    }


def _muc(data: Path, wanted: set[str]) -> Iterator[Fields]:
    for line in _lines(data / "muc4" / "dev.jsonl"):
        if (identity := f"muc:{line['id']}") in wanted:
            yield _report(identity, line, published=line.get("date"))


def _plain(name: str, path: str) -> Callable[[Path, set[str]], Iterator[Fields]]:
    def read(data: Path, wanted: set[str]) -> Iterator[Fields]:
        for line in _lines(data / path):
            if (identity := f"{name}:{line['id']}") in wanted:
                yield _report(identity, line)

    return read


def _wikiwars(data: Path, wanted: set[str]) -> Iterator[Fields]:
    lines = {line["id"]: line for line in _lines(data / "timex" / "wikiwars_train.jsonl")}
    for identity in sorted(wanted):
        document, _, bounds = identity.removeprefix("wikiwars:").partition("@")
        start, end = (int(bound) for bound in bounds.split("-"))
        line = lines[document]
        yield {**_report(identity, line, published=line["dct"]), "text": line["text"][start:end]}


def _meantime(data: Path, wanted: set[str]) -> Iterator[Fields]:
    """Wikinews documents put together from the sentences that stand beside their event mentions."""
    documents: dict[str, dict[int, str]] = {}
    for line in _lines(data / "factuality" / "meantime.jsonl"):
        documents.setdefault(line["document"], {})[line["sentence"]] = line["text"]
    for identity in sorted(wanted):
        sentences = documents[identity.removeprefix("meantime:")]
        yield _report(identity, {"text": "\n".join(sentences[number] for number in sorted(sentences))})


READERS: Mapping[str, Callable[[Path, set[str]], Iterator[Fields]]] = {
    "muc": _muc,
    "re3d": _plain("re3d", "arguments/re3d_dev.jsonl"),
    "gwn": _plain("gwn", "toponyms/geowebnews.jsonl"),
    "wikievents": _plain("wikievents", "arguments/wikievents_dev.jsonl"),
    "ecb": _plain("ecb", "incidents_ecb/train.jsonl"),
    "wikiwars": _wikiwars,
    "meantime": _meantime,
}
