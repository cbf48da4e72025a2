"""FLD, empty, leftover and wrong-language fields."""
