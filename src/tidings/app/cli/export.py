"""`tidings export`: files from a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    store: Annotated[Path, typer.Option(help="The store that `tidings read --store` filled.")],
    output: Annotated[
        list[Path],
        typer.Option("--output", "-o", help="File to write; its suffix says the format: .jsonl .csv .geojson .html"),
    ],
) -> None:
    """Write all that a store holds to files."""
    from tidings.app.cli.consoles import clean_line, open_talk
    from tidings.app.job import check_outputs
    from tidings.export.writer import export_file
    from tidings.store.store import Store

    check_outputs(output)
    with Store.open(store, must_exist=True) as opened:
        for path in output:
            export_file(opened.readings(), path)
            open_talk().print(clean_line(f"wrote {path}"))
