from collections.abc import Callable

import pytest


def documented(text):
    class Thing:
        pass

    Thing.__doc__ = text
    return Thing


def test_sections_of_a_docstring_become_lists():
    from docs.builders.markdown import docstring

    text = "What it does.\n\n    Args:\n        path: where\n            it is.\n        store: keeps it.\n    "
    assert docstring(documented(text)) == "What it does.\n\n**Args**\n\n- `path`: where it is.\n- `store`: keeps it."


def test_an_example_with_an_empty_line_is_one_block():
    from docs.builders.markdown import docstring

    text = "So:\n\n        import tidings\n\n        if tidings:\n            pass\n\n    Done."
    assert docstring(documented(text)) == "So:\n\n```python\nimport tidings\n\nif tidings:\n    pass\n```\n\nDone."


@pytest.mark.parametrize(("value", "cell"), [("a | b", "a \\| b"), ("two\nlines", "two lines"), (3, "3")])
def test_a_cell_never_ends_its_table(value, cell):
    from docs.builders.markdown import table

    assert table(["x"], [[value]]).splitlines()[-1] == f"| {cell} |"


def test_a_signature_shows_annotations_and_defaults_as_written():
    from docs.builders.api_page import signature

    def short(a: "int", *, b: "str | None" = None) -> "list[str]":
        raise NotImplementedError

    assert signature("short", short) == "short(a: int, *, b: str | None = None) -> list[str]"


def test_a_long_signature_has_one_parameter_a_line():
    from docs.builders.api_page import signature

    def long(reports: "tuple[str | int | bytes]", *, progress: "Callable[[int], None] | None" = None) -> "list[str]":
        raise NotImplementedError

    assert signature("long", long).splitlines() == [
        "long(",
        "    reports: tuple[str | int | bytes],",
        "    *,",
        "    progress: Callable[[int], None] | None = None,",
        ") -> list[str]",
    ]
