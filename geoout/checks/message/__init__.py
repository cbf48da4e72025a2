"""MSG, what a mail client cannot carry."""
