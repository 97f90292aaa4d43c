"""The mean of trained networks: python -m train.events.average FOLDER FOLDER ... --out FOLDER.

Networks that were trained on from one another lie in one valley, and their mean does as well as the best of them, with
fewer quirks of any (Wortsman et al. 2022, "Model soups"). Paths and settings are those of the last folder.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch

_BESIDE = ("paths.json", "settings.json")


def average(folders: Sequence[Path], out: Path) -> None:
    """Write the network whose every weight is the mean of those in the folders.

    Raises:
        ValueError: if their dependency paths differ, as then the weights do not mean the same.
    """
    last = folders[-1]
    if len({(folder / "paths.json").read_text("utf-8") for folder in folders}) > 1:
        raise ValueError("the networks number their dependency paths differently; train one on from the other")
    states = [torch.load(folder / "net.pt", map_location="cpu") for folder in folders]
    mean = {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(weight.dtype)
        if weight.is_floating_point()
        else weight
        for name, weight in states[-1].items()
    }
    out.mkdir(parents=True, exist_ok=True)
    for name in _BESIDE:
        shutil.copy(last / name, out / name)
    torch.save(mean, out / "net.pt")


def main(arguments: Sequence[str] | None = None) -> None:
    """Average the networks of the folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    average(options.folders, options.out)


if __name__ == "__main__":
    main()
