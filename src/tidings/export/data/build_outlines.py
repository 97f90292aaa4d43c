"""Build outlines.json, the country borders of the digest's map, from world-atlas (Natural Earth, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m tidings.export.data.build_outlines package/countries-50m.json src/tidings/export/data/outlines.json

The input is TopoJSON (https://github.com/topojson/topojson-specification): borders cut into arcs that neighbours share.
The arcs are thinned (Douglas and Peucker 1973), put on a grid of 1/200 degree and written as differences in a base-64
alphabet, five bits a character and the sixth for "more follows", zigzag for the sign. Output, read by map.js:

    {"grid": 200, "arcs": ["..."], "countries": [[name, label_lon, label_lat, [[arc, ...] a ring, ...]], ...]}

An arc number n < 0 means arc ~n backwards. Holes are rings like others: the map fills by the even-odd rule.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

Point = tuple[float, float]

GRID = 200
TOLERANCE_DEGREES = 0.008
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LABEL_CELLS = 24


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The outlines of all countries of a world-atlas topology."""
    arcs = [thin(points, TOLERANCE_DEGREES) for points in _decode_arcs(topology)]
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape["properties"]["name"] == "Antarctica":
            continue  # its ring around the pole has no inside on a Mercator map
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring for polygon in polygons for ring in polygon]
        outer = max((_ring_points(polygon[0], arcs) for polygon in polygons), key=_area)
        lon, lat = inner_point(outer)
        countries.append([shape["properties"]["name"], round((lon + 180) % 360 - 180, 2), round(lat, 2), rings])
    return {"grid": GRID, "arcs": [encode(points) for points in arcs], "countries": countries}


def thin(points: list[Point], tolerance: float) -> list[Point]:
    """Leave out points within `tolerance` degrees of the line without them (Douglas and Peucker 1973)."""
    kept = {0, len(points) - 1}
    pending = [(0, len(points) - 1)]
    while pending:
        first, last = pending.pop()
        gaps = [(_gap(points[i], points[first], points[last]), i) for i in range(first + 1, last)]
        widest, at = max(gaps, default=(0.0, first))
        if widest > tolerance:
            kept.add(at)
            pending += [(first, at), (at, last)]
    return [points[i] for i in sorted(kept)]


def encode(points: list[Point]) -> str:
    """The points as differences on the grid, in the alphabet above; points that fall together are written once."""
    codes: list[str] = []
    at = (0, 0)
    for lon, lat in points:
        to = (round(lon * GRID), round(lat * GRID))
        if codes and to == at:
            continue
        codes += [_encode_number(to[0] - at[0]), _encode_number(to[1] - at[1])]
        at = to
    return "".join(codes)


def inner_point(ring: list[Point]) -> Point:
    """Where a label sits well: the point of a coarse grid over the ring that is inside and farthest from its border."""
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    steps = [(i + 0.5) / LABEL_CELLS for i in range(LABEL_CELLS)]
    grid = [(west + (east - west) * u, south + (north - south) * v) for u in steps for v in steps]
    inside = [point for point in grid if _contains(ring, point)]
    if not inside:
        return (west + east) / 2, (south + north) / 2
    return max(inside, key=lambda point: min((x - point[0]) ** 2 + (y - point[1]) ** 2 for x, y in ring))


def _decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(points)
    return arcs


def _ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The ring in one piece: over the date line its longitudes run on beyond 180 degrees."""
    points: list[Point] = []
    for n in ring:
        for lon, lat in arcs[n] if n >= 0 else reversed(arcs[~n]):
            turns = round((points[-1][0] - lon) / 360) if points else 0
            points.append((lon + 360 * turns, lat))
    return points


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2


def _contains(ring: list[Point], point: Point) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _gap(point: Point, first: Point, last: Point) -> float:
    """Distance of the point from the stretch between the two ends, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, first, last
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / length)) if length else 0.0
    return float(((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5)


def _encode_number(number: int) -> str:
    rest = number << 1 if number >= 0 else ~(number << 1)
    code = ""
    while rest > 31:
        code += ALPHABET[32 | rest & 31]
        rest >>= 5
    return code + ALPHABET[rest]


def main() -> None:
    """Read the topology, write the outlines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path)
    parser.add_argument("outlines", type=Path)
    asked = parser.parse_args()
    outlines = build(json.loads(asked.topology.read_text(encoding="utf-8")))
    asked.outlines.write_text(json.dumps(outlines, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
