"""reference/event-types.md: the taxonomy, with the sentences that the tests run the reader on."""

from __future__ import annotations

from docs.builders.markdown import bullets, page, table
from tidings.model.taxonomy import Crosswalk, EventType, load_taxonomy

INTRO = """\
Every event that a report asserts, plans, denies or holds possible is one claim of one of these types. Where two fit,
means beat outcome and the more violent beats the less violent ([codebook](codebook.md), section 2). All sentences are
made up."""


def build() -> str:
    """The page."""
    types = load_taxonomy().values()
    rows = ((one.family, f"[`{one.type}`](#{one.type})", one.title) for one in types)
    return page("Event types", INTRO, table(["family", "type", "what it is"], rows), *map(_section, types))


def _section(one: EventType) -> str:
    examples = (_mark(example.text, example.anchor) for example in one.examples)
    misses = (f"{miss.text} *{miss.why}: {_instead(miss.instead)}*" for miss in one.near_misses)
    return "\n\n".join(
        [
            f"## {one.type}",
            f"**{one.title}** ({one.family}). {one.definition}",
            table(["role", "who or what"], one.roles.items()),
            "Examples, with the words that name the event:\n\n" + bullets(examples),
            "Near misses:\n\n" + bullets(misses),
            "In other schemes:\n\n" + bullets(_crosswalk(one.crosswalk)),
        ]
    )


def _mark(text: str, anchor: str) -> str:
    return text.replace(anchor, f"**{anchor}**", 1)


def _instead(name: str) -> str:
    return "not coded" if name == "none" else f"[`{name}`](#{name})"


def _crosswalk(crosswalk: Crosswalk) -> list[str]:
    acled = [f"ACLED: {row.event_type} / {row.sub_event_type}{_note(row.when)}" for row in crosswalk.acled]
    plover = " / ".join(filter(None, (crosswalk.plover_event, crosswalk.plover_mode)))
    violence = ", ".join(map(str, crosswalk.ucdp_types)) or "none"
    idmc = "; ".join(f"{term.replace('_', ' ')} {value}" for term, value in crosswalk.idmc.items())
    return [
        *(acled or ["ACLED: not recorded"]),
        f"PLOVER: {plover or 'none'}",
        f"UCDP GED: type of violence {violence}, counts {crosswalk.ucdp_counts}{_note(crosswalk.ucdp_note)}",
        f"IDMC: {idmc or 'none'}{_note(crosswalk.idmc_note)}",
    ]


def _note(note: str) -> str:
    return f" ({note})" if note else ""
