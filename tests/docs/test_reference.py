import re

import pytest

import tidings
from tidings.app.cli.main import app
from tidings.model.errors import TidingsError
from tidings.model.taxonomy import EVENT_TYPES


@pytest.fixture
def reference(root):
    return lambda name: (root / "docs" / "reference" / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["api", "cli", "errors", "event-types", "formats"])
def test_a_reference_page_is_what_the_code_says(name, reference):
    from docs.build import REFERENCE

    assert reference(f"{name}.md") == REFERENCE[f"docs/reference/{name}.md"](), "stale: run make docs"


def declared_commands(typer_app, path="tidings"):
    for command in typer_app.registered_commands:
        yield f"{path} {command.name or command.callback.__name__}"
    for group in typer_app.registered_groups:
        yield f"{path} {group.name}"
        yield from declared_commands(group.typer_instance, f"{path} {group.name}")


def test_every_command_is_documented(reference):
    headings = re.findall(r"^## (tidings .*)$", reference("cli.md"), re.MULTILINE)
    assert sorted(headings) == sorted(declared_commands(app))


def declared_options(typer_app):
    for command in typer_app.registered_commands:
        for parameter in command.callback.__annotations__.values():
            yield from re.findall(r"'(--?[a-z][a-z-]*)", str(parameter))
    for group in typer_app.registered_groups:
        yield from declared_options(group.typer_instance)


def test_every_option_is_documented(reference):
    cells = " ".join(re.findall(r"^\| `(-.*?)` \|", reference("cli.md"), re.MULTILINE))
    options = set(declared_options(app))
    assert "--json" in options
    assert [option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", cells)] == []


def all_errors(error):
    yield error
    for below in error.__subclasses__():
        yield from all_errors(below)


def test_every_error_code_has_its_anchor_and_exit_status(reference):
    text = reference("errors.md")
    for error in all_errors(TidingsError):
        assert f"\n## {error.code}\n\nClass `{error.__name__}`, exit status {error.exit_status}." in text


def test_every_public_name_is_documented(reference):
    headings = re.findall(r"^### (\w+)$", reference("api.md"), re.MULTILINE)
    assert sorted(headings) == sorted(tidings.__all__)


def test_every_event_type_is_documented_with_near_misses(reference):
    sections = re.split(r"^## ", reference("event-types.md"), flags=re.MULTILINE)[1:]
    assert [section.split("\n")[0] for section in sections] == list(EVENT_TYPES)
    assert all("Near misses:" in section for section in sections)


def test_every_field_of_the_json_lines_has_a_meaning_and_no_other_has():
    from docs.builders.formats_page import MEANINGS, field_paths

    assert field_paths() == list(MEANINGS)


@pytest.fixture
def one_page(monkeypatch, tmp_path):
    from docs import build

    page = tmp_path / "docs" / "page.md"
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "pages", lambda: [(page, lambda: "new\n")])
    return page


def test_the_check_names_a_stale_page_and_changes_nothing(one_page, capsys):
    from docs.build import main

    one_page.parent.mkdir()
    one_page.write_text("old\n")
    assert main(["--check"]) == 1
    assert "docs/page.md is stale" in capsys.readouterr().out.replace("\\", "/")
    assert one_page.read_text() == "old\n"


def test_a_missing_page_is_stale_and_is_written(one_page):
    from docs.build import main

    assert main(["--check"]) == 1
    assert main([]) == 0
    assert one_page.read_text() == "new\n"
    assert main(["--check"]) == 0
