"""Opening the file: is it ours, is it of our time, bring it up to date, and turn SQLite's errors into our own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from tidings.model.errors import ConflictError, StoreError

# "tidn" in ASCII; SQLite keeps it in the file's header, so that `file` and we can tell whose file it is.
APPLICATION_ID = 0x7469646E
BUSY_TIMEOUT_S = 5.0


class Migration(NamedTuple):
    """One numbered step of the schema: `sql` leads from version `number - 1` to `number`."""

    number: int
    name: str
    sql: str


def migrations() -> tuple[Migration, ...]:
    """The migrations that come with this tidings, in order."""
    found = [item for item in files("tidings.store.migrations").iterdir() if item.name.endswith(".sql")]
    return tuple(sorted(Migration(int(item.name[:4]), item.name, item.read_text(encoding="utf-8")) for item in found))


def open_connection(path: Path, steps: tuple[Migration, ...]) -> sqlite3.Connection:
    """Connect to the file, make it if it is not there, and apply those of `steps` that it lacks.

    Raises:
        StoreError: if the file cannot be opened, is not a tidings store, or is from a newer tidings.
        ConflictError: if another program holds the file.
    """
    with sqlite_errors(path):
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    try:
        with sqlite_errors(path):
            _check_ours(connection, path, steps)
            connection.execute("PRAGMA journal_mode = WAL")
            # In WAL mode NORMAL cannot corrupt; a power cut (not a killed process) may lose the last reports of a run.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, steps)
    except StoreError:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, each with what to do about it."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF  # the low byte is the primary code, the rest tells variants apart
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise ConflictError(f"{path} is in use by another program; wait for it to end and try again") from error
        if code == sqlite3.SQLITE_CANTOPEN:
            raise StoreError(f"{path} cannot be opened; check that its folder exists and may be written") from error
        if code == sqlite3.SQLITE_READONLY:
            raise StoreError(f"{path} is read-only; make it and its folder writable, or work on a copy") from error
        if code == sqlite3.SQLITE_FULL:
            raise StoreError(f"no room left to write {path}; free some disk space and run again") from error
        raise StoreError(f"{path}: {error}") from error
    except sqlite3.ProgrammingError:
        raise  # our own mistake (a closed store, a wrong number of values), not the file's
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise StoreError(f"{path} is not a tidings store; name another file") from error
        raise StoreError(f"{path}: {error}; if the file is damaged, restore it from a backup") from error


def _check_ours(connection: sqlite3.Connection, path: Path, steps: tuple[Migration, ...]) -> None:
    connection.execute("BEGIN")  # one view of the file: another run may be making its tables between our questions
    try:
        owner, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
        is_empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    finally:
        connection.execute("ROLLBACK")
    if owner != APPLICATION_ID and not (is_empty and owner == version == 0):
        raise StoreError(f"{path} is a database of another program, not a tidings store; name another file")
    newest = steps[-1].number
    if version > newest:
        raise StoreError(
            f"{path} was written by a newer tidings (its tables are version {version}, this tidings knows {newest}); "
            "upgrade tidings, or name another file"
        )


def _migrate(connection: sqlite3.Connection, steps: tuple[Migration, ...]) -> None:
    if _pragma(connection, "user_version") == steps[-1].number:
        return
    with immediate(connection):
        # Asked again inside the transaction: another process may have migrated while we waited for the lock.
        version = _pragma(connection, "user_version")
        for step in (step for step in steps if step.number > version):
            for statement in _statements(step.sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction, all of it kept or nothing; takes the write lock at once. Inside another it joins that one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # Also on Ctrl-C: half a report must not stay open in the transaction and be committed with the next.
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction we are in."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
