"""What is done with a register: uploaded, explained, checked in pieces, decided row by row, imported at once, undone."""
