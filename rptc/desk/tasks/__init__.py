"""The desk of whoever is signed in: first what I owe and is late, then what waits for me, then what I should know."""
