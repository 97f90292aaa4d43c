"""Weights (int8), vocabulary and model card of the trained reader; rebuilt by `make train`."""
