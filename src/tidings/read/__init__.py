"""Report to drafts: who says it, which events, who and what, numbers, status."""
