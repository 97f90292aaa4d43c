"""Claims as GeoJSON (RFC 7946): one point a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from tidings.export.rows import claim_row
from tidings.model.claim import Claim, Reading
from tidings.model.report import Report


def write_geojson(results: Iterable[tuple[Report, Reading]], out: TextIO) -> None:
    """Write a FeatureCollection of the claims whose place has a point.

    The properties are those of a CSV row but for lat and lon. A claim without a point is left out rather than given a
    null geometry, which many map programs refuse; `claims_without_point` (a foreign member, RFC 7946 section 6.1) says
    how many those are. The point of a place of precision 3 and wider stands for an area: draw it by `place_precision`.
    """
    features: list[dict[str, Any]] = []
    without_point = 0
    for report, reading in results:
        for claim in reading.claims:
            feature = _feature(claim, report)
            if feature is None:
                without_point += 1
            else:
                features.append(feature)
    collection = {"type": "FeatureCollection", "claims_without_point": without_point, "features": features}
    json.dump(collection, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _feature(claim: Claim, report: Report) -> dict[str, Any] | None:
    properties = claim_row(claim, report)
    lat, lon = properties.pop("lat"), properties.pop("lon")
    if lat is None or lon is None:
        return None
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": claim.id, "geometry": point, "properties": properties}
