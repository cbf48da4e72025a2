"""The shell: one module per command; each imports what it needs inside the command."""
