"""Training of the events model: which words name events, of what type and status, with which parts."""
