"""Codings by quotes into codings by offsets: python -m train.standoff FOLDER --coder NAME --into own|shared|second.

FOLDER holds `reports.jsonl` and `ann/ID.json` in the form of ../shared/gold/coding/BRIEF.md, each claim with
`time_words` besides. The lines are added to `train/data`; what is there of the same reports is replaced. Every slip is
told and stops the run, so that nothing is kept by halves.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from train.agreement import read_lines
from train.events.codings import DATA

Fields = Mapping[str, Any]
KEPT = ("type", "status", "background")
PLACED = ("lat", "lon", "country", "precision")
COUNTED = ("what", "unit", "who", "min", "max")


class SlipError(ValueError):
    """A quote that does not stand in the text."""


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand, whole words where they can be."""
    whole = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return whole or [m.span() for m in re.finditer(re.escape(words), text)]


class Claim:
    """One claim by quotes, against its text."""

    def __init__(self, text: str, claim: Fields) -> None:
        self.text, self.claim = text, claim
        self.evidence = sorted(self._whole(quote) for quote in claim["evidence"])
        anchors = [span for span in find_all(text, claim["anchor"]) if self._is_evidence(span)]
        if not anchors:
            raise SlipError(f"the anchor {claim['anchor']!r} stands in no sentence of the evidence")
        self.anchor = anchors[0]

    def _whole(self, quote: str) -> tuple[int, int]:
        at = self.text.find(quote)
        if at < 0:
            raise SlipError(f"no such evidence: {quote[:60]!r}")
        return at, at + len(quote)

    def _is_evidence(self, span: tuple[int, int]) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in self.evidence)

    def at(self, words: str) -> list[int]:
        """The place of words nearest to the anchor, in the evidence if they stand there."""
        found = find_all(self.text, words)
        if not found:
            raise SlipError(f"not in the text: {words!r}")
        near = [span for span in found if self._is_evidence(span)] or found
        return list(min(near, key=lambda span: abs(span[0] - self.anchor[0])))

    def place(self, name: str) -> dict[str, Any] | None:
        """A place by offsets; None for one that the text does not name, as a coder may know it from elsewhere."""
        place = self.claim.get(name)
        if place is None or not find_all(self.text, place["name"]):
            return None
        return {"at": self.at(place["name"]), **{key: place.get(key) for key in PLACED}}

    def standoff(self) -> dict[str, Any]:
        """The claim by offsets."""
        claim = self.claim
        return {
            **{key: claim[key] for key in KEPT},
            "anchor": list(self.anchor),
            "evidence": [list(span) for span in self.evidence],
            "actors": [self.at(words) for words in claim["actors"]],
            "targets": [self.at(words) for words in claim["targets"]],
            **{name: self.place(name) for name in ("place", "from_place", "to_place")},
            "start": claim.get("start"),
            "end": claim.get("end"),
            "time_precision": claim.get("time_precision", "unknown"),
            "time_words": [self.at(words) for words in claim.get("time_words", ())],
            "counts": [{key: count.get(key) for key in COUNTED} for count in claim["counts"]],
            "means": self.at(claim["means"]) if claim.get("means") else None,
            "sources": [
                {"at": self.at(s["name"]), "kind": s["kind"], "anonymous": bool(s.get("anonymous"))}
                for s in claim["sources"]
            ],
        }


def convert(folder: Path, coder: str) -> Iterator[dict[str, Any] | str]:
    """A line for each report coded, or words on what is wrong with a claim."""
    texts = {fields["id"]: fields["text"] for fields in read_lines(folder / "reports.jsonl")}
    for path in sorted((folder / "ann").glob("*.json")):
        coded, claims = json.loads(path.read_text("utf-8")), []
        for number, claim in enumerate(coded["claims"], 1):
            try:
                claims.append(Claim(texts[coded["id"]], claim).standoff())
            except (SlipError, KeyError, TypeError) as error:
                yield f"{coded['id']} claim {number}: {error!r}"
        yield {"doc": coded["id"], "coder": coder, "claims": claims}


def merge(path: Path, lines: Sequence[Fields], key: str) -> None:
    """Add lines to a file in the place of those of the same key."""
    new = {line[key] for line in lines}
    kept = [line for line in (read_lines(path) if path.is_file() else []) if line[key] not in new]
    rows = [json.dumps(line, ensure_ascii=False) for line in (*kept, *lines)]
    path.write_text("\n".join(rows) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert a folder; exit status 1 and nothing written if a claim has a slip."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--coder", required=True)
    parser.add_argument("--into", choices=("own", "shared", "second"), required=True)
    options = parser.parse_args(arguments)
    found = list(convert(options.folder, options.coder))
    slips = [line for line in found if isinstance(line, str)]
    if slips:
        print("\n".join(slips), file=sys.stderr)
        return 1
    lines = [line for line in found if not isinstance(line, str)]
    merge(DATA / options.into / "claims.jsonl", lines, "doc")
    if options.into == "own":
        coded = {line["doc"] for line in lines}
        reports = [fields for fields in read_lines(options.folder / "reports.jsonl") if fields["id"] in coded]
        merge(DATA / "own" / "reports.jsonl", reports, "id")
    print(len(lines), "reports", sum(len(line["claims"]) for line in lines), "claims")
    return 0


if __name__ == "__main__":
    sys.exit(main())
