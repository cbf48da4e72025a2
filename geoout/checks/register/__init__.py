"""REG, how formally the reader is addressed."""
