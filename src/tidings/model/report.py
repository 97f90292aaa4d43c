"""A Report is one published text, as it came in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from tidings.model.errors import RecordError


@dataclass(frozen=True, slots=True)
class Report:
    """One news text. `text` never changes after ingest: all character offsets refer to it.

    Attributes:
        id: digest of the text and where it came from (`report_id`).
        text: the main text, Unicode; the headline is its first line where the input has it so.
        external_id: the input's own id, where it has one; it is what outputs show as the document's id.
        published: day of publication, or None if the input does not tell.
        language: ISO 639-1 code.
        raw_sha256: hex digest of the bytes that were read.
        origin: file name (and line or member) it came from.
        copy_of: id of an earlier report of the run whose text is the same or nearly so.
        copy_kind: "exact" or "near", with `copy_of`.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "en"
    external_id: str | None = None
    raw_sha256: str = ""
    origin: str = ""
    copy_of: str | None = None
    copy_kind: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise RecordError("a report needs a text")

    @property
    def shown_id(self) -> str:
        """The id that outputs show: the input's own, or ours."""
        return self.external_id or self.id


def report_id(text: str, external_id: str | None, outlet: str | None, url: str | None) -> str:
    """Stable id of a report: 16 hex digits over its text, own id, outlet and address (not its file's path)."""
    parts = "\x1f".join(("report/1", external_id or "", outlet or "", url or "", text))
    return "r" + hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Failure:
    """A report or file that could not be used: where it came from, the error's code and a message with the fix."""

    origin: str
    code: str
    message: str
    report_id: str | None = None
