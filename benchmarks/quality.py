"""Claims against gold: `python -m benchmarks.quality`; exit status 1 if a floor of floors.json is broken.

Reads the development reports and the seed report, scores them with the scorer beside the data, prints the figures and
compares them with the floors. Where ../shared is absent there is nothing to measure, which is said and is no error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.documents import read_documents
from benchmarks.floors import find_broken, is_same_gold, load_floors, lower_floor, raise_floors, save_floors
from benchmarks.results import quality_table, write_block
from benchmarks.run import write_predictions
from benchmarks.tasks import load_task
from benchmarks.yardstick import GOLD_SETS, SHARED, GoldSet, Score, figures_of, score_claims, sha256_of
from tidings.model.errors import TidingsError

COMMAND = "python -m benchmarks.quality"


def measure(gold: GoldSet, shared: Path) -> Score:
    """The score of the pipeline as shipped on one gold set."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "claims.jsonl"
        write_predictions(load_task("claims")(read_documents(gold.file(shared))), predictions)
        return score_claims(gold.file(shared), predictions, shared)


def check_floors(scores: Mapping[GoldSet, Score], shared: Path, *, lift: bool) -> list[str]:
    """Print how the scores stand to the floors, lift the floors if asked to, and return the broken ones."""
    floors, broken = load_floors(), []
    for gold, score in scores.items():
        sha256, figures = sha256_of(gold.file(shared)), figures_of(score)
        if lift:
            print("\n".join(raise_floors(floors, gold.name, sha256, figures)) or f"{gold.name}: no floor rises")
        if is_same_gold(floors, gold.name, sha256):
            broken += find_broken(floors, gold.name, figures)
        else:
            print(f"{gold.name}: {gold.path} is not the file its floors were measured on, so they are not compared;")
            print("  if it is meant to be another one, set new floors with --raise")
    if lift:
        save_floors(floors)
    return broken


def _write_results(scores: Mapping[GoldSet, Score]) -> None:
    day = datetime.now(UTC).date().isoformat()
    table = quality_table({gold.name: score for gold, score in scores.items()})
    block = f"{table}\n\nMeasured on {day} by `{COMMAND}`."
    for page in write_block("numbers", block):
        print(f"wrote the figures into {page.name}")


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with gold/ and score/")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write figures above their floors as floors")
    parser.add_argument("--lower", nargs=2, metavar=("KEY", "VALUE"), help='as in "gold/dev record.f1" 0.4; with --why')
    parser.add_argument("--why", default="", help="the reason for --lower, kept in floors.json")
    parser.add_argument("--write-results", action="store_true", help="write the table into RESULTS.md and README.md")
    asked = parser.parse_args(arguments)
    if asked.lower:
        try:
            asked.lower = (asked.lower[0], float(asked.lower[1]))
        except ValueError:
            parser.error(f"{asked.lower[1]} is not a number; give --lower the figure's name and its new floor")
    return asked


def _run(asked: argparse.Namespace) -> int:
    if asked.lower:
        floors, (key, value) = load_floors(), asked.lower
        lower_floor(floors, key, value, asked.why, datetime.now(UTC).date())
        save_floors(floors)
        return 0
    present = [gold for gold in GOLD_SETS if gold.file(asked.shared).is_file()]
    if not present:
        print(
            f"quality: not measured, as there are no gold claims in {asked.shared} (they are not part of the project)"
        )
        return 0
    scores = {gold: measure(gold, asked.shared) for gold in present}
    print(quality_table({gold.name: score for gold, score in scores.items()}))
    broken = check_floors(scores, asked.shared, lift=asked.lift)
    if asked.write_results:
        _write_results(scores)
    print("\n".join(broken) or "all floors hold")
    return 1 if broken else 0


def main(arguments: list[str] | None = None) -> int:
    """Measure, or lower a floor; exit status 1 for a broken floor, 2 if it could not be measured."""
    try:
        return _run(_parse(arguments))
    except TidingsError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
