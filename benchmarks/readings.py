"""What a reader tells of gold reports, beside the gold, to be compared with the scorer's own pairing."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, cast

from benchmarks.documents import Document, read_documents
from benchmarks.yardstick import GOLD_SETS
from tidings.export.fields import claim_fields
from tidings.ingest import report_from_article
from tidings.ingest.json_lines import make_article
from tidings.model.errors import ConfigError
from tidings.pipeline import Pipeline

Claim = Mapping[str, Any]
"""A claim in the codebook's fields (section 4).

One of a reader also has "confidence", None where it gives none, and "anchor_at", where its anchor stands."""

Tally = dict[str, list[int]]
"""Right, spurious and missed by figure ("record", "event", ...)."""


class Scorer(Protocol):
    """What is used of ../shared/score/score.py."""

    def pair(self, gold: Sequence[Claim], pred: Sequence[Claim]) -> list[tuple[int, int]]:
        """Indices of the claims that stand for each other."""

    def score_doc(self, gold: Sequence[Claim], pred: Sequence[Claim]) -> tuple[Tally, list[tuple[int, int]]]:
        """The tally of one report, and its pairs."""

    def prf(self, counts: Sequence[int]) -> tuple[float, float, float]:
        """Precision, recall and F1 of right, spurious, missed."""

    def total(self, per: Sequence[Tally]) -> Tally:
        """The sum of tallies."""

    def load(self, path: str) -> dict[str, dict[str, Any]]:
        """{"doc", "claims"} by id."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """One report: its gold claims and what the reader told."""

    id: str
    gold: Sequence[Claim]
    told: Sequence[Claim]


def load_scorer(shared: Path) -> Scorer:
    """The scorer beside the project, as a module.

    Raises:
        ConfigError: if it is not there.
    """
    path = shared / "score" / "score.py"
    spec = importlib.util.spec_from_file_location("shared_score", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise ConfigError(f"there is no scorer {path}; give the folder with gold/ and score/ as --shared")
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("Scorer", module)


def gold_file(shared: Path) -> Path:
    """The development claims, which may be absent."""
    return GOLD_SETS[0].file(shared)


def read_claims(pipeline: Pipeline, documents: Sequence[Document]) -> list[list[Claim]]:
    """Claims of each document, in order."""
    reports = [report_from_article(make_article(document), origin=document["id"]) for document in documents]
    return [
        [
            {
                **claim_fields(claim, report.text),
                "confidence": claim.type.confidence,
                "anchor_at": [claim.anchor.start, claim.anchor.end],
            }
            for claim in reading.claims
        ]
        for report, reading in pipeline.read(reports)
    ]


def read_gold(pipeline: Pipeline, scorer: Scorer, shared: Path) -> list[ReadReport]:
    """The development reports with what the pipeline's reader tells of them."""
    gold, documents = scorer.load(str(gold_file(shared))), read_documents(gold_file(shared))
    told = read_claims(pipeline, documents)
    return [
        ReadReport(document["id"], gold[document["id"]]["claims"], claims)
        for document, claims in zip(documents, told, strict=True)
    ]
