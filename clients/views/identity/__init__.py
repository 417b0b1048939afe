"""Pages about who somebody is: one short form an act, and for the unit head the comparison of two files."""
