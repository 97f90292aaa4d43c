"""Values of claims in the words of the command line."""

from __future__ import annotations

from tidings.export.chains import source_chains, source_label
from tidings.export.rows import count_label
from tidings.model.claim import Claim
from tidings.model.report import Report
from tidings.model.values import Abstained, Count, Interval, Party, Place, Source, Stated

_UNKNOWN = "?"


def interval_words(interval: Interval) -> str:
    """The days as one reads them: "2021-03-07", "2021-03-01 to 2021-03-07", "since 2014-06-01"."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return _UNKNOWN
    if end is None:
        return f"since {start}"
    if start is None:
        return f"until {end}"
    return str(start) if start == end else f"{start} to {end}"


def place_words(place: Place) -> str:
    """The name as written and its country: "near Tarfa, ML"."""
    return f"{place.name}, {place.country}" if place.country else place.name


def point_words(place: Place) -> str:
    """What the place resolved to, in full."""
    point = "no point" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f}"
    facts = [point, place.country, f"precision {int(place.precision)} ({place.precision.name.lower()})", place.how]
    return "; ".join(fact for fact in facts if fact)


def value_words(value: object) -> str:
    """Any value of a claim, in full."""
    if isinstance(value, Place):
        return f"{place_words(value)} ({point_words(value)})"
    if isinstance(value, Interval):
        return f"{interval_words(value)} ({value.precision})"
    if isinstance(value, Count):
        return count_label(value)
    if isinstance(value, Source):
        return source_label(value)
    if isinstance(value, Party):
        return _party_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _party_words(party: Party) -> str:
    facts = [fact for fact in (party.kind and str(party.kind).replace("_", " "), party.party_id) if fact]
    return f"{party.name} ({', '.join(facts)})" if facts else party.name


def when_cell(claim: Claim) -> str:
    """When the event happened."""
    return _UNKNOWN if isinstance(claim.when, Abstained) else interval_words(claim.when.value)


def where_cell(claim: Claim) -> str:
    """Where it happened, and from where to where if somebody moved."""
    place = _UNKNOWN if isinstance(claim.place, Abstained) else place_words(claim.place.value)
    ways = (("from", claim.from_place), ("to", claim.to_place))
    moves = [f"{way} {answer.value.name}" for way, answer in ways if isinstance(answer, Stated)]
    return "; ".join([place, *moves]) if place != _UNKNOWN or not moves else "; ".join(moves)


def status_cell(claim: Claim) -> str:
    """Whether it happened, and whether it is told as background."""
    status = str(claim.status.value)
    return f"{status}, background" if claim.background.value else status


def parties_cell(claim: Claim) -> str:
    """Who did it to whom; empty if neither is told."""
    actors = ", ".join(actor.value.name for actor in claim.actors)
    targets = ", ".join(target.value.name for target in claim.targets)
    return f"{actors or _UNKNOWN} → {targets}" if targets else actors


def counts_cell(claim: Claim) -> str:
    """The numbers, one a line."""
    return "\n".join(count_label(count.value) for count in claim.counts)


def chains_cell(claim: Claim) -> str:
    """Who says so, one chain a line, from the speaker outwards; empty if the outlet tells it in its own voice."""
    chains = source_chains(source.value for source in claim.sources)
    return "\n".join(" → ".join(source_label(source) for source in chain) for chain in chains)


def headline(report: Report) -> str:
    """Title or first line, outlet, day and id of a report, on one line."""
    title = report.title or report.text.strip().splitlines()[0]
    facts = [report.outlet, report.published and report.published.isoformat(), report.shown_id]
    copy = f"{report.copy_kind} copy of {report.copy_of}" if report.copy_of else None
    return " · ".join(fact for fact in (title, *facts, copy) if fact)
