"""Claims as CSV: one flat row a claim."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from tidings.export.rows import COLUMNS, Cell, claim_row
from tidings.model.claim import Reading
from tidings.model.report import Report

# Spreadsheets run a cell that starts so as a formula, and report text comes from strangers (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_csv(results: Iterable[tuple[Report, Reading]], out: TextIO) -> None:
    """Write a heading and one row a claim (RFC 4180); the columns are those of `rows.COLUMNS`.

    A text that a spreadsheet would run as a formula gets an apostrophe in front. Open `out` with newline="".
    """
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for report, reading in results:
        for claim in reading.claims:
            writer.writerow([_cell(value) for value in claim_row(claim, report).values()])


def _cell(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA_STARTS):
        return "'" + value
    return value
