"""Limits: how much one input may hold and which languages can be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What an input may be, so that one bad file cannot take the machine with it.

    Attributes:
        languages: ISO 639-1 codes of the languages that can be read.
        max_bytes: largest size of one file, before and after gunzip, or of one line of a JSONL file (which may have any
            number of lines).
        max_expansion: a gzip stream larger than `max_bytes` that holds more than this many times its packed size is
            taken for a decompression bomb; news text packs to between a third and a tenth.
    """

    languages: frozenset[str] = frozenset({"en"})
    max_bytes: int = 50_000_000
    max_expansion: int = 100


DEFAULT_LIMITS = Limits()
