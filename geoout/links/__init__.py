"""What came of it: link records and where the profile stands. Not in this version; the room keeps its place."""
