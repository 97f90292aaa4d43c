import re
import sys

import pytest

from tidings.model.taxonomy import FAMILIES

MARK = re.compile(r"<!-- not run: \S.+ -->\n(?=```)")
FENCE = re.compile(r"^[ ]*```(?:console|python)$", re.MULTILINE)
PAGES = ["README.md", "docs/tutorial/first-case.md", "docs/how-to/use-from-python.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="commands are run on a Unix terminal")
@pytest.mark.parametrize("name", PAGES)
def test_the_blocks_of_a_page_print_what_the_page_shows(name, root):
    from docs.builders.transcripts import renew

    page = (root / name).read_text("utf-8")
    assert renew(name, page) == page, "the page shows something else: run make docs and look at what changed"


def test_every_block_that_could_be_run_is_run_or_says_why_not(root):
    from docs.builders.transcripts import PAGES as RUN_PAGES

    for path in [*root.glob("*.md"), *(root / "docs").rglob("*.md")]:
        name, page = path.relative_to(root).as_posix(), path.read_text("utf-8")
        if name not in RUN_PAGES and "/reference/" not in name:
            assert len(FENCE.findall(page)) == len(MARK.findall(page)), f"a block of {name} is never run"


def test_a_marked_block_is_left_alone_and_an_unmarked_one_is_renewed():
    from docs.builders.transcripts import renew

    marked = "<!-- not run: an example -->\n```python\nprint(1 / 0)\n```\n"
    assert renew("README.md", marked) == marked
    stale = "```python\nprint(1 + 1)\n```\n\n```text\n3\n```\n"
    assert renew("README.md", stale) == "```python\nprint(1 + 1)\n```\n\n```text\n2\n```\n"


def test_the_programs_of_a_page_are_one_session_and_see_its_files():
    from docs.builders.transcripts import renew

    page = (
        "<!-- file: note.txt -->\n```text\nhello\n```\n\n```python\nwords = open('note.txt').read()\n```\n\n"
        "```python\nprint(words.upper(), end='')\n```\n"
    )
    assert renew("docs/tutorial/first-case.md", page) == page + "\n```text\nHELLO\n```\n"


def test_a_command_that_fails_is_told():
    from docs.builders.transcripts import run_command

    with pytest.raises(RuntimeError, match="only tidings commands"):
        run_command("ls -l")


def test_the_readme_lists_all_families_and_event_types(root):
    rows = dict(re.findall(r"^\| ([a-z]+) \| ([a-z ,]+) \|$", (root / "README.md").read_text("utf-8"), re.MULTILINE))
    assert rows == {"family": "event types"} | {
        family: ", ".join(types).replace("_", " ") for family, types in FAMILIES.items()
    }


def test_the_readme_keeps_the_place_for_the_numbers(root):
    assert re.search(r"<!-- numbers -->\n.+<!-- /numbers -->", (root / "README.md").read_text("utf-8"), re.DOTALL)
