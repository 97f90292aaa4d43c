"""Incident templates as in the fourth Message Understanding Conference (1992): a trained reader and its slot rules."""
