"""What do we write: templates, localised fields, rendered drafts, field spans, sign-off."""
