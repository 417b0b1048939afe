"""Forms of the house: its beds, its people away, its notes, its shifts, its rooms."""
