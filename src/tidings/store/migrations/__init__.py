"""The steps from an empty file to today's tables, numbered and applied in order."""
