"""The terminal: what it looks like and what it answers to. The only room that imports Textual."""
