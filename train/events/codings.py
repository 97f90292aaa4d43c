"""Coded reports to learn from: the project's own in `train/data`, and gold folders in the form of ../shared/gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tidings.model.report import Report
from train.texts import shared_texts
from train.truecase import count_cases, is_in_capitals, restore_case

DATA = Path(__file__).parents[1] / "data"
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coding:
    """One claim as coded; ranges are characters of the report's text, names stand as written.

    `time_words` is None where the coder was not asked for them; `start` and `end` are ISO days; `counts` are
    (what, min, max).
    """

    type: str
    status: str
    background: bool | None  # None where nobody says
    anchor: Range
    evidence: tuple[Range, ...]
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    from_place: str | None = None
    to_place: str | None = None
    start: str | None = None
    end: str | None = None
    time_words: tuple[str, ...] | None = None
    counts: tuple[tuple[str, float | None, float | None], ...] = ()
    means: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report with its claims; `origin` names the collection it comes from ("own", "muc", "gold-train")."""

    report: Report
    origin: str
    codings: tuple[Coding, ...]


def read_all(gold: Path | None) -> Iterator[CodedReport]:
    """All coded reports: the project's own, those of the shared data, and the gold training set."""
    yield from read_own()
    yield from read_shared()
    if gold is not None:
        yield from read_gold(gold, "gold-train")


def read_own() -> Iterator[CodedReport]:
    """The original reports of `train/data/own`."""
    texts = {fields["id"]: fields for fields in _lines(DATA / "own" / "reports.jsonl")}
    for line in _lines(DATA / "own" / "claims.jsonl"):
        yield _standoff(texts[line["doc"]], line["claims"], "own")


def read_shared() -> Iterator[CodedReport]:
    """The reports of the shared data sets that `train/data/shared` holds codings of.

    Raises:
        FileNotFoundError: if the shared data are not there.
    """
    lines = _lines(DATA / "shared" / "claims.jsonl")
    texts = shared_texts({line["doc"] for line in lines})
    cases = count_cases(f["text"] for f in texts.values() if not is_in_capitals(f["text"]))
    for fields in texts.values():
        if is_in_capitals(fields["text"]):
            fields["text"] = restore_case(fields["text"], cases)
    for line in lines:
        yield _standoff(texts[line["doc"]], line["claims"], line["doc"].partition(":")[0])


def read_gold(folder: Path, origin: str) -> Iterator[CodedReport]:
    """The coded reports of a folder with reports.jsonl and claims.jsonl in the form of the gold sets."""
    claims = {line["doc"]["id"]: line["claims"] for line in _lines(folder / "claims.jsonl")}
    for fields in _lines(folder / "reports.jsonl"):
        codings = [_from_gold(fields["text"], claim) for claim in claims.get(fields["id"], ())]
        yield CodedReport(_report(fields), origin, tuple(coding for coding in codings if coding is not None))


def _lines(path: Path) -> Sequence[Mapping[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _report(fields: Mapping[str, Any]) -> Report:
    day = fields.get("published")
    return Report(
        id=fields["id"],
        text=fields["text"],
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        published=date.fromisoformat(day) if day else None,
        external_id=fields["id"],
    )


def _standoff(fields: Mapping[str, Any], claims: Sequence[Mapping[str, Any]], origin: str) -> CodedReport:
    text = fields["text"]

    def words(at: Sequence[int] | None) -> str | None:
        return None if at is None else text[at[0] : at[1]]

    def name(place: Mapping[str, Any] | None) -> str | None:
        return None if place is None else words(place["at"])

    def all_words(spans: Sequence[Sequence[int]]) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in spans)

    codings = [
        Coding(
            type=claim["type"],
            status=claim["status"],
            background=claim["background"],
            anchor=_range(claim["anchor"]),
            evidence=tuple(_range(span) for span in claim["evidence"]),
            actors=all_words(claim["actors"]),
            targets=all_words(claim["targets"]),
            place=name(claim["place"]),
            from_place=name(claim["from_place"]),
            to_place=name(claim["to_place"]),
            start=claim["start"],
            end=claim["end"],
            time_words=all_words(claim["time_words"]),
            counts=_counts(claim),
            means=words(claim["means"]),
            sources=all_words([source["at"] for source in claim["sources"]]),
        )
        for claim in claims
    ]
    return CodedReport(_report(fields), origin, tuple(codings))


def _range(span: Sequence[int]) -> Range:
    return int(span[0]), int(span[1])


def _counts(claim: Mapping[str, Any]) -> tuple[tuple[str, float | None, float | None], ...]:
    return tuple((count["what"], count["min"], count["max"]) for count in claim["counts"])


def _from_gold(text: str, claim: Mapping[str, Any]) -> Coding | None:
    evidence = tuple(_range(span) for span in claim["evidence"])
    held = next(((a, b) for a, b in evidence if claim["anchor"] in text[a:b]), None)
    if held is None:
        return None
    at = text.index(claim["anchor"], *held)
    places = [claim.get(key) for key in ("place", "from_place", "to_place")]
    names = [place["name"] if place else None for place in places]
    return Coding(
        type=claim["type"],
        status=claim["status"],
        background=claim["background"],
        anchor=(at, at + len(claim["anchor"])),
        evidence=evidence,
        actors=tuple(claim["actors"]),
        targets=tuple(claim["targets"]),
        place=names[0],
        from_place=names[1],
        to_place=names[2],
        start=claim["start"],
        end=claim["end"],
        counts=_counts(claim),
        means=claim.get("means"),
        sources=tuple(source["name"] for source in claim["sources"]),
    )
