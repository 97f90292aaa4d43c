"""Copies recognised: reports whose words are the same, or nearly so, as an earlier report's.

Word shingles (Broder 1997, doi:10.1109/SEQUEN.1997.666900), MinHash and locality-sensitive hashing (Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, chapter 3) by datasketch: each report is compared with the few that share a
band.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tidings.model.report import Failure, Report

if TYPE_CHECKING:
    from datasketch import MinHash

_SHINGLE_WORDS = 3
_PERMUTATIONS = 128
# Share of three-word shingles in common. It admits a text with one word in twenty changed, or cut by a third; different
# reports on one event stay far below (docs/decisions/0003-ingest.md has the measurement).
_NEAR = 0.6
# The index proposes from about 0.4 on (32 bands of 4), so that few pairs above _NEAR go unseen.
_BANDS, _ROWS = 32, 4
_WORD = re.compile(r"\w+")


def mark_copies(records: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
    """The records in their order, copies marked with the id of the first report they copy; failures pass through.

    "exact" is the same words in the same order, whatever their case, punctuation and spacing; "near" shares at least
    0.6 of its word shingles (Jaccard, estimated with a standard error of 0.04). A copy is always of a report that is
    itself no copy. A report given twice (the same id) is an exact copy with its own id as `copy_of`.
    """
    index = _FirstReports()
    for record in records:
        if isinstance(record, Failure):
            yield record
            continue
        words = split_words(record.text)
        if first := index.find_exact(words):
            yield replace(record, copy_of=first, copy_kind="exact")
        elif first := index.find_near(words):
            yield replace(record, copy_of=first, copy_kind="near")
        else:
            index.add(words, record.id)
            yield record


def split_words(text: str) -> list[str]:
    """The words of a text in comparable form (NFKC, case folded, no punctuation); the text itself if it has none."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return words or [text]


class _FirstReports:
    """The reports that are no copies so far: a digest and a MinHash sketch (about 1 KB) each."""

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH

        self._ids: list[str] = []
        self._by_digest: dict[bytes, str] = {}
        self._sketches: list[MinHash] = []
        self._bands = MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _ROWS))
        self._empty = MinHash(num_perm=_PERMUTATIONS)

    def find_exact(self, words: list[str]) -> str | None:
        """Id of the report of just these words."""
        return self._by_digest.get(_digest(words))

    def find_near(self, words: list[str]) -> str | None:
        """Id of the earliest report that shares enough shingles with these words."""
        sketch = self._sketch(words)
        for position in sorted(self._bands.query(sketch)):
            if self._sketches[position].jaccard(sketch) >= _NEAR:
                return self._ids[int(position)]
        return None

    def add(self, words: list[str], report_id: str) -> None:
        """Take in a report that is no copy."""
        sketch = self._sketch(words)
        self._bands.insert(len(self._ids), sketch)
        self._by_digest[_digest(words)] = report_id
        self._ids.append(report_id)
        self._sketches.append(sketch)

    def _sketch(self, words: list[str]) -> MinHash:
        count = max(1, len(words) - _SHINGLE_WORDS + 1)
        shingles = {" ".join(words[start : start + _SHINGLE_WORDS]) for start in range(count)}
        sketch = self._empty.copy()
        sketch.update_batch(shingle.encode("utf-8", "surrogatepass") for shingle in shingles)
        return sketch


def _digest(words: list[str]) -> bytes:
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
