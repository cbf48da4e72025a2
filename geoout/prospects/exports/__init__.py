"""Export formats of other tools, one value per file; `recognise` says which one a header belongs to."""
