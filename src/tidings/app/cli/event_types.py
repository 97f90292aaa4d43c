"""`tidings types`: what kinds of events there are."""

from __future__ import annotations

import json as json_format
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from tidings.model.taxonomy import AcledClass, Crosswalk, EventType


def types(
    event_type: Annotated[str | None, typer.Argument(metavar="TYPE", help="Show this type in full.")] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")] = False,
) -> None:
    """List the event types, or show one: definition, roles, examples, near misses, and its place in other schemes."""
    from tidings.app.cli.consoles import open_out
    from tidings.model.taxonomy import load_taxonomy

    taxonomy = load_taxonomy()
    event_type = event_type and event_type.replace(" ", "_")  # as tables show it
    if event_type is not None and event_type not in taxonomy:
        near = get_close_matches(event_type, taxonomy, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else "`tidings types` lists them"
        raise typer.BadParameter(f"there is no event type {event_type!r}; {hint}")
    chosen = taxonomy[event_type] if event_type is not None else list(taxonomy.values())
    if json:
        typer.echo(json_format.dumps(chosen, default=_plain, ensure_ascii=False, indent=1))
    elif isinstance(chosen, list):
        open_out().print(list_table(chosen))
    else:
        open_out().print(describe(chosen))


def list_table(event_types: list[EventType]) -> Table:
    """All types, by family."""
    from rich import box
    from rich.table import Table

    table = Table("family", "type", "what it is", box=box.SIMPLE_HEAD, header_style="dim")
    family = ""
    for one in event_types:
        table.add_row("" if one.family == family else one.family, one.type, one.title)
        family = one.family
    return table


def describe(one: EventType) -> str:
    """All that is said of a type, as text."""
    parts = {
        "Roles": [f"{role}: {meaning}" for role, meaning in one.roles.items()],
        "Examples (the words that name the event)": [f"{item.text} ({item.anchor})" for item in one.examples],
        "Near misses": [f"{item.text} ({item.why}: {item.instead})" for item in one.near_misses],
        "In other schemes": _crosswalk_lines(one.crosswalk),
    }
    lines = [f"{one.type} ({one.family}): {one.title}", "", one.definition]
    for heading, items in parts.items():
        lines += ["", heading, *(f"  - {item}" for item in items)]
    return "\n".join(lines)


def _crosswalk_lines(crosswalk: Crosswalk) -> list[str]:
    violence = ", ".join(map(str, crosswalk.ucdp_types)) or "none"
    idmc = "; ".join(f"{term.replace('_', ' ')} {value}" for term, value in crosswalk.idmc.items()) or "none"
    return [
        *(f"ACLED: {_acled_words(row)}" for row in crosswalk.acled),
        f"PLOVER: {' / '.join(filter(None, (crosswalk.plover_event, crosswalk.plover_mode))) or 'none'}",
        f"UCDP GED: type of violence {violence}, counts {crosswalk.ucdp_counts}" + _note(crosswalk.ucdp_note),
        f"IDMC: {idmc}" + _note(crosswalk.idmc_note),
    ]


def _acled_words(row: AcledClass) -> str:
    return f"{row.disorder_type} / {row.event_type} / {row.sub_event_type}" + _note(row.when)


def _note(note: str) -> str:
    return f" ({note})" if note else ""


def _plain(record: object) -> dict[str, Any]:
    if isinstance(record, Mapping):
        return dict(record)
    if is_dataclass(record):
        return {field.name: getattr(record, field.name) for field in fields(record)}
    raise TypeError(f"{record!r} cannot be written as JSON")
