"""tidings: news reports on armed conflict and humanitarian crises into sourced event records."""
