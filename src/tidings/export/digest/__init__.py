"""The digest: one self-contained page with a map, a timeline and every claim beside its words."""
