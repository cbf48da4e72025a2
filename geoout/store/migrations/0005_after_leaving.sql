-- What came of a mail: who let it leave and what exactly, what was heard, which mail follows which, who was erased.

-- digest: SHA-256 (hex) of the bytes that were put; withdrawn_at: when that mail was taken away for a newer revision.
ALTER TABLE departure ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE departure ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE departure ADD COLUMN withdrawn_at TEXT;
CREATE INDEX departure_by_market ON departure (market, at);
CREATE INDEX departure_by_message_id ON departure (message_id);

ALTER TABLE draft ADD COLUMN follows INTEGER;
CREATE INDEX draft_by_follows ON draft (follows) WHERE follows IS NOT NULL;
ALTER TABLE draft_revision ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE import ADD COLUMN who TEXT NOT NULL DEFAULT '';

-- Said by a person, or found in a mailbox and accepted by one. No foreign key: it outlives what it speaks of; 0 is none.
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft INTEGER NOT NULL,
    prospect INTEGER NOT NULL,
    step TEXT NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    message_id TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT ''
);
CREATE INDEX event_by_draft ON event (draft, step, at);
CREATE INDEX event_by_prospect ON event (prospect, at);
CREATE INDEX event_by_step ON event (step, at, draft);
CREATE INDEX event_by_message_id ON event (message_id) WHERE message_id <> '';

-- Append-only. A warning that a person has read holds for one revision: an edit asks again.
CREATE TABLE acknowledged (
    id INTEGER PRIMARY KEY,
    draft INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    code TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (draft, revision, code)
);

-- Append-only. That a person was erased, and how much there was, without a word of who it was.
ALTER TABLE contact ADD COLUMN erased TEXT;
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    prospect INTEGER NOT NULL,
    contacts INTEGER NOT NULL,
    drafts INTEGER NOT NULL,
    departures INTEGER NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX erasure_by_prospect ON erasure (prospect);
