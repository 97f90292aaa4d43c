"""Marks of certainty, polarity and time in public sets as statuses of the codebook (section 3), for that head alone.

MEANTIME (Wikinews, CC BY 4.0): FUTURE is planned; NEG and CERTAIN is denied; POSSIBLE or PROBABLE is possible; CERTAIN
and POS is actual; what is underspecified is left out. CommitmentBank (newspaper and telephone; no licence stated): the
verb of the clause where the text has it; held true is actual, held false is denied, unsure is possible.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Token

from tidings.model.report import Report
from tidings.read.neural.scene import Scene

COMMITMENT = {"true": "actual", "false": "denied", "unsure": "possible"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a text that name an event, or hold it (`lemma` then says which word it is), and its status."""

    start: int
    end: int
    status: str
    lemma: str | None = None

    def token(self, scene: Scene) -> Token | None:
        """The anchor that is marked."""
        inside = [t for t in scene.anchors if self.start <= t.idx < self.end and self.lemma in (None, t.lemma_)]
        return inside[-1] if inside else None


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A text with marks of status; `origin` names the set."""

    report: Report
    origin: str
    marks: tuple[Mark, ...]


def meantime_status(labels: Mapping[str, str]) -> str | None:
    """The status of MEANTIME's marks, None if they are underspecified."""
    certainty, polarity, time = labels["certainty"], labels["polarity"], labels["time"]
    if "UNDERSPECIFIED" in (certainty, polarity, time):
        return None
    if time == "FUTURE":
        return "planned"
    if certainty != "CERTAIN":
        return "possible"
    return "denied" if polarity == "NEG" else "actual"


def read_meantime(shared: Path) -> Iterator[MarkedReport]:
    """One text a document: its sentences that hold marks, a line each."""
    sentences: dict[str, dict[int, str]] = {}
    marked: dict[str, list[tuple[int, Mark]]] = {}
    for line in _lines(shared / "data" / "factuality" / "meantime.jsonl"):
        sentences.setdefault(line["document"], {})[line["sentence"]] = line["text"]
        if status := meantime_status(line["labels"]):
            mark = Mark(line["start"], line["end"], status)
            marked.setdefault(line["document"], []).append((line["sentence"], mark))
    for document, texts in sentences.items():
        starts, at = {}, 0
        for number in sorted(texts):
            starts[number], at = at, at + len(texts[number]) + 1
        marks = [Mark(starts[n] + m.start, starts[n] + m.end, m.status) for n, m in marked.get(document, ())]
        text = "\n".join(texts[number] for number in sorted(texts))
        yield MarkedReport(Report(id=f"status:{document}", text=text), "meantime-status", tuple(marks))


def read_commitment(shared: Path, nlp: Language) -> Iterator[MarkedReport]:
    """One text an item; the verb of the clause is sought in the sentence that embeds it."""
    for line in _lines(shared / "data" / "factuality" / "commitmentbank.jsonl"):
        verb = next(token for token in nlp(line["clause"]) if token.head == token).lemma_
        mark = Mark(line["start"], line["end"], COMMITMENT[line["labels"]["commitment"]], verb)
        yield MarkedReport(Report(id=f"status:{line['id']}", text=line["text"]), "commitment", (mark,))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file)
