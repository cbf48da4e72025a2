-- What a contact is called on other channels than mail: a line of `channel: handle` for each.

ALTER TABLE contact ADD COLUMN channels TEXT NOT NULL DEFAULT '';
