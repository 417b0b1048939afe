"""Who reads and who changes the settings of this part."""

EDITOR = "clocks.edit"
READERS = (EDITOR, "audit.see")
