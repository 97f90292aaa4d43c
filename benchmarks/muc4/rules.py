"""Templates by rules alone, the baseline of the trained reader: trigger words, phrases beside them, lists of nouns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from benchmarks.muc4.counts import count_people
from benchmarks.muc4.dates import find_time_expressions, write_days, write_not_after
from benchmarks.muc4.places import choose_country, find_cues, write_place

Slots = dict[str, list[dict[str, list[str]]]]
_SENTENCE = re.compile(r"[^.?!]+[.?!]?")
_ARTICLE = re.compile(r"^(?:THE|AN?|THAT|OF|ITS|HIS|THEIR)\s+")
_MOST_FILLERS = 4


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    table = tomllib.loads(files("benchmarks.muc4").joinpath("rules.toml").read_text("utf-8"))
    return {
        part: {
            name: re.compile(rf"\b(?:{rule})\b" if part in ("triggers", "nouns") else rule)
            for name, rule in rules.items()
        }
        for part, rules in table.items()
    }


def find_templates(text: str, report_day: date | None) -> list[Slots]:
    """One template for each type whose triggers stand beside a target."""
    rules = _patterns()
    upper = re.sub(r"\s", " ", text.upper())
    sentences = [(found.start(), found.group()) for found in _SENTENCE.finditer(upper)]
    templates = []
    for kind, trigger in rules["triggers"].items():
        told = [(start, sentence) for start, sentence in sentences if trigger.search(sentence)]
        slots = _targets(upper, told)
        if slots:
            templates.append(_common(kind, upper, told, report_day) | slots)
    return templates


def _common(kind: str, text: str, told: list[tuple[int, str]], report_day: date | None) -> Slots:
    joined = " ".join(sentence for _, sentence in told)
    nouns, phrases = _patterns()["nouns"], _patterns()["phrases"]
    stage = "THREATENED" if phrases["threat"].search(joined) else "ACCOMPLISHED"
    stage = "ATTEMPTED" if phrases["attempt"].search(joined) else stage
    slots: Slots = {"inc_type": [{"any": [kind]}], "inc_stage": [{"any": [stage]}]}
    for slot, noun in (("perp_ind_id", "perpetrators"), ("perp_org_id", "organisations"), ("inc_instr_id", "weapons")):
        slots[slot] = [{"any": [words]} for words in _distinct(nouns[noun].findall(joined))[:2]]
    country = choose_country(find_cues(text), [start for start, _ in told], None)
    if country:
        slots["inc_loc"] = [{"any": [write_place(country, None)]}]
    if report_day:
        slots["inc_date"] = [{"any": [_day(text, told, report_day)]}]
    return slots


def _day(text: str, told: list[tuple[int, str]], report_day: date) -> str:
    for time in find_time_expressions(text, report_day):
        if any(start <= time.start < start + len(sentence) for start, sentence in told):
            return write_days(time.first, time.last)
    return write_not_after(report_day)


def _targets(text: str, told: list[tuple[int, str]]) -> Slots:
    rules = _patterns()
    people: list[tuple[int, str]] = []
    things: list[str] = []
    for start, sentence in told:
        for place, phrase in _phrases(sentence, rules):
            if rules["nouns"]["buildings"].search(phrase):
                things.append(phrase)
            elif place >= 0:
                people.append((start + place, phrase))
    slots: Slots = {}
    if things:
        slots["phys_tgt_id"] = [{"any": [words]} for words in _distinct(things)[:_MOST_FILLERS]]
    if people:
        chosen = {phrase: start for start, phrase in reversed(people)}
        chosen = dict(list(reversed(chosen.items()))[:_MOST_FILLERS])
        slots["hum_tgt_desc"] = [{"any": [phrase]} for phrase in chosen]
        slots["hum_tgt_num"] = [
            {"any": [count_people(text, start, start + len(phrase), named=False)], "ref": [phrase]}
            for phrase, start in chosen.items()
        ]
        slots["hum_tgt_effect"] = [
            {"any": [effect], "ref": [phrase]} for phrase in chosen if (effect := _effect(phrase, told))
        ]
    return slots


def _phrases(sentence: str, rules: dict[str, dict[str, re.Pattern[str]]]) -> Iterator[tuple[int, str]]:
    """Noun phrases beside triggers, with their place in the sentence; -1 for things that only stand near."""
    stop = rules["phrases"]["stop"]
    for found in rules["victims"]["after"].finditer(sentence):
        group = 1 if found.group(1) else 2
        phrase = _ARTICLE.sub("", stop.split(found.group(group) + " ")[0].strip())
        if 3 < len(phrase) < 60:
            yield found.start(group), phrase
    for found in rules["victims"]["before"].finditer(sentence):
        phrase = _ARTICLE.sub("", stop.split(" " + found.group(1))[-1].strip())
        if 3 < len(phrase) < 60:
            yield found.end(1) - len(phrase), phrase
    for found in rules["things"]["after"].finditer(sentence):
        yield -1, _ARTICLE.sub("", stop.split(found.group(1) + " ")[0].strip())


def _effect(phrase: str, told: list[tuple[int, str]]) -> str:
    sentence = next((sentence for _, sentence in told if phrase in sentence), "")
    if re.search(r"WOUND|INJUR", sentence) and not re.search(r"KILL|MURDER|DEATH|ASSASSINAT|DIED", sentence):
        return "INJURY"
    return "DEATH" if re.search(r"KILL|MURDER|DEATH|ASSASSINAT|DIED|MASSACRE", sentence) else ""


def _distinct(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))
