"""Data building, training and export of the weights that `tidings.read.neural` serves. Needs the `train` extra."""
