"""The command line that the measurements of the model card share, and the pages that their figures go into."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.readings import gold_file
from benchmarks.results import PAGES, ROOT, write_block
from benchmarks.yardstick import SHARED
from tidings.model.errors import TidingsError
from tidings.read.reader_names import ReaderName

CARD = ROOT / "src" / "tidings" / "read" / "neural" / "weights" / "MODEL_CARD.md"

Measure = Callable[[argparse.Namespace], str]
"""From the options to the text, in Markdown, that is printed and written into the pages."""


def run(
    name: str,
    about: str | None,
    measure: Measure,
    arguments: Sequence[str] | None = None,
    *,
    readers: Sequence[str] = tuple(ReaderName),
    needs_gold: bool = True,
) -> int:
    """Measure and print; with --write-results also into the blocks `<!-- NAME -->` of the pages.

    Returns:
        Exit status: 0 also where the gold is absent and nothing can be measured, 2 if it could not be measured.
    """
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{name}", description=about)
    parser.add_argument("--reader", choices=readers, default=str(ReaderName.BOTH))
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with gold/ and score/")
    parser.add_argument(
        "--write-results", action="store_true", help="write the figures into RESULTS.md and the model card"
    )
    options = parser.parse_args(arguments)
    if needs_gold and not gold_file(options.shared).is_file():
        print(
            f"{name}: not measured, as there are no gold claims in {options.shared} (they are not part of the project)"
        )
        return 0
    try:
        text = measure(options)
    except TidingsError as error:
        print(error, file=sys.stderr)
        return 2
    day = datetime.now(UTC).date().isoformat()
    text += f"\n\nMeasured on {day} by `python -m benchmarks.{name} --reader {options.reader}`."
    print(text)
    if options.write_results:
        for page in write_block(name, text, (*PAGES, CARD)):
            print(f"wrote the figures into {page.name}")
    return 0
