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

Cells = dict[str, str]

# Columns and their shares of the width, which is fixed so that the columns of all reports stand below each other. On
# a narrow screen what belongs together shares a column.
_WIDE = {"when": 13, "where": 19, "type": 13, "status": 12, "who → whom": 24, "counts": 20, "source": 24}
_NARROW = {"when, where": 18, "type, status": 14, "who → whom, counts": 24, "source": 20}
_NARROW_BELOW = 110
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
        columns = _NARROW if out.width < _NARROW_BELOW else _WIDE
        out.print(_table(result, columns, with_ids=with_ids))
    else:
        out.print(Padding(f"no claims: {clean_line(result.note)}" if result.note else "no claims", (0, 0, 1, 2)))


def _table(result: Result, columns: dict[str, int], *, with_ids: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, header_style="dim")
    if with_ids:
        table.add_column("id", width=_SHORT_ID, style="dim")
    for name, share in columns.items():
        table.add_column(name, ratio=share, overflow="fold")
    for claim in result.claims:
        cells = _cells(claim)
        row = ("\n".join(filter(None, (cells[part] for part in name.split(", ")))) for name in columns)
        ids = (claim.id[:_SHORT_ID],) if with_ids else ()
        table.add_row(*ids, *map(clean, row), style="dim" if claim.background.value else "")
    return table


def _cells(claim: Claim) -> Cells:
    return {
        "when": wording.when_cell(claim),
        "where": wording.where_cell(claim),
        "type": claim.type.value.replace("_", " "),
        "status": wording.status_cell(claim),
        "who → whom": wording.parties_cell(claim),
        "counts": wording.counts_cell(claim),
        "source": wording.chains_cell(claim),
    }
