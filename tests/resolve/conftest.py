"""A small gazetteer made of a handful of real places, and the whole one for the tests that need it."""

from __future__ import annotations

import pytest

from tidings.resolve.gazetteer import Entry, Gazetteer, ensure_gazetteer
from tidings.resolve.gazetteer.build import write_gazetteer
from tidings.resolve.gazetteer.sources import Row


def _row(ref, name, lat, lon, country, admin1, kind, population=0, *, radius=None, alias=None, is_capital=False):
    entry = Entry(ref, name, lat, lon, country, admin1, None, kind, population, radius, "", is_capital)
    return Row(entry, frozenset(filter(None, (name, alias))))


ROWS = (
    _row("t:lb", "Lebanon", 33.9, 35.9, "LB", None, "country", 6_800_000, radius=60.0),
    _row("t:ly", "Libya", 27.0, 17.5, "LY", None, "country", 6_600_000, radius=500.0),
    _row("t:ye", "Yemen", 15.7, 47.5, "YE", None, "country", 28_000_000, radius=300.0),
    _row("t:tripoli-ly", "Tripoli", 32.887, 13.191, "LY", "Tripoli", "settlement", 1_150_000, is_capital=True),
    _row("t:tripoli-lb", "Tripoli", 34.433, 35.844, "LB", "North", "settlement", 229_398, alias="Trablous"),
    _row("t:beirut", "Beirut", 33.894, 35.502, "LB", "Beirut", "settlement", 1_900_000, is_capital=True),
    _row("t:zgharta", "Zgharta", 34.397, 35.895, "LB", "North", "settlement", 20_000),
    _row("t:misrata", "Mişrātah", 32.375, 15.092, "LY", "Misrata", "settlement", 386_000, alias="Misrata"),
    _row("t:marib", "Ma'rib", 15.4625, 45.3258, "YE", "Marib Governorate", "settlement", 16_794, alias="Marib"),
    _row("t:marib-1", "Marib Governorate", 15.6, 45.6, "YE", "Marib Governorate", "admin1", 330_000, radius=60.0),
    _row("t:sirwah", "Şirwāḩ", 15.452, 45.017, "YE", "Marib Governorate", "settlement"),
    _row("t:jawf", "Al Ḩazm", 16.164, 44.777, "YE", "Al Jawf", "settlement", 2_000, alias="Al-Hazm"),
    _row("t:sanaa", "Sanaa", 15.355, 44.206, "YE", "Amanat", "settlement", 1_937_000, alias="Sana'a", is_capital=True),
    _row("t:aden-sea", "Gulf of Aden", 12.5, 47.5, None, None, "sea"),
    _row("t:hazm-eg", "Al Hazm", 28.0, 30.8, "EG", "Minya", "settlement", 900),
    _row("t:litani", "Litani", 33.5, 35.6, "LB", None, "river", alias="Litani River"),
)
ADJECTIVES = {"Lebanese": "LB", "Libyan": "LY", "Yemeni": "YE"}


@pytest.fixture(scope="session")
def small_gazetteer(tmp_path_factory):
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    write_gazetteer(path, ROWS, ADJECTIVES, {"builder": "test"})
    with Gazetteer(path) as gazetteer:
        yield gazetteer


@pytest.fixture(scope="session")
def whole_gazetteer():
    """The gazetteer of the installed packages; built into the user's cache once, in about a minute."""
    with Gazetteer(ensure_gazetteer()) as gazetteer:
        yield gazetteer
