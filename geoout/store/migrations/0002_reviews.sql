-- Reviews by native speakers take the place of sign_off, which nothing ever wrote to.
DROP TABLE sign_off;

-- Append-only. What a native speaker said of a draft or a template at exactly this content, and the text as it was.
CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    who TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    checked TEXT NOT NULL,
    comment TEXT NOT NULL,
    words TEXT NOT NULL,
    parts TEXT NOT NULL,
    revision INTEGER NOT NULL,
    entered_by TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX review_by_subject ON review (what, subject);

-- Which reviews count, by their id: undo takes one out and redo puts it back, the review itself stays on record.
CREATE TABLE standing_review (
    id INTEGER PRIMARY KEY
);
