"""What a time expression is resolved against: publication, the clause's tense, the statement, the event before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidings.model.values import Interval
from tidings.model.vocabulary import Reason


class Unresolvable(Exception):  # noqa: N818  # not an error of the run: `resolve_time` turns it into `Abstained`
    """No day follows from a term; carries the reason."""

    def __init__(self, reason: Reason, note: str) -> None:
        super().__init__(note)
        self.reason = reason
        self.note = note


@dataclass(frozen=True, slots=True)
class Frame:
    """What a term is resolved against.

    Attributes:
        published: day of publication.
        tense: "past", "present" or "future", of the event's clause.
        said: day of the statement that tells the event, if it is dated.
        anchor: days of the event that "the next day" and the like count from.
        near: day beside which recurring days are looked for, if not that of publication (the other end of a range).
        day_first: order of day and month in 10/04/2021, or None if not known.
    """

    published: date | None
    tense: str = "past"
    said: date | None = None
    anchor: Interval | None = None
    near: date | None = None
    day_first: bool | None = None

    @property
    def forward(self) -> bool:
        """True if recurring days are looked for after publication."""
        return self.tense == "future"

    @property
    def today(self) -> date:
        """The day of publication.

        Raises:
            Unresolvable: if it is not known.
        """
        if self.published is None:
            raise Unresolvable(Reason.NO_ANCHOR_DATE, "the publication date is not known")
        return self.published

    @property
    def pivot(self) -> date:
        """The day beside which recurring days are looked for."""
        return self.near or self.today

    def told_before(self) -> tuple[date, date]:
        """First and last day of the event that the words refer back to.

        Raises:
            Unresolvable: if it has none.
        """
        if self.anchor is None or not (self.anchor.start or self.anchor.end):
            raise Unresolvable(Reason.NO_ANCHOR_DATE, "the words count from an event whose day is not known")
        start, end = self.anchor.start, self.anchor.end
        return (start or end or self.today), (end or start or self.today)

    def day_of_context(self) -> date:
        """The day that a bare time of day ("at dawn", "since noon") falls on.

        That of the event before, else of the statement, else of publication: a news text that tells the hour and no
        day tells of the day it came out.

        Raises:
            Unresolvable: if none is known.
        """
        if self.anchor is not None and self.anchor.start:
            return self.anchor.start
        return self.said or self.today
