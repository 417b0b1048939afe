"""What keeps the ladder quiet for a while."""

ACTS = []
