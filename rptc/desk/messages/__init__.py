"""The outbox and its clock, watched: what waits, what could not be delivered, and whom the unit writes to by office."""
