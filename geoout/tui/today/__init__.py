"""What waits, and where each of it is solved."""
