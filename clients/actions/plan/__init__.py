"""The plan of a case, what is done for the client, and what the client needs."""
