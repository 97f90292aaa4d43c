"""Outlines of countries for the digest's map, made by `build_outlines` from Natural Earth."""
