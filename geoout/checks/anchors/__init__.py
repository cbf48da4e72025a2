"""ANC, the anchor text."""
