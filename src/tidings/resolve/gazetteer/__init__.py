"""The gazetteer: which places there are, what they are called and where they lie."""

from tidings.resolve.gazetteer.build import build_gazetteer
from tidings.resolve.gazetteer.entry import Entry, Match
from tidings.resolve.gazetteer.location import default_path, ensure_gazetteer
from tidings.resolve.gazetteer.lookup import Description, Gazetteer

__all__ = ["Description", "Entry", "Gazetteer", "Match", "build_gazetteer", "default_path", "ensure_gazetteer"]
