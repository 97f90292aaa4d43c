"""Quality against gold claims and speed against bare spaCy; run as `python -m benchmarks.quality` and `.speed`."""
