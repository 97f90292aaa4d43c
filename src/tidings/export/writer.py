"""Which writer fits a file name, and writing the file so that it is there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from tidings.export.claims_csv import write_csv
from tidings.export.claims_geojson import write_geojson
from tidings.export.claims_jsonl import write_claims_jsonl
from tidings.export.digest.page import write_digest
from tidings.model.claim import Reading
from tidings.model.errors import ConfigError
from tidings.model.report import Report

Results = Iterable[tuple[Report, Reading]]
Writer = Callable[[Results, TextIO], None]

WRITERS: dict[str, Writer] = {
    ".jsonl": write_claims_jsonl,
    ".csv": write_csv,
    ".geojson": write_geojson,
    ".html": write_digest,
}


def writer_for(path: Path) -> Writer:
    """The writer for the suffix of `path`, in either case.

    Raises:
        ConfigError: if no writer makes files of that suffix.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise ConfigError(f"cannot tell the format of {path}; end its name in one of {', '.join(WRITERS)}")
    return writer


def export_file(results: Results, path: Path) -> None:
    """Write the results to `path` in the format of its suffix; a file of that name is replaced only by a whole new one.

    Raises:
        ConfigError: if the suffix is unknown or the file cannot be written.
    """
    writer = writer_for(path)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        try:
            with unfinished.open("w", encoding="utf-8", newline="") as out:
                writer(results, out)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot write {path}: {error.strerror}; name a file in a folder you may write") from error
