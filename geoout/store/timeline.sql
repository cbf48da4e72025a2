-- name: site
-- The site, and the import that brought it.
SELECT prospect.domain, prospect.added, coalesce(import.source, ''), coalesce(import.who, ''), import.at
FROM prospect LEFT JOIN import ON import.id = prospect.import_id WHERE prospect.id = :prospect;

-- name: drafts
-- The drafts to a site, those included that were removed after they had left.
SELECT id FROM draft WHERE prospect = :prospect
UNION
SELECT draft FROM departure WHERE :domain <> '' AND domain = :domain;

-- name: drafts_to
-- The drafts to an address.
SELECT id FROM draft WHERE prospect IN :prospects[] AND lower(email) IN :emails[]
UNION
SELECT draft FROM departure WHERE email IN :emails[];

-- name: revisions
-- What was written and when, without the words.
SELECT draft_revision.draft, draft_revision.revision, draft_revision.saved, draft_revision.who, draft_revision.subject,
    draft.follows
FROM draft_revision LEFT JOIN draft ON draft.id = draft_revision.draft
WHERE draft_revision.draft IN :drafts[] ORDER BY draft_revision.draft, draft_revision.revision;

-- name: overrides
-- What was let through and why.
SELECT draft, revision, code, reason, who, at FROM override WHERE draft IN :drafts[] ORDER BY id;

-- name: acknowledged
-- What was read.
SELECT draft, revision, code, who, at FROM acknowledged WHERE draft IN :drafts[] ORDER BY id;

-- name: reviews
-- What native speakers said, as far as it was not taken back.
SELECT CAST(review.subject AS INTEGER), review.revision, review.verdict, review.name, review.comment, review.at
FROM review JOIN standing_review ON standing_review.id = review.id
WHERE review.what = 'draft' AND review.subject IN (SELECT CAST(value AS TEXT) FROM :drafts[]) ORDER BY review.id;

-- name: departures
-- Where it went.
SELECT draft, revision, destination, path, state, who, at, withdrawn_at FROM departure
WHERE draft IN :drafts[] ORDER BY id;

-- name: events_of_site
-- What was heard of a site.
SELECT draft, step, at, who, note, message_id, url FROM event WHERE prospect = :prospect ORDER BY id;

-- name: events_of_drafts
-- What was heard of drafts.
SELECT draft, step, at, who, note, message_id, url FROM event WHERE draft IN :drafts[] ORDER BY id;

-- name: listed
-- What of it is on do-not-contact.
SELECT value, reason, who, at FROM do_not_contact WHERE value IN :values[];

-- name: erasures
-- Who was erased, without a name.
SELECT contacts, drafts, departures, who, at FROM erasure WHERE prospect = :prospect;

-- name: emails
-- The addresses at a site.
SELECT email FROM contact WHERE prospect = :prospect AND email <> '';

-- name: prospects_of
-- The sites at which an address stands.
SELECT prospect FROM contact WHERE lower(email) IN :emails[]
UNION
SELECT draft.prospect FROM departure JOIN draft ON draft.id = departure.draft
WHERE departure.email IN :emails[] AND draft.prospect IS NOT NULL;
