"""LAW, what a first mail must contain."""
