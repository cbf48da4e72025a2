"""Every speed budget as a ratio to a floor or peer measured in the same run; accuracy tables."""
