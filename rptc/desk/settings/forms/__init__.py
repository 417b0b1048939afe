"""The questions of a change, and `answers()`: the answers as rows above the preview."""
