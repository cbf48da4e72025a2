-- name: contacts
-- The contacts of some addresses, or one by its id.
SELECT * FROM contact WHERE erased IS NULL AND (id = :id OR lower(email) IN :emails[]);

-- name: drafts
-- The drafts that were ever addressed to them.
SELECT id FROM draft WHERE lower(email) IN :emails[]
UNION
SELECT draft FROM draft_revision
WHERE lower(json_extract(contact, '$.email')) IN :emails[] OR json_extract(contact, '$.id') IN :contacts[]
UNION
SELECT draft FROM departure WHERE email IN :emails[];

-- name: snapshots
-- Whom the revisions of some drafts were addressed to.
SELECT DISTINCT contact FROM draft_revision WHERE draft IN :drafts[];

-- name: places
-- Where mails to them went.
SELECT destination, path FROM departure
WHERE state = 'done' AND withdrawn_at IS NULL AND path <> '' AND (draft IN :drafts[] OR email IN :emails[])
ORDER BY id;

-- name: count_departures
-- How many departures there were.
SELECT count(*) FROM departure WHERE draft IN :drafts[] OR email IN :emails[];

-- name: prospects
-- The sites that they were at or were written to at.
SELECT prospect FROM contact WHERE id IN :contacts[]
UNION
SELECT prospect FROM draft WHERE id IN :drafts[] AND prospect IS NOT NULL;

-- name: empty_contacts
-- What is left of a contact: that there was one, where, and when it was erased.
UPDATE contact SET
    given = '', surname = '', surname2 = '', gender = 'unknown', title = '', patronymic = '', position = '',
    department = '', organisation = '', role = '', email = '', language = '', personal_line = '', notes = '', basis = '',
    channels = '', erased = :at
WHERE id IN :contacts[];

-- name: remove_unfinished
-- Drafts that never left: nobody is left to write to.
DELETE FROM draft WHERE id IN :drafts[] AND state IN ('open', 'later', 'returned')
    AND NOT EXISTS (SELECT 1 FROM departure WHERE departure.draft = draft.id);

-- name: empty_drafts
-- What is left of a draft: its place, market, kind and days.
UPDATE draft SET subject = '', recipient = '', email = '' WHERE id IN :drafts[];

-- name: empty_revisions
-- The words of every revision.
UPDATE draft_revision SET subject = '', body = '', contact = :contact, spans = '[]', missing = '[]'
WHERE draft IN :drafts[];

-- name: remove_findings
-- Findings quote what they are about.
DELETE FROM finding WHERE draft IN :drafts[];

-- name: empty_reviews
-- A review keeps the text that was read.
UPDATE review SET words = '{"":["",""]}', comment = ''
WHERE what = 'draft' AND subject IN (SELECT CAST(value AS TEXT) FROM :drafts[]);

-- name: empty_departures
-- The ledger keeps days and sites.
UPDATE departure SET email = '', path = '' WHERE draft IN :drafts[] OR email IN :emails[];

-- name: empty_events
-- What was heard of them: only that it was.
UPDATE event SET note = '', message_id = '', subject = '' WHERE draft IN :drafts[];

-- name: placements
-- Where links stand that came of their drafts.
SELECT id, url FROM event WHERE draft IN :drafts[] AND url <> '';

-- name: set_placement
-- The site of a page whose address says a name.
UPDATE event SET url = :url WHERE id = :id;

-- name: named
-- Name, address and site of everybody else.
SELECT contact.given, contact.surname, contact.email, coalesce(prospect.domain, '')
FROM contact LEFT JOIN prospect ON prospect.id = contact.prospect
WHERE contact.erased IS NULL AND contact.given <> '' AND contact.surname <> '' AND contact.id NOT IN :contacts[];

-- name: overrides
-- Why errors of their drafts were let through.
SELECT id, reason FROM override WHERE draft IN :drafts[];

-- name: set_reason
-- A reason that says no name any more.
UPDATE override SET reason = :reason WHERE id = :id;

-- name: site_texts
-- What was written about their sites.
SELECT id, name, topic, audience, page_url, page_title, guidelines, overlap_note, personal_line, notes FROM prospect
WHERE id IN :prospects[];

-- name: set_site_texts
-- The same without them.
UPDATE prospect SET
    name = :name, topic = :topic, audience = :audience, page_url = :page_url, page_title = :page_title,
    guidelines = :guidelines, overlap_note = :overlap_note, personal_line = :personal_line, notes = :notes
WHERE id = :id;

-- name: unlist
-- The readable lines of the do-not-contact list.
DELETE FROM do_not_contact WHERE value IN :emails[];

-- name: list_hash
-- The hash that blocks from now on.
INSERT INTO do_not_contact (value, reason, who, at) VALUES (:value, :reason, :who, :at)
ON CONFLICT (value) DO NOTHING;

-- name: insert_erasure
-- That it was done.
INSERT INTO erasure (prospect, contacts, drafts, departures, who, at)
VALUES (:prospect, :contacts, :drafts, :departures, :who, :at);

-- name: columns
-- Every column of our own tables that holds text.
SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
WHERE tables.type = 'table' AND columns.type = 'TEXT' AND tables.name NOT LIKE 'search%' ESCAPE '\'
    AND tables.name NOT LIKE 'sqlite\_%' ESCAPE '\';

-- name: index_again
-- The words that the search knows, from what is there now.
INSERT INTO search (search) VALUES ('rebuild');
