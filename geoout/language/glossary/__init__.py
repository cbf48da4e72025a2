"""Common subjects of links as people of each country search for them: one file per language, one reader (lookup)."""
