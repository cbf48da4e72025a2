-- The first shape of a workspace's database.
-- Times are ISO 8601 in UTC with microseconds, days are ISO days, enums and market keys are their text.

CREATE TABLE prospect (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    domain TEXT NOT NULL,
    host TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    market TEXT,
    language TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
    tier TEXT NOT NULL DEFAULT 'global',
    source_type TEXT NOT NULL DEFAULT 'other',
    topic TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'new',
    local INTEGER NOT NULL DEFAULT 0,
    authority REAL,
    authority_tool TEXT,
    authority_day TEXT,
    traffic REAL,
    traffic_tool TEXT,
    traffic_day TEXT,
    page_url TEXT NOT NULL DEFAULT '',
    page_title TEXT NOT NULL DEFAULT '',
    guidelines TEXT NOT NULL DEFAULT '',
    overlap_note TEXT NOT NULL DEFAULT '',
    personal_line TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    last_touch TEXT,
    added TEXT NOT NULL,
    -- What the list and the search need of other tables and of the domain, so that a page takes no join.
    tld TEXT NOT NULL DEFAULT '',
    contact_label TEXT NOT NULL DEFAULT '',
    people TEXT NOT NULL DEFAULT '',
    -- Which import brought it; evidence and contacts carry it only when they came with their prospect.
    import_id INTEGER
);

CREATE UNIQUE INDEX prospect_by_domain ON prospect (domain);
-- These three carry every facet of a filter, so that a filter that finds little reads an index and not the table.
CREATE INDEX prospect_by_local ON prospect
    (local DESC, id, market, state, language, tier, source_type, authority, tld, last_touch);
CREATE INDEX prospect_by_market ON prospect
    (market, local DESC, id, state, language, tier, source_type, authority, tld, last_touch);
CREATE INDEX prospect_by_state ON prospect
    (state, local DESC, id, market, language, tier, source_type, authority, tld, last_touch);
CREATE INDEX prospect_by_authority ON prospect (authority);
CREATE INDEX prospect_by_last_touch ON prospect (last_touch);
CREATE INDEX prospect_by_added ON prospect (added);
CREATE INDEX prospect_by_import ON prospect (import_id);
CREATE INDEX prospect_with_notes ON prospect (id) WHERE notes <> '';

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    prospect INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
    signal TEXT NOT NULL,
    value TEXT NOT NULL,
    points INTEGER NOT NULL,
    source TEXT NOT NULL,
    import_id INTEGER
);
CREATE INDEX evidence_by_prospect ON evidence (prospect);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
    given TEXT NOT NULL DEFAULT '',
    surname TEXT NOT NULL DEFAULT '',
    surname2 TEXT NOT NULL DEFAULT '',
    gender TEXT NOT NULL DEFAULT 'unknown',
    title TEXT NOT NULL DEFAULT '',
    patronymic TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    personal_line TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    import_id INTEGER
, channels TEXT NOT NULL DEFAULT '', erased TEXT);
CREATE INDEX contact_by_prospect ON contact (prospect);

CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    prospect INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
    letter TEXT NOT NULL,
    value INTEGER NOT NULL,
    UNIQUE (prospect, letter)
);

-- A draft's place; its words are in draft_revision. Undoing an edit moves `revision` back, the words stay on record.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect INTEGER REFERENCES prospect (id) ON DELETE CASCADE,
    market TEXT NOT NULL,
    kind TEXT NOT NULL,
    touch TEXT NOT NULL,
    site TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    recipient TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open',
    revision INTEGER NOT NULL DEFAULT 1,
    saved TEXT NOT NULL
, follows INTEGER);
CREATE INDEX draft_by_prospect ON draft (prospect);
CREATE INDEX draft_by_state ON draft (state);
CREATE INDEX draft_by_follows ON draft (follows) WHERE follows IS NOT NULL;

-- Append-only. No foreign key: the history outlives a draft that was removed or whose making was undone.
CREATE TABLE draft_revision (
    draft INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    anchor TEXT NOT NULL,
    target TEXT NOT NULL,
    brand TEXT NOT NULL,
    contact TEXT NOT NULL,
    asset TEXT,
    sender TEXT,
    spans TEXT NOT NULL,
    missing TEXT NOT NULL,
    template TEXT NOT NULL,
    template_hash TEXT NOT NULL,
    saved TEXT NOT NULL, who TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (draft, revision)
);
-- A page's drafts are found by its address, without their bodies.
CREATE INDEX draft_revision_by_target ON draft_revision (target, draft, revision, anchor);

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    draft INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    severity TEXT NOT NULL,
    part TEXT NOT NULL,
    first INTEGER NOT NULL,
    past INTEGER NOT NULL,
    text TEXT NOT NULL,
    message TEXT NOT NULL,
    suggestion TEXT,
    replaces INTEGER NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX finding_by_draft ON finding (draft, revision);

-- Append-only.
CREATE TABLE override (
    id INTEGER PRIMARY KEY,
    draft INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX override_by_draft ON override (draft, revision);

-- Append-only, the ledger: pending when a draft is about to leave, done when it has.
CREATE TABLE departure (
    id INTEGER PRIMARY KEY,
    draft INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    destination TEXT NOT NULL,
    state TEXT NOT NULL,
    message_id TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL DEFAULT '',
    domain TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, market TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '', who TEXT NOT NULL DEFAULT '', withdrawn_at TEXT,
    UNIQUE (draft, revision, destination)
);
CREATE INDEX departure_by_domain ON departure (domain);
CREATE INDEX departure_by_email ON departure (email);
CREATE INDEX departure_by_market ON departure (market, at);
CREATE INDEX departure_by_message_id ON departure (message_id);

CREATE TABLE do_not_contact (
    id INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    market TEXT,
    total INTEGER NOT NULL DEFAULT 0,
    imported INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL
, who TEXT NOT NULL DEFAULT '');

-- Undo and redo. A step is done or undone; `import_id` marks one whose new rows are known by that number instead.
CREATE TABLE journal_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    import_id INTEGER,
    at TEXT NOT NULL
);
CREATE TABLE journal_row (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES journal_step (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX journal_row_by_step ON journal_row (step);

-- Words with prefixes, and for scripts without spaces pairs of characters: 観光 must be found inside 観光庁.
CREATE VIEW prospect_text AS
    SELECT id, domain, name, topic, people, notes, pairs(name || ' ' || topic || ' ' || people || ' ' || notes || ' ' || domain) AS pairs
    FROM prospect;
CREATE VIRTUAL TABLE search USING fts5(
    domain, name, topic, people, notes, pairs,
    content='prospect_text', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2 3'
);

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
