"""The store: reports, readings and failures, added and asked for; nothing is ever changed or deleted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self

from tidings.model.claim import Claim, Reading, check_claim
from tidings.model.errors import ConflictError, InputError, RecordError, StoreError
from tidings.model.report import Failure, Report
from tidings.store.codec import claim_row, read_claim, read_date
from tidings.store.connection import immediate, migrations, open_connection, sqlite_errors

_SHOWN_CANDIDATES = 5


class Store:
    """One SQLite file of reports and what was read from them; a context manager.

    Several processes may read while one writes. Whatever a method added before the process was killed is there
    afterwards; of what it was adding, nothing.

    Raises:
        StoreError: from any method, if the file cannot be read or written.
        ConflictError: from any adding method, if another program holds the file for more than five seconds.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path | str, *, must_exist: bool = False) -> Self:
        """Open the store at `path`; make it if it is not there, unless it must exist.

        Raises:
            StoreError: if the file is not a tidings store, is from a newer tidings, cannot be opened, or is missing
                though it must exist.
            ConflictError: if another program holds the file.
        """
        path = Path(path)
        if must_exist and not path.exists():
            raise StoreError(f"there is no store at {path}; read some reports into it first")
        return cls(path, open_connection(path, migrations()))

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all that is added inside, or nothing of it if it raises or the process is killed."""
        with sqlite_errors(self.path), immediate(self._connection):
            yield

    def meta(self) -> dict[str, str]:
        """What the file says of itself: `created_at`, UTC."""
        return {row["key"]: row["value"] for row in self._rows("SELECT key, value FROM meta ORDER BY key")}

    # Adding

    def add_report(self, report: Report) -> bool:
        """Add a report; False if it is known already.

        A known report that comes again with another title, day of publication or language becomes a new version, as
        readings depend on these; the older version and its readings are kept. One that differs only in its file's name,
        bytes or copies is left as it first came.

        Raises:
            InputError: if a field holds half of a surrogate pair, which is not valid Unicode.
        """
        with self.transaction():
            known = self._rows("SELECT * FROM newest_report WHERE id = ?", report.id)
            if known and _reads_like(_read_report(known[0]), report):
                return False
            try:
                self._connection.execute(_ADD_REPORT, _report_row(report))
            except UnicodeEncodeError as error:
                raise InputError(f"{report.origin or report.shown_id} is not valid Unicode: {error}") from error
            return True

    def add_reading(self, reading: Reading, steps_version: str) -> None:
        """Add what the steps of `steps_version` read from a report that is in the store, all of it or nothing.

        Raises:
            StoreError: if the report is not in the store.
            ConflictError: if the report has a reading by these steps already.
            RecordError: if a claim breaks its rules against the stored text, or two claims share an id.
        """
        with self.transaction():
            number = self._add_reading_row(reading, steps_version)
            rows = [
                (number, position, claim.id, json.dumps(claim_row(claim)))
                for position, claim in enumerate(reading.claims)
            ]
            self._connection.executemany("INSERT INTO claim (reading, position, id, body) VALUES (?, ?, ?, ?)", rows)

    def add_failure(self, failure: Failure) -> None:
        """Add a failure, once however often the same run is repeated."""
        with self.transaction():
            self._connection.execute(_ADD_FAILURE, asdict(failure))

    # Asking

    def has_reading(self, report_id: str, steps_version: str) -> bool:
        """True if the report, as it last came, was read by the steps of this version."""
        return bool(self._rows(_HAS_READING, report_id, steps_version))

    def report(self, report_id: str) -> Report:
        """The newest version of the report with this id, ours or the input's own.

        Raises:
            StoreError: if there is none, or the input used the id for several reports.
        """
        found = self._rows("SELECT * FROM newest_report WHERE id = ?", report_id)
        found = found or self._rows("SELECT * FROM newest_report WHERE external_id = ? ORDER BY input_order", report_id)
        if not found:
            raise StoreError(
                f"{self.path} has no report {report_id!r}; give its id as an export or the digest shows it"
            )
        if len(found) > 1:
            ids = ", ".join(row["id"] for row in found[:_SHOWN_CANDIDATES])
            raise StoreError(f"{len(found)} reports are called {report_id!r}; name one by its own id: {ids}")
        return _read_report(found[0])

    def reports(self) -> Iterator[Report]:
        """The newest version of every report, in input order."""
        for key in self._rows("SELECT version FROM newest_report ORDER BY input_order"):
            yield _read_report(self._rows("SELECT * FROM report WHERE version = ?", key["version"])[0])

    def reading(self, report_id: str) -> Reading | None:
        """The newest reading of the report as it last came, or None if it was not read yet."""
        newest = self._rows("SELECT number FROM newest_reading WHERE report_id = ?", report_id)
        return self._read_reading(self._rows(_READING, newest[0]["number"])[0]) if newest else None

    def readings(self) -> Iterator[tuple[Report, Reading]]:
        """Every report that was read, with its newest reading, in input order."""
        # Ids first, texts one by one: a store may hold more text than memory does.
        for key in self._rows("SELECT number FROM newest_reading ORDER BY input_order"):
            row = self._rows(_READING, key["number"])[0]
            yield _read_report(row), self._read_reading(row)

    def claim(self, prefix: str) -> tuple[Claim, Report]:
        """The claim whose id is or starts with `prefix`, and its report as it was when read.

        Claims of the newest readings come first; one that only an older reading has is found too, so that a claim once
        cited stays findable.

        Raises:
            StoreError: if no claim or more than one fits.
        """
        found = self._rows(_CLAIMS_BY_PREFIX, prefix, prefix + "\U0010ffff")
        fitting = [row for row in found if row["is_served"]] or found
        if not prefix or not fitting:
            raise StoreError(
                f"{self.path} has no claim {prefix!r}; give its id, or the start of it, as an export shows it"
            )
        if len(fitting) > 1:
            ids = ", ".join(row["id"] for row in fitting[:_SHOWN_CANDIDATES])
            raise StoreError(f"{len(fitting)} claims start with {prefix!r}; give more of the id: {ids}")
        row = self._rows(_CLAIM, fitting[0]["id"], fitting[0]["reading"])[0]
        return self._read_claim(row["body"]), _read_report(row)

    def failures(self) -> tuple[Failure, ...]:
        """All failures, in the order in which they came."""
        rows = self._rows("SELECT origin, code, message, report_id FROM failure ORDER BY number")
        return tuple(Failure(**dict(row)) for row in rows)

    # Rows to records

    def _add_reading_row(self, reading: Reading, steps_version: str) -> int:
        report = self._rows("SELECT version, text FROM newest_report WHERE id = ?", reading.report_id)
        if not report:
            raise StoreError(f"{self.path} has no report {reading.report_id!r}; add the report before its reading")
        _check_claims(reading, report[0]["text"])
        try:
            added = self._connection.execute(_ADD_READING, (report[0]["version"], steps_version, reading.note))
        except sqlite3.IntegrityError as error:
            raise ConflictError(f"report {reading.report_id} was read by {steps_version} already") from error
        return added.lastrowid or 0

    def _read_reading(self, row: sqlite3.Row) -> Reading:
        bodies = self._rows("SELECT body FROM claim WHERE reading = ? ORDER BY position", row["reading"])
        return Reading(row["report_id"], tuple(self._read_claim(body["body"]) for body in bodies), row["note"])

    def _read_claim(self, body: str) -> Claim:
        try:
            return read_claim(json.loads(body))
        except (KeyError, TypeError, ValueError, RecordError) as error:
            raise StoreError(f"{self.path} holds a claim that cannot be read ({error!r}); restore a backup") from error

    def _rows(self, sql: str, *values: str | int) -> list[sqlite3.Row]:
        with sqlite_errors(self.path):
            return self._connection.execute(sql, values).fetchall()


def _check_claims(reading: Reading, text: str) -> None:
    ids = [claim.id for claim in reading.claims]
    if len(set(ids)) < len(ids):
        raise RecordError(f"report {reading.report_id}: two claims share an id")
    for claim in reading.claims:
        if claim.report_id != reading.report_id:
            raise RecordError(f"claim {claim.id} is of report {claim.report_id}, not {reading.report_id}")
        check_claim(claim, text)


def _reads_like(one: Report, other: Report) -> bool:
    """True if reading cannot tell the two apart; text, outlet and own id are the same by the id of the report."""
    return (one.title, one.published, one.language) == (other.title, other.published, other.language)


def _report_row(report: Report) -> dict[str, str | None]:
    return {**asdict(report), "published": report.published and report.published.isoformat()}


def _read_report(row: sqlite3.Row) -> Report:
    return Report(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=read_date(row["published"]),
        language=row["language"],
        external_id=row["external_id"],
        raw_sha256=row["raw_sha256"],
        origin=row["origin"],
        copy_of=row["copy_of"],
        copy_kind=row["copy_kind"],
    )


_ADD_REPORT = """
INSERT INTO report (id, text, title, outlet, url, published, language, external_id,
                    raw_sha256, origin, copy_of, copy_kind)
VALUES (:id, :text, :title, :outlet, :url, :published, :language, :external_id,
        :raw_sha256, :origin, :copy_of, :copy_kind)
"""

_ADD_READING = "INSERT INTO reading (report_version, steps_version, note) VALUES (?, ?, ?)"

_ADD_FAILURE = """
INSERT INTO failure (origin, code, message, report_id)
SELECT :origin, :code, :message, :report_id
WHERE NOT EXISTS (
  SELECT 1 FROM failure WHERE origin = :origin AND code = :code AND message = :message AND report_id IS :report_id)
"""

_HAS_READING = """
SELECT 1 FROM reading JOIN newest_report ON newest_report.version = reading.report_version
WHERE newest_report.id = ? AND reading.steps_version = ?
"""

_READING = """
SELECT report.*, report.id AS report_id, reading.number AS reading, reading.note
FROM reading JOIN report ON report.version = reading.report_version WHERE reading.number = ?
"""

_CLAIMS_BY_PREFIX = """
SELECT id, max(reading) AS reading, max(reading IN (SELECT number FROM newest_reading)) AS is_served
FROM claim WHERE id >= ? AND id < ? GROUP BY id ORDER BY id
"""

_CLAIM = """
SELECT report.*, claim.body
FROM claim JOIN reading ON reading.number = claim.reading JOIN report ON report.version = reading.report_version
WHERE claim.id = ? AND claim.reading = ?
"""
