"""Does it matter to the reader who acts, and where? `python -m benchmarks.flips [--reader both]`.

On texts that no model was trained on (the development reports and the invented sentences of data/flips.toml), actors,
countries and towns are swapped, and sentences told in the passive voice. It is counted how often an event is lost or
gained by that, and how often the type or status of an event that stays changes. None of these swaps changes what kind
of event is told, but that a clash may turn into an attack with who was hit. The rate of change of the control (other
days of the week) is what any change of words brings about.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.card import run
from benchmarks.documents import Document, read_documents
from benchmarks.readings import Claim, gold_file, read_claims
from benchmarks.regions import main_region
from benchmarks.results import markdown_table
from benchmarks.swapping import SwappedText, both_ways, swap_words, town_swaps
from tidings.pipeline import Pipeline

PATH = Path(__file__).with_name("data") / "flips.toml"
TOWN = "town"
VOICE = "active to passive"
DEV, SENTENCES = "gold/dev", "sentences"

Alike = Callable[[Claim, Claim], bool]


@dataclass(slots=True)
class Change:
    """What one kind of flip did to the claims of one set of texts."""

    texts: int = 0
    before: int = 0
    after: int = 0
    kept: int = 0
    types: int = 0
    statuses: int = 0

    def add(self, before: Sequence[Claim], after: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]]) -> None:
        """Count one text: its claims before and after, and those that stand for each other."""
        self.texts += 1
        self.before += len(before)
        self.after += len(after)
        self.kept += len(pairs)
        self.types += sum(one["type"] != other["type"] for one, other in pairs)
        self.statuses += sum(one["status"] != other["status"] for one, other in pairs)


Changes = dict[tuple[str, str], Change]
"""By set of texts and kind of flip."""


def pair_claims(
    before: Sequence[Claim], after: Sequence[Claim], same_anchor: Alike, may_be_one: Alike
) -> list[tuple[Claim, Claim]]:
    """Claims that stand for each other: first those of one anchor and type, then of one anchor, then of one type."""
    tests: tuple[Alike, ...] = (
        lambda one, other: same_anchor(one, other) and one["type"] == other["type"],
        same_anchor,
        lambda one, other: one["type"] == other["type"] and may_be_one(one, other),
    )
    left, right, pairs = list(before), list(after), []
    for test in tests:
        for one, other in product(tuple(left), tuple(right)):
            if one in left and other in right and test(one, other):
                pairs.append((one, other))
                left.remove(one)
                right.remove(other)
    return pairs


def pair_swapped(before: Sequence[Claim], after: Sequence[Claim], swapped: SwappedText) -> list[tuple[Claim, Claim]]:
    """Pairs of claims of a text and of the same text with words swapped, by where they stand in the first."""

    def anchored(one: Claim, other: Claim) -> bool:
        return _overlap(one["anchor_at"], swapped.original_span(other["anchor_at"]))

    def told_together(one: Claim, other: Claim) -> bool:
        spans = [swapped.original_span(span) for span in other["evidence"]]
        return any(_overlap(span, moved) for span in one["evidence"] for moved in spans)

    return pair_claims(before, after, anchored, told_together)


def pair_told_twice(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of claims of one sentence told in two ways: of a word in common in their anchors, or of one type."""

    def anchored(one: Claim, other: Claim) -> bool:
        return bool(_stems(one["anchor"]) & _stems(other["anchor"]))

    return pair_claims(before, after, anchored, lambda _one, _other: True)


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _stems(anchor: str) -> set[str]:
    return {word[:4] for word in anchor.lower().split() if len(word) > 2}


def _place_names(claims: Sequence[Claim]) -> list[str]:
    places = [claim[key] for claim in claims for key in ("place", "from_place", "to_place")]
    return [place["name"] for place in places if place and place["precision"] <= 4]


def flip_texts(
    pipeline: Pipeline, name: str, documents: Sequence[Document], lists: Mapping[str, Any], changes: Changes
) -> None:
    """Read texts as they are and with words swapped, and count what changes."""
    told = read_claims(pipeline, documents)
    countries = {word for swap in lists["swap"] if swap["kind"] == "country" for word in swap["words"]}
    for swap in [*lists["swap"], {"kind": TOWN}]:
        flipped: list[SwappedText] = []
        for document, claims in zip(documents, told, strict=True):
            if swap["kind"] == TOWN:
                names = [place for place in _place_names(claims) if place not in countries]
                names += [town for towns in lists["towns"].values() for town in towns if town in document["text"]]
                words = town_swaps(names, document["text"], main_region(claims), lists["towns"])
            else:
                words = both_ways(swap["words"]) if swap.get("both_ways") else swap["words"]
            flipped.append(swap_words(document["text"], words))
        chosen = [number for number, swapped in enumerate(flipped) if swapped.edits]
        again = read_claims(pipeline, [{**documents[n], "text": flipped[n].text} for n in chosen])
        for number, claims in zip(chosen, again, strict=True):
            pairs = pair_swapped(told[number], claims, flipped[number])
            changes.setdefault((name, swap["kind"]), Change()).add(told[number], claims, pairs)


def flip_voice(pipeline: Pipeline, lists: Mapping[str, Any], changes: Changes) -> None:
    """Read each sentence in both voices and count what changes."""
    active, passive = (read_claims(pipeline, sentences(lists, voice)) for voice in ("active", "passive"))
    for before, after in zip(active, passive, strict=True):
        change = changes.setdefault((SENTENCES, VOICE), Change())
        change.add(before, after, pair_told_twice(before, after))


def sentences(lists: Mapping[str, Any], voice: str) -> list[Document]:
    """The invented sentences in one voice, each a text of its own."""
    return [
        {"id": f"{voice}-{number}", "text": pair[voice], "published": lists["published"], "lang": "en"}
        for number, pair in enumerate(lists["pair"])
    ]


def changes_table(changes: Changes) -> str:
    """Shares: of the events before the flip lost, gained, and of those kept with another type or status."""
    rows = []
    for (name, kind), change in changes.items():
        lost, gained = change.before - change.kept, change.after - change.kept
        shares = [_share(lost, change.before), _share(gained, change.before)]
        shares += [_share(change.types, change.kept), _share(change.statuses, change.kept)]
        rows.append([kind, name, str(change.texts), str(change.before), *shares])
    header = ["flip", "texts of", "texts", "events", "lost", "gained", "other type", "other status"]
    return markdown_table(header, rows)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} % ({part})" if whole else "none"


def load_lists(path: Path = PATH) -> dict[str, Any]:
    """The lists of swaps, towns and sentences."""
    return tomllib.loads(path.read_text("utf-8"))


def _measure(options: argparse.Namespace) -> str:
    pipeline, lists = Pipeline.open(reader=options.reader), load_lists()
    changes: Changes = {}
    gold = gold_file(options.shared)
    if gold.is_file():
        flip_texts(pipeline, DEV, read_documents(gold), lists, changes)
    flip_texts(pipeline, SENTENCES, sentences(lists, "active"), lists, changes)
    flip_voice(pipeline, lists, changes)
    table = changes_table(changes)
    return (
        table if gold.is_file() else f"{table}\n\nWithout the development reports, which are not in {options.shared}."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what flips change; exit status 2 if it could not be measured."""
    return run("flips", __doc__, _measure, arguments, needs_gold=False)


if __name__ == "__main__":
    sys.exit(main())
