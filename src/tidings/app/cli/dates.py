"""`tidings dates`: the time expressions of a text."""

from __future__ import annotations

import json as json_format
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from tidings.resolve.time.finding import FoundDate
    from tidings.resolve.timex import Timex


def dates(
    text: Annotated[list[str], typer.Argument(help="The text; several arguments are joined. - reads standard input.")],
    *,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day it came out: what relative dates count from.")
    ] = None,
    timex: Annotated[bool, typer.Option("--timex", help="TIMEX3 types and values (TimeML) instead of days.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")] = False,
) -> None:
    """Show the time expressions of a text, the days they name, and how these were come by."""
    from tidings.app.cli.consoles import clean, open_out
    from tidings.app.cli.given_text import join_text
    from tidings.resolve.time.finding import find_dates
    from tidings.resolve.timex import find_timexes

    whole, day = join_text(text), published.date() if published else None
    if timex:
        timexes = find_timexes(whole, day)
        rows, lines = (
            [_timex_fields(one) for one in timexes],
            [f"{one.text}: {one.type} {one.value}" for one in timexes],
        )
    else:
        found = find_dates(whole, day)
        rows, lines = [_date_fields(one) for one in found], [_date_lines(one) for one in found]
    if json:
        typer.echo(json_format.dumps(rows, ensure_ascii=False, indent=1))
    else:
        open_out().print(
            clean("\n".join(lines)) if lines else "no time expression found", markup=False, highlight=False
        )


def _timex_fields(one: Timex) -> dict[str, Any]:
    return {"start": one.span.start, "end": one.span.end, "text": one.text, "type": one.type, "value": one.value}


def _date_fields(one: FoundDate) -> dict[str, Any]:
    from tidings.model.values import Abstained

    fields: dict[str, Any] = {"start": one.span.start, "end": one.span.end, "text": one.text, "kind": one.kind}
    if isinstance(one.days, Abstained):
        fields["why_not"] = one.days.reason.value
    else:
        first, last = one.days.start, one.days.end
        fields["first"], fields["last"] = first and first.isoformat(), last and last.isoformat()
        fields["precision"] = one.days.precision.value
    return {**fields, "trace": list(one.trace)}


def _date_lines(one: FoundDate) -> str:
    from tidings.app.cli.wording import interval_words
    from tidings.model.values import Abstained

    if isinstance(one.days, Abstained):
        head = f"{one.text}: not known ({one.days.reason.value})"
    else:
        head = f"{one.text}: {interval_words(one.days)} (precision: {one.days.precision.value})"
    return "\n".join([head, *(f"    {step}" for step in one.trace)])
