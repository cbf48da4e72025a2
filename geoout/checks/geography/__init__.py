"""GEO, market and target page."""
