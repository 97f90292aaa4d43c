"""How fast dates are found: `python -m benchmarks.date_speed`.

The demo reports over and over; `find_dates`, `find_timexes` and, as the reference in the same run, a search for words
and numbers by one regular expression (`re`), taking turns. Prints expressions a CPU second, and each rate as a share of
the reference's.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from statistics import median

from benchmarks.results import markdown_table, write_block
from benchmarks.speed import load_texts
from benchmarks.yardstick import SHARED
from tidings import find_dates, find_timexes

ROUNDS = 7
PUBLISHED = date(2024, 5, 15)
_WORDS = re.compile(r"\w+|\S")


def measure(find: Callable[[str], Sequence[object]], texts: Sequence[str]) -> tuple[int, float]:
    """How many expressions were found, and the CPU seconds (other jobs share the machine)."""
    start = time.process_time()
    found = sum(len(find(text)) for text in texts)
    return found, time.process_time() - start


def table(texts: Sequence[str]) -> str:
    """Medians over the rounds."""
    finders: dict[str, Callable[[str], Sequence[object]]] = {
        "`find_dates`": lambda text: find_dates(text, PUBLISHED),
        "`find_timexes`": lambda text: find_timexes(text, PUBLISHED),
        "words by `re`": _WORDS.findall,
    }
    times: dict[str, list[tuple[int, float]]] = {name: [] for name in finders}
    for _ in range(ROUNDS):
        for name, find in finders.items():
            times[name].append(measure(find, texts))
    reference = median(seconds for _, seconds in times["words by `re`"])
    words = sum(len(text.split()) for text in texts)
    rows = []
    for name, rounds in times.items():
        seconds = median(each for _, each in rounds)
        found = rounds[0][0]
        rows.append(
            [name, f"{found:,}", f"{found / seconds:,.0f}", f"{words / seconds:,.0f}", f"{reference / seconds:.3f}"]
        )
    return markdown_table(["finder", "found", "found/s", "words/s", "rate by that of `re`"], rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write into RESULTS.md if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write-results", action="store_true", help="write the table into RESULTS.md")
    options = parser.parse_args(arguments)
    texts = [report.text for name, reports in load_texts(SHARED) if name == "demo" for report in reports]
    measured = table(texts * 10)
    print(measured)
    if options.write_results:
        day = datetime.now(UTC).date().isoformat()
        write_block("date-speed", f"{measured}\n\nMeasured on {day} by `python -m benchmarks.date_speed`.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
