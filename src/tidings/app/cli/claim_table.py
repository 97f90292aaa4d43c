"""Results as tables, one a report."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from tidings.app.cli import wording
from tidings.app.cli.consoles import clean, clean_line
from tidings.model.claim import Claim
from tidings.model.result import Result

# Share of the width, so that the columns of all reports stand below each other.
_COLUMNS = {"when": 13, "where": 19, "type": 13, "status": 12, "who → whom": 24, "counts": 20, "source": 24}
_SHORT_ID = 8


def print_result(out: Console, result: Result, *, with_ids: bool) -> None:
    """Print the report's headline and its claims, or why there are none.

    Args:
        out: where to.
        result: the report and its claims.
        with_ids: also print the start of each claim's id, which `tidings show` takes.
    """
    out.print(clean_line(wording.headline(result.report)), style="bold", overflow="ellipsis", no_wrap=True)
    if result.claims:
        out.print(_table(result, with_ids=with_ids))
    else:
        out.print(Padding(f"no claims: {clean_line(result.note)}" if result.note else "no claims", (0, 0, 1, 2)))


def _table(result: Result, *, with_ids: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, header_style="dim", pad_edge=True)
    if with_ids:
        table.add_column("id", width=_SHORT_ID, style="dim")
    for name, share in _COLUMNS.items():
        table.add_column(name, ratio=share, overflow="fold")
    for claim in result.claims:
        ids = (claim.id[:_SHORT_ID],) if with_ids else ()
        table.add_row(*ids, *map(clean, _cells(claim)), style="dim" if claim.background.value else "")
    return table


def _cells(claim: Claim) -> tuple[str, ...]:
    return (
        wording.when_cell(claim),
        wording.where_cell(claim),
        claim.type.value.replace("_", " "),
        wording.status_cell(claim),
        wording.parties_cell(claim),
        wording.counts_cell(claim),
        wording.chains_cell(claim),
    )
