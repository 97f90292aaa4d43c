"""Coded reports into examples, one a window: python -m train.events.build --out FILE."""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.tokens import Token

from benchmarks.yardstick import SHARED
from tidings.model.values import Abstained
from tidings.pipeline import Pipeline
from tidings.read.neural.candidates import KINDS, Candidate
from tidings.read.neural.roles import ROLES
from tidings.read.neural.scene import (
    FAR,
    MAX_DISTANCE,
    MAX_SENTENCES,
    STATUSES,
    TYPES,
    Scene,
    dependency_path,
    signed_buckets,
    steps_up,
)
from tidings.read.neural.survey import survey_scene
from tidings.read.neural.windows import cut_windows
from tidings.read.neural.wordpieces import Ints, WordPieces
from tidings.resolve.time import resolve_time
from train.events.codings import CodedReport, Coding, read_all
from train.events.factuality import MarkedReport, read_commitment, read_meantime
from train.events.labels import IGNORED, Labeller, Labels, Mentioned


def _dates(scene: Scene, candidate: Candidate) -> tuple[str | None, str | None] | None:
    report = scene.parsed.report
    found = resolve_time(candidate.span.of(report.text), published=report.published, tense="past")
    if isinstance(found, Abstained):
        return None
    return tuple(None if day is None else day.isoformat() for day in (found.start, found.end))  # type: ignore[return-value]


def build(coded: CodedReport, scene: Scene, words: WordPieces) -> Iterator[dict[str, object]]:
    """Examples of one report: arrays by name (see `train.events.net` for what reads them)."""
    labels = Labeller(scene, coded, lambda candidate: _dates(scene, candidate)).label()
    yield from _cut(coded, scene, words, labels)


def build_statuses(marked: MarkedReport, scene: Scene, words: WordPieces) -> Iterator[dict[str, object]]:
    """Examples of one text whose events have a status and no more: types, background and parts tell neither way."""
    told = [(token, mark) for mark in marked.marks if (token := mark.token(scene)) is not None]
    codings = tuple(Coding("", mark.status, None, (mark.start, mark.end), ()) for _, mark in told)
    mentioned = [Mentioned(token, row) for row, (token, _) in enumerate(told)]
    size = (len(mentioned), len(ROLES), len(scene.candidates))
    unknown = np.full(size, IGNORED, dtype=np.int8)
    types = np.full(len(scene.anchors), IGNORED, dtype=np.int64)
    coded = CodedReport(marked.report, marked.origin, codings)
    for example in _cut(coded, scene, words, Labels(types, mentioned, unknown, unknown[:, 0])):
        yield {**example, "pair_features": None}


def _cut(coded: CodedReport, scene: Scene, words: WordPieces, labels: Labels) -> Iterator[dict[str, object]]:
    doc, pieces = scene.parsed.doc, words.encode(coded.report.text)

    def pieces_at(characters: Sequence[int]) -> Ints:
        return np.searchsorted(pieces.starts, np.array(characters, dtype=np.int64), side="right") - 1

    anchors = pieces_at([token.idx for token in scene.anchors])
    told = pieces_at([mention.token.idx for mention in labels.mentioned])
    firsts = pieces_at([candidate.span.start for candidate in scene.candidates])
    heads = pieces_at([doc[candidate.head].idx for candidate in scene.candidates])
    for window in cut_windows(pieces, [sentence.start_char for sentence in doc.sents]):
        owned = np.flatnonzero((anchors >= window.own) & (anchors < window.last))
        rows = np.flatnonzero((told >= window.own) & (told < window.last))
        shown = (np.minimum(firsts, heads) >= window.first) & (np.maximum(firsts, heads) < window.last)
        columns = np.flatnonzero(shown)
        if len(owned):
            yield {
                "report": coded.report.id,
                "origin": coded.origin,
                "ids": pieces.ids[window.first : window.last].astype(np.int32),
                "anchor_piece": (anchors[owned] - window.first).astype(np.int32),
                "anchor_features": np.stack([scene.anchor_features(scene.anchors[i]) for i in owned]).astype(
                    np.float16
                ),
                "types": labels.types[owned],
                "cand_first": (firsts[columns] - window.first).astype(np.int32),
                "cand_head": (heads[columns] - window.first).astype(np.int32),
                "cand_kind": np.array([KINDS.index(scene.candidates[i].kind) for i in columns], dtype=np.int8),
                "m_piece": (told[rows] - window.first).astype(np.int32),
                **_mention_arrays(coded, scene, [labels.mentioned[row] for row in rows]),
                **_role_arrays(scene, labels, rows, columns),
            }


def _mention_arrays(coded: CodedReport, scene: Scene, mentions: Sequence[Mentioned]) -> dict[str, object]:
    """What is to be said of each mention by itself."""
    codings = [coded.codings[mention.claim] for mention in mentions]
    return {
        "m_features": np.array([scene.anchor_features(mention.token) for mention in mentions], dtype=np.float16),
        "m_type": np.array([TYPES.index(coding.type) for coding in codings], dtype=np.int64),
        "m_status": np.array([STATUSES.index(coding.status) for coding in codings], dtype=np.int64),
        "m_background": np.array(
            [IGNORED if coding.background is None else coding.background for coding in codings], dtype=np.float32
        ),
    }


def _role_arrays(scene: Scene, labels: Labels, rows: Ints, columns: Ints) -> dict[str, object]:
    """What is to be said of each mention and each candidate."""
    doc, numbers = scene.parsed.doc, scene.sentence_numbers
    tokens, candidates = [labels.mentioned[row].token for row in rows], [scene.candidates[i] for i in columns]
    described = scene.describe(candidates)
    features = [scene.pair_features(token, candidates, described) for token in tokens]
    apart = np.array([[c.head - token.i for c in candidates] for token in tokens], dtype=np.int64)
    sentences = np.array([[numbers[c.head] - numbers[token.i] for c in candidates] for token in tokens], dtype=np.int64)
    return {
        "roles": np.stack([labels.roles[row][:, columns] for row in rows]) if tokens else None,
        "what": np.stack([labels.what[row][columns] for row in rows]) if tokens else None,
        "pair_features": np.stack(features).astype(np.float16) if tokens and candidates else None,
        "paths": [[_path(scene, token, doc[c.head]) for c in candidates] for token in tokens],
        "distance": signed_buckets(apart, MAX_DISTANCE),
        "sentences": (np.clip(sentences, -MAX_SENTENCES, MAX_SENTENCES) + MAX_SENTENCES).astype(np.int16),
    }


def _path(scene: Scene, one: Token, other: Token) -> str:
    if scene.sentence_numbers[one.i] != scene.sentence_numbers[other.i]:
        return FAR
    return dependency_path(steps_up(one), steps_up(other))


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the examples of all coded reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, help="folder of the gold training set")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args(arguments)
    pipeline, words = Pipeline.open(reader="rules"), WordPieces.load()
    coded = list(read_all(options.gold))
    examples: list[dict[str, object]] = []
    for each, scene in zip(coded, survey_scene(pipeline.reader, [c.report for c in coded]), strict=True):
        examples.extend(build(each, scene, words))
    marked = [*read_meantime(options.shared), *read_commitment(options.shared, pipeline.reader.nlp)]
    for each, scene in zip(marked, survey_scene(pipeline.reader, [m.report for m in marked]), strict=True):
        examples.extend(build_statuses(each, scene, words))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("wb") as file:
        pickle.dump(examples, file)
    print(
        len(marked),
        "texts with statuses,",
        len(coded),
        "reports",
        sum(len(c.codings) for c in coded),
        "claims",
        len(examples),
        "windows",
    )


if __name__ == "__main__":
    main()
