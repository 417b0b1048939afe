"""Telling the family."""

ACTS = []
