"""Departures from rules: the list that waits for the unit head, each with its decision, and how many there are."""
