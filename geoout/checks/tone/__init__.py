"""TON, hype, SEO jargon and words to avoid."""
