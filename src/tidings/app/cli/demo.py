"""`tidings demo`: the bundled reports, read."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from tidings.read.reader_names import DEFAULT_READER, ReaderName

_OUTPUTS = ("claims.jsonl", "claims.csv", "claims.geojson", "digest.html")


def demo(
    out: Annotated[Path, typer.Option(help="Folder for the files; made if needed.")] = Path("demo-output"),
    *,
    reader: Annotated[
        ReaderName, typer.Option(help="Who reads: the rules, the trained model, or the model with sight of the rules.")
    ] = DEFAULT_READER,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only write the files.")] = False,
) -> None:
    """Read the bundled reports, show their claims, and write them in all formats, among them the digest page."""
    from functools import partial

    from tidings.app.cli.claim_table import print_result
    from tidings.app.cli.consoles import clean_line, open_out, open_talk
    from tidings.app.cli.job import show_job
    from tidings.app.job import make_folder
    from tidings.app.workers import HowToRead

    make_folder(out)
    show = None if quiet else partial(print_result, open_out(), with_ids=False)
    outputs = [out / name for name in _OUTPUTS]
    with as_file(files("tidings.app") / "demo" / "reports") as folder:
        progress = False if quiet else None
        tally = show_job(
            [folder], outputs, None, show, has_progress=progress, has_summary=not quiet, how=HowToRead(reader)
        )
    if not quiet:
        names = ", ".join(_OUTPUTS[:-1])
        open_talk().print(clean_line(f"wrote {names} to {out}; the digest page is {outputs[-1].absolute().as_uri()}"))
    raise typer.Exit(tally.exit_status)
