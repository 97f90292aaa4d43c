"""Runs that are killed, interrupted or lose their reader, as processes of their own."""

import signal
import sqlite3
import subprocess
import sys
import time

import pytest

PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"  # a shell's background jobs ignore it
    "from tidings.app.cli.main import run; run()"
)
SOME_READINGS = 3
PATIENCE_S = 60


@pytest.fixture
def start():
    started = []

    def popen(*arguments):
        command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        started.append(subprocess.Popen(command, text=True, **pipes))  # noqa: S603 - our own program
        return started[-1]

    yield popen
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("stop_signal", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_loses_nothing_and_taken_up_gives_the_same_bytes(start, tidings, many, tmp_path, stop_signal):
    store = tmp_path / "case.db"
    process = start("read", many, "--store", store, "-o", tmp_path / "stopped.jsonl")
    _wait_for_readings(store, process)
    process.send_signal(stop_signal)
    _, told = process.communicate(timeout=PATIENCE_S)
    reports, readings = _count(store, "report"), _count(store, "reading")
    assert SOME_READINGS <= readings < 60
    assert reports == readings
    assert not (tmp_path / "stopped.jsonl").exists()
    if stop_signal == signal.SIGINT:
        assert process.returncode == 130
        assert f"tidings: stopped; what was read is kept in {store}; the same command goes on from there" in told
        assert "Traceback" not in told

    for suffix in ("jsonl", "html"):
        tidings("read", many, "--store", store, "-o", tmp_path / f"stopped.{suffix}")
        tidings("read", many, "-o", tmp_path / f"whole.{suffix}")
        assert (tmp_path / f"stopped.{suffix}").read_bytes() == (tmp_path / f"whole.{suffix}").read_bytes()
    tidings("export", "--store", store, "-o", tmp_path / "exported.jsonl")
    assert (tmp_path / "exported.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("form", [["--json"], []], ids=["json", "table"])
def test_a_reader_that_closes_the_pipe_ends_the_run_quietly(start, many, form):
    process = start("read", many, "--quiet", "--no-progress", *form)
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    assert process.wait(PATIENCE_S) == 1
    assert told.splitlines() in ([], [line for line in told.splitlines() if line.startswith(f"{many}:8: input: ")])


def _wait_for_readings(store, process):
    deadline = time.monotonic() + PATIENCE_S
    while _count(store, "reading") < SOME_READINGS:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline, "the run reads nothing"
        time.sleep(0.01)


def _count(store, table):
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
            return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own name
    except sqlite3.OperationalError:
        return 0  # not made yet
