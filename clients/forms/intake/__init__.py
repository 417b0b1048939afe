"""One form a section of the intake; a list section has a form for one row besides."""
