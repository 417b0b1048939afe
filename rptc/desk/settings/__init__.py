"""S20: limits, ladders and the calendar as settings, each change looked at before it is saved."""
