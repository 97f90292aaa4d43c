"""The learning curve: python -m train.curve FOLDER=SHARE... --examples FILE --hold 0.1.

Each FOLDER is a run of `train.events.run` with this FILE, this --hold and --share SHARE. It is measured on the reports
kept back, given the gold events where parts are measured. Prints a table and draws docs/images/learning-curve.svg.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from benchmarks.charts import Axis, Line, line_chart
from benchmarks.results import markdown_table
from train.events.heldout import held_examples, load_examples, number_paths, split_reports
from train.events.measure import measure
from train.events.net import load_net

DIAGRAM = Path(__file__).parents[1] / "docs" / "images" / "learning-curve.svg"
SHOWN = ("anchor", "type", "actor", "target", "place", "source")
"""The figures that are drawn and tabled, as far as they were measured."""

Run = tuple[int, dict[str, float]]
"""Reports trained on and F1 (of 100) by figure."""


def read_figures(line: str) -> dict[str, float]:
    """The figures of a line such as "anchor 71.2 type 64.0"."""
    return {name: float(value) for name, value in re.findall(r"(\S+) (\d+(?:\.\d+)?)", line)}


def curve_table(runs: Sequence[Run]) -> str:
    """F1 by number of reports."""
    names = [name for name in SHOWN if all(name in figures for _, figures in runs)]
    rows = [[str(reports), *(f"{figures[name]:.1f}" for name in names)] for reports, figures in runs]
    return markdown_table(["reports", *names], rows)


def draw_curve(runs: Sequence[Run]) -> str:
    """The curve as SVG."""
    names = [name for name in SHOWN[:4] if all(name in figures for _, figures in runs)]
    lines = [Line(name, [(float(reports), figures[name]) for reports, figures in runs]) for name in names]
    most = max(reports for reports, _ in runs)
    return line_chart("Learning curve, reports kept back", Axis("training reports", 0, most), Axis("F1", 0, 100), lines)


def measure_run(folder: Path, held: Sequence[dict[str, Any]], *, rules: bool) -> dict[str, float]:
    """Figures of a saved network on examples kept back."""
    paths = {path: n + 1 for n, path in enumerate(json.loads((folder / "paths.json").read_text("utf-8")))}
    number_paths(held, paths)
    return read_figures(measure(load_net(folder), held, rules=rules))


def parse_run(argument: str) -> tuple[Path, float]:
    """Folder and share of "FOLDER=SHARE".

    Raises:
        argparse.ArgumentTypeError: if there is no share above 0 and up to 1.
    """
    folder, _, share = argument.rpartition("=")
    try:
        if folder and 0 < float(share) <= 1:
            return Path(folder), float(share)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{argument} is not FOLDER=SHARE with a share above 0 and up to 1")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the runs, print the table, draw the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", type=parse_run, metavar="FOLDER=SHARE")
    parser.add_argument("--examples", type=Path, required=True)
    parser.add_argument("--hold", type=float, required=True)
    parser.add_argument("--alone", action="store_true", help="measure without sight of the rules")
    parser.add_argument("--out", type=Path, default=DIAGRAM)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    examples = load_examples(options.examples)
    held, rest = held_examples(examples, options.hold), split_reports(examples, options.hold)[1]
    runs: list[Run] = [
        (max(1, int(len(rest) * share)), measure_run(folder, held, rules=not options.alone))
        for folder, share in sorted(options.runs, key=lambda run: run[1])
    ]
    print(curve_table(runs))
    options.out.write_text(draw_curve(runs), "utf-8")


if __name__ == "__main__":
    main()
