"""The records and the vocabulary of tidings; imports nothing else of ours."""
