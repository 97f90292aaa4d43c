"""The grammar of TIMEX3: words, forms and builders of `resolve/time`, and those of this package before them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from tidings.resolve.time.build import BUILDERS, Builder, Parts
from tidings.resolve.time.grammar import Grammar, make_grammar
from tidings.resolve.time.lexicon import make_lexicon, read_table
from tidings.resolve.time.terms import (
    Anchored,
    Date,
    InYear,
    Length,
    Part,
    PartOfDay,
    Period,
    QuarterTold,
    Repeated,
    Term,
    ThisUnit,
    Vague,
    Years,
)

LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
"""Units as TIMEX3 writes them; those below a day with the T before them."""

FORMER = Vague("PAST_REF")
"""The word "former", which histories mark and news do not: known by identity."""

_LEFT_OUT = ("range", "date_range", "bound", "vague", "repeated", "overnight")
_FIRST_YEAR, _LAST_YEAR = 1700, 2035


@cache
def load_timex_grammar() -> Grammar:
    """The grammar; the data files are read and compiled at the first call."""
    base, own = read_table("words.toml"), read_table("words.toml", __package__)
    merged = {**base, **{name: {**base[name], **own[name]} for name in ("classes", "unions")}}
    merged["seeds"] = [*base["seeds"], *own["seeds"]]
    forms = read_table("forms.toml", __package__)
    levels = [level["forms"] for level in read_table("forms.toml")["level"]]
    kept = [[form for form in level if not _is_left_out(form)] for level in levels[:3]]
    return make_grammar(
        make_lexicon(merged),
        [kept[0], [*forms["dates"]["forms"], *kept[1]], [*forms["parts"]["forms"], *kept[2]]],
        _BUILDERS,
    )


def _is_left_out(form: Mapping[str, Any]) -> bool:
    """TIMEX3 marks "two days" alone in "two days after the attack"; "the following days" are a length, no unit."""
    if form["make"] in ("anchored", "offset"):
        return "BEFOREAFTER" in form["form"] or form["form"] == "the shift=ADJACENT unit=UNIT"
    return form["make"] in _LEFT_OUT


def _plain_year(parts: Parts) -> Term | None:
    return Date(parts["year"]) if _FIRST_YEAR <= parts["year"] <= _LAST_YEAR else None


def _old_year(parts: Parts) -> Term | None:
    return Date(parts["year"]) if 1000 <= parts["year"] < _FIRST_YEAR else None


def _era(parts: Parts) -> Term | None:
    return Vague(f"BC{parts['year']:04d}") if 0 < parts["year"] <= 9999 else None


def _spoken_year(parts: Parts) -> Term:
    """A year as spoken: "nineteen ninety-seven" in the transcript of a broadcast."""
    return Date(parts["century"] * 100 + parts.get("sum", 0) + parts.get("tens", 0) + parts.get("ones", 0))


def _month_day(parts: Parts) -> Term:
    return InYear(Date(month=parts["month"], day=parts.get("day")), Anchored("year", 0))


def _day_part_of(parts: Parts) -> Term:
    return PartOfDay(parts["name"], Period(parts["unit"], parts["shift"]))


def _day_part_anchored(parts: Parts) -> Term:
    return PartOfDay(parts["name"], Anchored("day", parts["shift"]))


def _century(parts: Parts) -> Term | None:
    return Years((parts["nth"] - 1) * 100, 100) if parts["nth"] > 1 else None


def _vague_length(parts: Parts) -> Term:
    return Vague("P" + LETTERS[parts["unit"]].replace("T", "TX") if _is_time(parts) else "PX" + LETTERS[parts["unit"]])


def _is_time(parts: Parts) -> bool:
    return LETTERS[parts["unit"]].startswith("T")


def _every(parts: Parts) -> Term:
    if "often" in parts:
        return Repeated(Vague(parts["often"]))
    if "day" in parts:
        return Repeated(PartOfDay(parts["name"], _weekday(parts)) if "name" in parts else _weekday(parts))
    return Repeated(parts["of"] if "of" in parts else PartOfDay(parts["name"], None))


def _weekday(parts: Parts) -> Term:
    return Vague(f"XXXX-WXX-{parts['day'] + 1}")


def _every_length(parts: Parts) -> Term:
    return Repeated(Length(parts.get("count", 1), parts["unit"], "bare"))


_BUILDERS: Mapping[str, Builder] = {
    **BUILDERS,
    "vague": lambda parts: Vague(parts.get("value", "")),
    "vague_length": _vague_length,
    "plain_year": _plain_year,
    "old_year": _old_year,
    "era": _era,
    "month_day": _month_day,
    "day_part_of": _day_part_of,
    "day_part_anchored": _day_part_anchored,
    "century": _century,
    "year_ago": lambda _: Anchored("year", -1, counted=True),
    "quarter_told": lambda parts: QuarterTold(parts.get("shift", 0), parts.get("year")),
    "spoken_year": _spoken_year,
    "decade_word": lambda parts: Years(parts["decade"], 10),
    "former": lambda _: FORMER,
    "year_end": lambda parts: Part(parts["name"], ThisUnit("year")),
    "every": _every,
    "every_length": _every_length,
}
