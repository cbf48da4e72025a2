"""Which language a text says it is, which script it uses, which register it speaks."""
