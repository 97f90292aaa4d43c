"""Tables of measured figures, and their blocks between comment markers in RESULTS.md and README.md."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.yardstick import ACCURACIES, Score

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "benchmarks" / "RESULTS.md", ROOT / "README.md")

_LABELS = {
    "record": "**whole record**",
    "event": "event found",
    "type": "event, type right",
    "actors": "actors",
    "targets": "targets",
    "place": "place",
    "time": "time",
    "counts": "counts",
    "sources": "sources",
    "status": "status (accuracy)",
    "background": "background (accuracy)",
    "modal": "planned, possible or denied",
    "coords": "place within 25 km (accuracy)",
}


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, padded so that it reads well in a terminal too."""
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (header, *rows)]
    lines.insert(1, "-|-".join("-" * width for width in widths))
    return "\n".join(f"| {line} |" if number != 1 else f"|-{line}-|" for number, line in enumerate(lines))


def quality_table(scores: Mapping[str, Score]) -> str:
    """Figures of gold sets side by side; a share is shown as one number, other figures as F1 (precision / recall)."""
    header = ["F1 (precision / recall)", *(_size(name, score) for name, score in scores.items())]
    rows = [[label, *(_cell(name, score) for score in scores.values())] for name, label in _LABELS.items()]
    rows.insert(1, ["95% interval of its F1", *(_interval(score) for score in scores.values())])
    rows.append(["reports without events that stay empty", *(_quiet(score) for score in scores.values())])
    return markdown_table(header, rows)


def _size(name: str, score: Score) -> str:
    return f"{name}, {score['documents']} report{'s' if score['documents'] > 1 else ''}"


def _cell(name: str, score: Score) -> str:
    values = score.get(name)
    if values is None:
        return "none"
    if name in ACCURACIES:
        return f"{values['r']:.3f}"
    return f"{values['f1']:.3f} ({values['p']:.3f} / {values['r']:.3f})"


def _interval(score: Score) -> str:
    if score["documents"] < 2:
        return "one report: none"
    low, high = score["record"]["ci95"]
    return f"{low:.3f} to {high:.3f}"


def _quiet(score: Score) -> str:
    noisy, empty = score["empty_documents_with_claims"]
    return f"{empty - noisy} of {empty}" if empty else "none there"


def replace_block(page: str, name: str, block: str) -> str:
    """The page with the block between `<!-- name -->` and `<!-- /name -->` replaced; unchanged without markers."""
    marked = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    return marked.sub(lambda match: f"{match[1]}{block}\n{match[2]}", page)


def write_block(name: str, block: str, pages: Sequence[Path] = PAGES) -> list[Path]:
    """Write the block into the pages that have its markers; returns those."""
    written = []
    for page in pages:
        before = page.read_text("utf-8") if page.exists() else ""
        if f"<!-- {name} -->" in before:
            page.write_text(replace_block(before, name, block), "utf-8")
            written.append(page)
    return written
