"""What of the house only the roof can put together: for whom a bed may be held."""
