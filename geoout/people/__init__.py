"""People: their names, how they are addressed, how a mail to them closes."""
