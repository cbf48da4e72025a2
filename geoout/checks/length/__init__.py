"""LEN, how long a first mail may be."""
