"""The partner registry as the unit head reads it: what runs, what is late, who owes it."""
