"""reference/formats.md: what the files that tidings writes hold, field by field."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docs.builders.markdown import code, page, table
from docs.builders.specimen import make_result
from tidings.export.claims_geojson import write_geojson
from tidings.export.claims_jsonl import write_claims_jsonl
from tidings.export.fields import claim_fields, report_fields
from tidings.export.rows import COLUMNS
from tidings.model import vocabulary
from tidings.model.taxonomy import EVENT_TYPES

MEANINGS: dict[str, str] = {
    "doc.id": "the input's own id of the report, or ours",
    "doc.title": "headline, or null",
    "doc.outlet": "who published it, or null",
    "doc.published": "day of publication, ISO 8601, or null",
    "doc.lang": "ISO 639-1 code",
    "claims[].id": "stable id: the same words in the same report get the same id",
    "claims[].type": "one of the [event types](event-types.md)",
    "claims[].status": "`actual`, `planned`, `possible` or `denied`",
    "claims[].background": "true for history and standing context",
    "claims[].anchor": "the words that name the event, exactly as written",
    "claims[].evidence": "the sentences that tell it, as [start, end) in Unicode characters of the report's text",
    "claims[].actors": "who did it, as written; empty if the report does not say",
    "claims[].targets": "who or what it was done to, or who moved, was displaced, was aided",
    "claims[].place": "where it happened, or null where that is not known",
    "claims[].place.name": "as written, with the words that matter to its precision",
    "claims[].place.lat": "degrees north (WGS 84), or null",
    "claims[].place.lon": "degrees east (WGS 84), or null",
    "claims[].place.country": "ISO 3166-1 alpha-2, or null at sea and where unknown",
    "claims[].place.precision": "1 (the site itself) to 7 (wider or unknown), [see below](#precision-of-a-place)",
    "claims[].from_place": "origin of a movement, with the fields of `place`, or null",
    "claims[].to_place": "destination of a movement, with the fields of `place`, or null",
    "claims[].start": "first day, ISO 8601; null if open or unknown",
    "claims[].end": "last day, ISO 8601; null if open or unknown",
    "claims[].time_precision": "how finely the days are known; `unknown` where there are none",
    "claims[].counts": "numbers told of the event",
    "claims[].counts[].what": "what happened to those counted, or what they are",
    "claims[].counts[].unit": "people, families, vehicles, ...",
    "claims[].counts[].who": "civilians, fighters, security_forces, children, unknown, or words as written",
    "claims[].counts[].min": "lower bound, or null (“up to 20”)",
    "claims[].counts[].max": "upper bound, or null (“at least 20”)",
    "claims[].means": "weapon or method as written, or null",
    "claims[].sources": "who says so, from the speaker outwards; empty when the outlet tells it in its own voice",
    "claims[].sources[].name": "as written",
    "claims[].sources[].kind": "what kind of source it is",
    "claims[].sources[].anonymous": "true if the source goes unnamed",
}
SAME_AS_PLACE = ("from_place", "to_place")
CLOSED_LISTS = {
    "status": vocabulary.Status,
    "time_precision": vocabulary.TimePrecision,
    "counts[].what": vocabulary.CountKind,
    "sources[].kind": vocabulary.SourceKind,
    "place_abstained, time_abstained": vocabulary.Reason,
}
PRECISIONS = {
    1: "the named settlement, neighbourhood, road or site itself",
    2: "near it (within about 25 km), or a direction or part of it",
    3: "the second-order division (district)",
    4: "the first-order division (province, state)",
    5: "a linear or vague area (a river, a border, a mountain range)",
    6: "the country",
    7: "wider or unknown",
}
INTRO = """\
`tidings read -o FILE`, `tidings export` and `tidings.write` choose the format by the suffix: `.jsonl`, `.csv`,
`.geojson`, `.html`. The same results give the same bytes, and a file is replaced only by a whole new one. The words are
those of the [codebook](codebook.md), section 4. What is not known is empty or null, never filled in."""
CSV_NOTE = """\
One row a claim, UTF-8, RFC 4180. Lists are joined by `;`. A text that a spreadsheet would run as a formula has an
apostrophe in front."""
GEOJSON_NOTE = """\
A FeatureCollection (RFC 7946) with one point a claim whose place has one; `claims_without_point` counts the others. The
properties are the columns of the CSV, but `lat` and `lon`, which are the geometry. **From precision 3 on the point
stands for an area**: draw it so. An example, with fewer properties:"""
HTML_NOTE = """\
The digest page: one file with map, time line, filters and every claim beside the words it rests on. It loads nothing
and works without a network. It is for reading, not for machines."""


def build() -> str:
    """The page."""
    return page(
        "Formats",
        INTRO,
        "## JSON Lines (`.jsonl`)\n\nOne report a line, also where it has no claims. One line, broken for reading:",
        code("json", _jsonl_example()),
        table(["field", "meaning"], ((f"`{path}`", MEANINGS[path]) for path in field_paths())),
        "## CSV (`.csv`)\n\n" + CSV_NOTE,
        table(["column", "meaning"], ((f"`{name}`", meaning) for name, meaning in COLUMNS.items())),
        "## GeoJSON (`.geojson`)\n\n" + GEOJSON_NOTE,
        code("json", _geojson_example()),
        "## Digest page (`.html`)\n\n" + HTML_NOTE,
        "## Closed lists",
        table(["field", "values"], _closed_lists()),
        "### Precision of a place\n\n" + table(["value", "meaning"], PRECISIONS.items()),
    )


def field_paths() -> list[str]:
    """The path of every field of the JSON Lines format, read off a claim that has them all; places once."""
    result = make_result()
    claim = claim_fields(result.claims[0], result.report.text)
    return [*_paths("doc.", report_fields(result.report)), *_paths("claims[].", claim)]


def _paths(prefix: str, fields: Mapping[str, Any]) -> Iterator[str]:
    for key, value in fields.items():
        path = f"{prefix}{key}"
        yield path
        if isinstance(value, dict) and key not in SAME_AS_PLACE:
            yield from _paths(f"{path}.", value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield from _paths(f"{path}[].", value[0])


def _closed_lists() -> Iterable[tuple[str, str]]:
    yield "`type`", ", ".join(f"`{name}`" for name in EVENT_TYPES)
    for field, values in CLOSED_LISTS.items():
        yield f"`{field}`", ", ".join(f"`{value}`" for value in values)


def _jsonl_example() -> str:
    out = io.StringIO()
    write_claims_jsonl([make_result()], out)
    line = json.loads(out.getvalue())
    doc, claim = _compact(line["doc"]), _one_a_line(line["claims"][0], indent=1)
    return f'{{"doc": {doc},\n "claims": [\n{claim}]}}'


def _geojson_example() -> str:
    out = io.StringIO()
    write_geojson([make_result()], out)
    collection: dict[str, Any] = json.loads(out.getvalue())
    feature = collection["features"][0]
    kept = ("claim_id", "type", "status", "place", "place_precision", "start", "counts", "sources")
    feature["properties"] = {key: feature["properties"][key] for key in kept}
    return _one_a_line({**collection, "features": "FEATURE"}).replace(
        '"FEATURE"', f"[\n{_one_a_line(feature, indent=1)}]"
    )


def _one_a_line(fields: Mapping[str, Any], indent: int = 0) -> str:
    margin = " " * indent
    return margin + "{" + f",\n{margin} ".join(f'"{key}": {_compact(value)}' for key, value in fields.items()) + "}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
