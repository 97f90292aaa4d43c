"""Distances and moves on the globe, on a sphere; fine for the precision of news."""

from __future__ import annotations

import math

EARTH_KM = 6371.0
Point = tuple[float, float]


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in km between two (lat, lon) points in degrees (haversine)."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def move(point: Point, bearing: float, km: float) -> Point:
    """The (lat, lon) point `km` away from `point` in direction `bearing` (degrees from north)."""
    lat, lon, turn, arc = math.radians(point[0]), math.radians(point[1]), math.radians(bearing), km / EARTH_KM
    new_lat = math.asin(math.sin(lat) * math.cos(arc) + math.cos(lat) * math.sin(arc) * math.cos(turn))
    east = math.sin(turn) * math.sin(arc) * math.cos(lat)
    new_lon = lon + math.atan2(east, math.cos(arc) - math.sin(lat) * math.sin(new_lat))
    return round(math.degrees(new_lat), 5), round((math.degrees(new_lon) + 540) % 360 - 180, 5)


def middle(a: Point, b: Point) -> Point:
    """The middle of two points that lie near each other."""
    return round((a[0] + b[0]) / 2, 5), round((a[1] + b[1]) / 2, 5)
