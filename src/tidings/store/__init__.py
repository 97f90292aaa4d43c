"""The only SQL of tidings: reports, readings and failures in one append-only SQLite file."""
