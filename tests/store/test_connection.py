"""A file that is not ours, not of our time, or not free is told apart, and the message says what to do."""

import os
import sqlite3
import threading
from contextlib import closing

import pytest

from tidings.model.errors import ConflictError, StoreError
from tidings.store import connection as connecting
from tidings.store.connection import Migration, migrations, open_connection
from tidings.store.store import Store


def test_a_new_file_gets_all_tables_and_says_whose_it_is(path):
    with Store.open(path) as store:
        assert store.meta()["created_at"].endswith("Z")
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA application_id").fetchone() == (0x7469646E,)
        assert other.execute("PRAGMA user_version").fetchone() == (migrations()[-1].number,)
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_migrations_are_numbered_from_one_without_gaps():
    assert [step.number for step in migrations()] == list(range(1, len(migrations()) + 1))


def test_an_older_file_is_brought_up_to_date_and_keeps_its_rows(path):
    first = Migration(1, "0001_a.sql", "CREATE TABLE a (x);\nINSERT INTO a VALUES ('kept');")
    second = Migration(2, "0002_b.sql", "ALTER TABLE a ADD COLUMN y;")
    open_connection(path, (first,)).close()
    with closing(open_connection(path, (first, second))) as opened:
        assert [tuple(row) for row in opened.execute("SELECT x, y FROM a")] == [("kept", None)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path):
    first = Migration(1, "0001_a.sql", "CREATE TABLE a (x);")
    broken = Migration(2, "0002_b.sql", "CREATE TABLE b (y);\nCREATE TABLE a (x);")
    open_connection(path, (first,)).close()
    with pytest.raises(StoreError, match="already exists"):
        open_connection(path, (first, broken))
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (1,)
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("a",)]


def test_a_trigger_with_semicolons_inside_is_one_statement(path):
    sql = "CREATE TABLE a (x);\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;"
    with closing(open_connection(path, (Migration(1, "0001_a.sql", sql),))) as opened:
        assert opened.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 2


def test_two_runs_that_make_the_same_file_at_once_both_get_it(path):
    errors = []

    def make():
        try:
            Store.open(path).close()
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_a_file_of_a_newer_tidings_is_left_alone(path):
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match=r"newer tidings \(its tables are version 999.*upgrade tidings"):
        Store.open(path)


def test_a_file_that_is_no_database_is_not_a_store(path):
    path.write_text("Dear diary, today nothing happened. " * 40)
    with pytest.raises(StoreError, match="is not a tidings store; name another file"):
        Store.open(path)


def test_a_database_of_another_program_is_not_touched(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="database of another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(path):
    path.touch()
    with Store.open(path) as store:
        assert list(store.readings()) == []


def test_a_missing_file_is_not_made_where_it_must_exist(path):
    with pytest.raises(StoreError, match="there is no store at"):
        Store.open(path, must_exist=True)
    assert not path.exists()


def test_a_missing_folder_says_what_to_check(tmp_path):
    with pytest.raises(StoreError, match="check that its folder exists"):
        Store.open(tmp_path / "no" / "such" / "claims.db")


def test_a_file_that_another_program_holds_is_a_conflict(path, store, new_report, monkeypatch):
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_S", 0.05)
    with Store.open(path) as late, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConflictError, match="in use by another program"):
            late.add_report(new_report())
        other.execute("ROLLBACK")
        assert late.add_report(new_report()) is True


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write read-only files")
def test_a_read_only_file_says_so(path, new_report):
    Store.open(path).close()
    path.chmod(0o444)
    with Store.open(path) as store, pytest.raises(StoreError, match="read-only"):
        store.add_report(new_report())


def test_a_damaged_file_says_so(path, new_report):
    with Store.open(path) as store:
        for number in range(200):
            store.add_report(new_report(text=f"Report {number}. " * 50))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with pytest.raises(StoreError, match=r"damaged|malformed"), Store.open(path) as store:
        list(store.reports())
