"""Outreach as it is read: what was seen, what it tells an intake, what became of everybody, and the counts."""
