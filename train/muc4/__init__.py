"""Training of the MUC-4 template reader: `python -m train.muc4.train`, then `.export` and `.tune`."""
