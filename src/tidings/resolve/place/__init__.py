"""Where an event happened: place phrases to points, countries and precision."""

from tidings.resolve.place.resolver import PlaceResolver, ReportPlaces

__all__ = ["PlaceResolver", "ReportPlaces"]
