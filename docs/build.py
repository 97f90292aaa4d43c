"""Write the generated pages of the documentation, or check that they are up to date.

python -m docs.build            write reference/ and renew what commands print in the other pages
python -m docs.build --check    change nothing; name the stale pages and exit with status 1 if there are any
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from docs.builders import api_page, cli_page, errors_page, event_types_page, formats_page, transcripts

ROOT = Path(__file__).parents[1]
REFERENCE: dict[str, Callable[[], str]] = {
    "docs/reference/api.md": api_page.build,
    "docs/reference/cli.md": cli_page.build,
    "docs/reference/errors.md": errors_page.build,
    "docs/reference/event-types.md": event_types_page.build,
    "docs/reference/formats.md": formats_page.build,
}


def pages() -> Iterator[tuple[Path, Callable[[], str]]]:
    """Every page that code writes or renews, and what makes it."""
    for name, build in REFERENCE.items():
        yield ROOT / name, build
    for name in transcripts.PAGES:
        path = ROOT / name
        yield path, partial(transcripts.renew, name, path.read_text("utf-8"))


def find_stale() -> list[tuple[Path, str]]:
    """The pages that are not as code would write them, each with what it should be."""
    made = ((path, make()) for path, make in pages())
    return [(path, page) for path, page in made if not path.exists() or path.read_text("utf-8") != page]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="python -m docs.build", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, name the stale pages")
    is_check = parser.parse_args(arguments).check
    stale = find_stale()
    for path, page in stale:
        print(f"{path.relative_to(ROOT)} {'is stale; run make docs' if is_check else 'written'}")
        if not is_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, "utf-8")
    return 1 if is_check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
