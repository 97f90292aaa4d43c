"""Claims as JSON Lines: one report a line, its claims in the codebook's fields."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from tidings.export.fields import claim_fields, report_fields
from tidings.model.claim import Reading
from tidings.model.report import Report

# Line separators to Unicode, though not to JSON: many programs split "lines" at them.
_LINE_BREAKS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})


def write_claims_jsonl(results: Iterable[tuple[Report, Reading]], out: TextIO) -> None:
    """Write one line a report: {"doc": {...}, "claims": [...]}; the same results give the same bytes."""
    for report, reading in results:
        claims = [claim_fields(claim, report.text) for claim in reading.claims]
        line = json.dumps({"doc": report_fields(report), "claims": claims}, ensure_ascii=False)
        out.write(line.translate(_LINE_BREAKS) + "\n")
