"""How far two coders agree: python -m train.agreement [--shared ../shared].

The reports of `train/data/second` were coded again by coders who had not seen the first codings; the second coding is
scored against the first with ../shared/score/score.py.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.yardstick import SHARED, score_claims
from train.events.codings import DATA
from train.texts import shared_texts

Claims = Mapping[str, Any]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The JSON lines of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def in_gold_form(line: Claims, text: str) -> Claims:
    """A standoff line as the scorer takes it: names written out."""

    def words(at: Sequence[int]) -> str:
        return text[at[0] : at[1]]

    def place(value: Claims | None) -> Claims | None:
        return None if value is None else {**value, "name": words(value["at"])}

    claims = [
        {
            **claim,
            "anchor": words(claim["anchor"]),
            "actors": [words(at) for at in claim["actors"]],
            "targets": [words(at) for at in claim["targets"]],
            **{key: place(claim[key]) for key in ("place", "from_place", "to_place")},
            "sources": [{**source, "name": words(source["at"])} for source in claim["sources"]],
        }
        for claim in line["claims"]
    ]
    return {"doc": {"id": line["doc"]}, "claims": claims}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args(arguments)
    second = {line["doc"]: line for line in read_lines(DATA / "second" / "claims.jsonl")}
    coded = [*read_lines(DATA / "own" / "claims.jsonl"), *read_lines(DATA / "shared" / "claims.jsonl")]
    first = {line["doc"]: line for line in coded if line["doc"] in second}
    texts = {fields["id"]: fields["text"] for fields in read_lines(DATA / "own" / "reports.jsonl")}
    texts.update({name: fields["text"] for name, fields in shared_texts(set(first), options.shared).items()})
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, lines in (("first", first), ("second", {key: second[key] for key in first})):
            files.append(Path(folder) / f"{name}.jsonl")
            rows = [json.dumps(in_gold_form(line, texts[key])) for key, line in lines.items()]
            files[-1].write_text("\n".join(rows) + "\n", "utf-8")
        print(f"{len(first)} reports coded twice")  # a report for people
        print(json.dumps(score_claims(files[0], files[1], options.shared), indent=1))


if __name__ == "__main__":
    main()
