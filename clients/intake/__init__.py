"""Intake: which sections it has, how far a draft is, what is odd about it, and how its answers read."""
