"""Write predictions for a scorer: `python -m benchmarks.run claims --data GOLD.jsonl --out PRED.jsonl`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.documents import read_documents
from benchmarks.tasks import load_task, task_names
from tidings.model.errors import TidingsError


def write_predictions(predictions: Iterable[Mapping[str, object]], out: Path) -> int:
    """Write one prediction a line; returns how many."""
    out.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for written, prediction in enumerate(predictions, 1):  # noqa: B007 -- the last number is the count
            if failure := prediction.get("failure"):
                print(f"not read: {prediction['doc']}: {failure}", file=sys.stderr)
            file.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return written


def main(arguments: list[str] | None = None) -> int:
    """Run one task over one file; exit status 2 if the input cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("task", choices=task_names())
    parser.add_argument("--data", type=Path, required=True, help="reports or gold lines, .jsonl or .json")
    parser.add_argument("--out", type=Path, required=True, help="file for the predictions, .jsonl")
    asked = parser.parse_args(arguments)
    try:
        written = write_predictions(load_task(asked.task)(read_documents(asked.data)), asked.out)
    except TidingsError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{written} predictions in {asked.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
