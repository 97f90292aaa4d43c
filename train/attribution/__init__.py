"""Training of the model that finds who said what (PolNeAR): `python -m train.attribution.fit`, then `.ship`."""
