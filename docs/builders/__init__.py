"""One module a generated page, and one for what commands print."""
