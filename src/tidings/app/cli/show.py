"""`tidings show`: one claim and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tidings.model.claim import Claim
from tidings.model.report import Report
from tidings.model.values import Abstained, Span, Stated

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

Answer = Stated[object] | Abstained


def show(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id, or the start of it.")],
    store: Annotated[Path, typer.Option(help="The store that `tidings read --store` filled.")],
) -> None:
    """Show one claim: its sentences, every value with the words it rests on, and what is not known and why."""
    from tidings.app.cli.consoles import clean_line, open_out
    from tidings.app.cli.wording import chains_cell, headline
    from tidings.store.store import Store

    with Store.open(store, must_exist=True) as opened:
        found, report = opened.claim(claim)
    out = open_out()
    out.print(f"{found.id}: {found.type.value}", style="bold")
    facts = (headline(report), report.url, report.origin)
    out.print("\n".join(clean_line(fact) for fact in facts if fact), style="dim")
    out.print()
    for sentence in sorted(found.evidence):
        out.print(highlight(found, report, sentence))
    out.print(values_table(found, report))
    chains = chains_cell(found).splitlines() or ["the outlet in its own voice"]
    out.print("\n".join(clean_line(f"Said by: {chain}") for chain in chains))


def highlight(claim: Claim, report: Report, sentence: Span) -> Text:
    """The sentence, the anchor between guillemets and bold, the words of all other values underlined."""
    from rich.text import Text

    from tidings.app.cli.consoles import clean

    text = Text(clean(sentence.of(report.text)))
    for value in claim.stated():
        for span in (span for span in value.spans if sentence.overlaps(span)):
            text.stylize("underline", max(0, span.start - sentence.start), span.end - sentence.start)
    if not sentence.contains(claim.anchor):
        return text
    start, end = claim.anchor.start - sentence.start, claim.anchor.end - sentence.start
    text.stylize("bold", start, end)
    return Text.assemble(text[:start], "«", text[start:end], "»", text[end:])


def values_table(claim: Claim, report: Report) -> Table:
    """All values and abstentions of the claim, each with the words it rests on and the step that made it."""
    from rich import box
    from rich.table import Table

    from tidings.app.cli.consoles import clean, clean_line
    from tidings.app.cli.wording import value_words

    table = Table(box=box.SIMPLE_HEAD, header_style="dim")
    for name in ("", "value", "words it rests on", "made by"):
        table.add_column(name, overflow="fold")
    for slot, answer in _answers(claim):
        if isinstance(answer, Abstained):
            note = f"{answer.reason}: {answer.note}" if answer.note else str(answer.reason)
            table.add_row(slot, clean_line(f"not known ({note})"), "", answer.made_by, style="dim")
        else:
            words = "\n".join(f"“{clean_line(span.of(report.text))}”" for span in answer.spans)
            sure = "" if answer.confidence is None else f", confidence {answer.confidence:.2f}"
            table.add_row(slot, clean(value_words(answer.value)) + sure, words, answer.made_by)
    return table


def _answers(claim: Claim) -> Iterator[tuple[str, Answer]]:
    yield from (("type", claim.type), ("status", claim.status), ("background", claim.background))
    yield from (("actor", actor) for actor in claim.actors)
    yield from (("target", target) for target in claim.targets)
    yield from (("place", claim.place), ("from", claim.from_place), ("to", claim.to_place))
    yield ("when", claim.when)
    yield from (("count", count) for count in claim.counts)
    yield ("means", claim.means)
    yield from (("source", source) for source in claim.sources)
