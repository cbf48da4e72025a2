"""The workspace's database: rows in, domain objects out. `open.open_store` is the door; only this room speaks SQL."""
