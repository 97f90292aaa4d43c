"""Place phrases of a report to places: names chosen in its context, precision by the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.model.report import Report
from tidings.model.values import Abstained, Place
from tidings.model.vocabulary import PlacePrecision, Reason
from tidings.resolve.gazetteer.entry import Entry, Match
from tidings.resolve.place.context import Atlas, ReportContext, read_context
from tidings.resolve.place.locating import locate, locate_within, unplaced
from tidings.resolve.place.phrase import PlacePhrase, parse_phrase
from tidings.resolve.place.ranking import Choice, choose
from tidings.resolve.place.words import PlaceWords, read_place_words

STEP = "place@1"
AMBIGUOUS_MARGIN = 0.3
"""Two places in different countries whose scores differ by less are not told apart."""


class PlaceResolver:
    """Resolves the place phrases of reports against a gazetteer."""

    def __init__(self, gazetteer: Atlas) -> None:
        self._atlas = gazetteer
        self._words = read_place_words()

    @property
    def edition(self) -> str:
        """What tells this gazetteer from another; results of different editions may differ."""
        return self._atlas.edition

    def for_report(self, report: Report, toponyms: Sequence[str]) -> ReportPlaces:
        """Read the report's context once; its `resolve` then answers for each phrase.

        Args:
            report: the report.
            toponyms: place names found in its text, as written; the more there are, the surer the context.
        """
        return ReportPlaces(self._atlas, self._words, report, toponyms)


class ReportPlaces:
    """The places of one report."""

    def __init__(self, atlas: Atlas, words: PlaceWords, report: Report, toponyms: Sequence[str]) -> None:
        self._atlas = atlas
        self._words = words
        self._choices: dict[tuple[str, str | None, tuple[str, ...]], Choice | None] = {}
        names = [n for n in dict.fromkeys(toponyms) if n.lower() not in words.not_names]
        known = {name: atlas.matches(name) for name in names}
        self.context: ReportContext = read_context(report, names, atlas, known)
        self._set_anchors(known)

    def resolve(self, phrase: str, within: str | None = None) -> Place | Abstained:
        """Resolve a place phrase as written.

        Args:
            phrase: "Tal Afar", "15 km north of Marib", "the police directorate".
            within: the town the place lies in, where the caller knows it; its point serves a site without one.

        Returns:
            A Place, whose point is None if only its country is known; an Abstained if not even that is, or if two
            countries have an equal claim.
        """
        parsed = parse_phrase(phrase, self._words, self._is_known)
        town = self._town(parsed, phrase, within)
        choices = self._choose_all(parsed, town)
        if (tie := self._tie(choices)) is not None:
            return Abstained(Reason.AMBIGUOUS, STEP, f"{phrase!r} may lie in {tie[0]} or {tie[1]}")
        return (
            self._by_adjective(phrase, parsed)
            or self._by_names(phrase, parsed, choices)
            or (locate_within(phrase, parsed, town) if town else None)
            or self._by_country(phrase, parsed, town)
        )

    def _by_names(self, phrase: str, parsed: PlacePhrase, choices: list[Choice | None]) -> Place | None:
        """The place by its own name, or by the next name of the phrase that was found ("Torrens estate in Belfast")."""
        rest, left = parsed, choices
        while left and left[0] is None and len(left) > 1:
            rest = parse_phrase(rest.tail, self._words, self._is_known)
            left = left[1:]
        return locate(phrase, rest, left[: len(rest.names)], is_own=rest is parsed)

    def _by_country(self, phrase: str, parsed: PlacePhrase, town: Choice | None) -> Place | Abstained:
        """A place that is in no gazetteer: the country of the town around it or of the report, if there is one."""
        if town and town.entry.country:
            return unplaced(phrase, parsed, town.entry.country, f"country of {town.entry.name}")
        if country := self.context.main_country:
            return unplaced(phrase, parsed, country, "country of the report")
        reason = Reason.NOT_IN_GAZETTEER if parsed.names else Reason.NOT_STATED
        return Abstained(reason, STEP, f"no place found for {phrase!r} and no clear country in the report")

    def _set_anchors(self, known: dict[str, tuple[Match, ...]]) -> None:
        for _ in range(2):  # the second round may correct the first by nearness
            for name in known:
                choice = self._choose(name, None, ())
                if (
                    choice
                    and choice.entry.lat is not None
                    and choice.entry.lon is not None
                    and choice.entry.kind != "country"
                ):
                    self.context.anchors[name] = (choice.entry.lat, choice.entry.lon)
            self._choices.clear()

    def _is_known(self, text: str) -> bool:
        return bool(self._atlas.matches(text))

    def _town(self, parsed: PlacePhrase, phrase: str, within: str | None) -> Choice | None:
        """The town around the place: the one the caller knows, or the country's capital for "the capital"."""
        told = phrase.lower().split()
        if "capital" in told and not parsed.names and not set(told) & {"provincial", "state", "regional", "district"}:
            country = self.context.main_country
            entry = self._atlas.capital_of(country) if country else None
            return Choice(entry, 0, 0.0, 1) if entry else None
        names = parse_phrase(within, self._words, self._is_known).names if within else ()
        return self._choose(names[0].text, names[0].generic, ()) if names else None

    def _choose_all(self, parsed: PlacePhrase, town: Choice | None) -> list[Choice | None]:
        """One choice a name; later names are chosen first, for they hold the earlier ones."""
        partners: tuple[Entry, ...] = (town.entry,) if town else ()
        choices: list[Choice | None] = []
        for name in reversed(parsed.names):
            choice = self._choose(name.text, name.generic, partners)
            choices.append(choice)
            partners += (choice.entry,) if choice else ()
        return choices[::-1]

    def _choose(self, name: str, wanted: str | None, partners: tuple[Entry, ...]) -> Choice | None:
        key = (name, wanted, tuple(p.id for p in partners))
        if key not in self._choices:
            beside = partners + tuple(self._beside(name))
            matches = self._atlas.matches(name)
            choice = choose(name, matches, self.context, wanted, beside)
            if choice is None and wanted not in {"site", "street", "road"} and not self._atlas.country_of(name):
                choice = choose(name, self._atlas.similar(name), self.context, wanted, beside)
            self._choices[key] = choice and self._with_seat(choice, matches)
        return self._choices[key]

    def _beside(self, name: str) -> list[Entry]:
        """Entries of the names that the text puts beside this one, if their country is one of the report's."""
        others = (m for other in self.context.together.get(name, ()) for m in self._atlas.matches(other)[:5])
        return [m.entry for m in others if self.context.share(m.entry.country) > 0.15]

    def _with_seat(self, choice: Choice, matches: Sequence[Match]) -> Choice:
        """A division without a point of its own takes that of the settlement of its name in the same province."""
        entry = choice.entry
        if entry.lat is not None or entry.kind != "admin2":
            return choice
        for seat in (m.entry for m in matches if m.entry.kind == "settlement"):
            if (seat.country, seat.admin1) == (entry.country, entry.admin1):
                return replace(
                    choice, entry=replace(entry, lat=seat.lat, lon=seat.lon, point_from="the town of its name")
                )
        return choice

    def _tie(self, choices: Sequence[Choice | None]) -> tuple[str, str] | None:
        """Two countries between which the first name found cannot be told apart."""
        first = next((c for c in choices if c), None)
        if first is None or first.runner_up is None or first.margin is None or first.margin >= AMBIGUOUS_MARGIN:
            return None
        countries = (first.entry.country or "", first.runner_up.country or "")
        return countries if countries[0] != countries[1] else None

    def _by_adjective(self, phrase: str, parsed: PlacePhrase) -> Place | None:
        """A place told by an adjective: "Gambian soil", "the Pakistani frontier" (on the report's side of it)."""
        name = next((n for n in parsed.names if self._atlas.is_adjective(n.text)), None)
        if name is None or name.generic not in {"country", "area"}:
            return None
        told = self._atlas.country_of(name.text)
        if name.generic == "country":
            return Place(phrase, country=told, precision=PlacePrecision.COUNTRY, how="country by its adjective")
        here = self.context.main_country or told
        return Place(
            phrase, country=here, precision=PlacePrecision.AREA, how=f"a border or area named after {told}; no point"
        )
