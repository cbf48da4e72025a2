"""What each country expects: language, etiquette, channels, law, calendar, domains."""
