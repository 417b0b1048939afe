"""Changing limits, ladders and the calendar: a dated row that follows, never the past."""
