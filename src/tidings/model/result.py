"""A Result is a report with what was read from it."""

from __future__ import annotations

from typing import NamedTuple

from tidings.model.claim import Claim, Reading
from tidings.model.report import Report


class Result(NamedTuple):
    """A report and its reading; also the pair `(report, reading)` that the writers of files take."""

    report: Report
    reading: Reading

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The report's claims, in text order."""
        return self.reading.claims

    @property
    def note(self) -> str:
        """Why there are no claims, where that is known; else empty."""
        return self.reading.note
