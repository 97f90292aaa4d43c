import json
import sys

import pytest
from typer.testing import CliRunner

from tidings.app.cli.main import app, run

PLACES = ("Mosul", "Aleppo", "Goma", "Kandahar", "Taiz", "Tripoli", "Bamako", "Kharkiv")


@pytest.fixture
def story(tmp_path):
    """A file with one report of one bombing."""
    path = tmp_path / "story.txt"
    path.write_text(
        "Published: 9 March 2021\n\n"
        "Four herders were killed on Sunday when a roadside bomb hit their pickup near Mosul, the police said.\n"
    )
    return path


@pytest.fixture
def many(tmp_path):
    """A file of sixty short reports, a line that is none among them."""
    path = tmp_path / "many.jsonl"
    lines = [json.dumps(_report(number)) for number in range(60)]
    lines.insert(7, "{broken")
    path.write_text("\n".join(lines) + "\n")
    return path


def _report(number):
    place = PLACES[number % len(PLACES)]
    text = (
        f"Shells killed {number + 2} people in {place} on Monday, a doctor said. "
        f"Soldiers arrested {number + 3} men at a checkpoint outside the city {number} hours later, residents told us."
    )
    return {"id": f"r{number}", "text": text, "published": "2021-03-09", "lang": "en", "title": f"News {number}"}


@pytest.fixture
def tidings(opened_pipeline):
    """Run a command with typer's runner; an error of ours is raised."""

    def invoke(*arguments, stdin=None):
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def run_main(opened_pipeline, monkeypatch, capsys):
    """Run the entry point as the shell does: exit status, standard output, standard error."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["tidings", *map(str, arguments)])
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        with pytest.raises(SystemExit) as exit_info:
            run()
        printed = capsys.readouterr()
        return exit_info.value.code, printed.out, printed.err

    return call
