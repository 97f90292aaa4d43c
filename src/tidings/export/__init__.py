"""Readings to files that others use: JSON Lines in the codebook's fields, CSV, GeoJSON and the digest page."""
