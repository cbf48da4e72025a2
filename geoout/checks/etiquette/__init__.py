"""ETQ, salutation, honorifics, order of names, opening and closing."""
