-- name: insert
-- A new draft's place.
INSERT INTO draft (prospect, market, kind, touch, site, subject, recipient, email, state, revision, saved, follows)
VALUES (
    :prospect, :market, :kind, :touch, :site, :subject, :recipient, :email, :state, :revision, :saved, :follows
);

-- name: insert_revision
-- A draft's words, for ever.
INSERT INTO draft_revision (
    draft, revision, subject, body, anchor, target, brand, contact, asset, sender, spans, missing, template,
    template_hash, saved, who
) VALUES (
    :draft, :revision, :subject, :body, :anchor, :target, :brand, :contact, :asset, :sender, :spans, :missing,
    :template, :template_hash, :saved, :who
);

-- name: update
-- A draft's place after an edit.
UPDATE draft SET
    prospect = :prospect, market = :market, kind = :kind, touch = :touch, site = :site, subject = :subject,
    recipient = :recipient, email = :email, state = :state, revision = :revision, saved = :saved,
    follows = :follows
WHERE id = :id;

-- name: by_id
-- A draft with the words of its current revision.
SELECT draft.id, draft.prospect, follows, market, kind, touch, site, state, draft.revision, draft_revision.subject, body, anchor,
    target, brand, contact, asset, sender, spans, missing, template, template_hash, draft_revision.saved
FROM draft JOIN draft_revision ON draft_revision.draft = draft.id AND draft_revision.revision = draft.revision
WHERE draft.id = :id;

-- name: revisions
-- All that a draft ever said, oldest first.
SELECT draft.id, draft.prospect, follows, market, kind, touch, site, state, draft_revision.revision, draft_revision.subject,
    body, anchor, target, brand, contact, asset, sender, spans, missing, template, template_hash, draft_revision.saved
FROM draft JOIN draft_revision ON draft_revision.draft = draft.id
WHERE draft.id = :id ORDER BY draft_revision.revision;

-- name: last_revision
-- The highest revision that a draft ever had, undone ones included.
SELECT max(revision) FROM draft_revision WHERE draft = :draft;

-- name: ids
-- Drafts in the order in which they were made, narrowed by state, market and their prospects.
SELECT id FROM draft
WHERE (:state IS NULL OR state = :state) AND (:market IS NULL OR market = :market)
    AND (:all OR prospect IN (SELECT id FROM prospect WHERE /*query*/ true))
ORDER BY id;

-- name: markets
-- The markets that drafts were written for.
SELECT DISTINCT market FROM draft ORDER BY market;

-- name: of_prospect
-- The drafts for a prospect.
SELECT id FROM draft WHERE prospect = :prospect ORDER BY id;

-- name: rows
-- What the outbox shows: drafts with the count of findings of their revision and where it went.
SELECT id, prospect, market, kind, recipient, email, site, subject, state, revision, saved,
    (SELECT count(*) FROM finding WHERE finding.draft = draft.id AND finding.revision = draft.revision AND severity = 'error') AS errors,
    (SELECT count(*) FROM finding WHERE finding.draft = draft.id AND finding.revision = draft.revision AND severity = 'warning') AS warnings,
    (SELECT count(*) FROM finding WHERE finding.draft = draft.id AND finding.revision = draft.revision AND severity = 'info') AS infos
FROM draft WHERE :all OR id IN :ids[] ORDER BY id;

-- name: errors
-- The codes of errors in the current revisions, and whether each was let through.
SELECT DISTINCT finding.draft, finding.code, EXISTS (
    SELECT 1 FROM override
    WHERE override.draft = finding.draft AND override.revision = finding.revision AND override.code = finding.code
)
FROM finding JOIN draft ON draft.id = finding.draft AND draft.revision = finding.revision
WHERE severity = 'error' AND (:all OR finding.draft IN :ids[]) ORDER BY finding.draft, finding.code;

-- name: departures
-- Where drafts went and when, the last departure last.
SELECT draft, destination, at FROM departure WHERE state = 'done' AND (:all OR draft IN :ids[]) ORDER BY at, id;

-- name: set_state
-- Where drafts stand.
UPDATE draft SET state = :state WHERE id IN :ids[] AND state <> :state;

-- name: remove
-- Drafts; their words stay on record.
DELETE FROM draft WHERE id IN :ids[];

-- name: counts
-- How many drafts are in each state.
SELECT state, count(*) FROM draft GROUP BY state;

-- name: count_blocked
-- How many open drafts have an error that nobody let through.
SELECT count(*) FROM draft WHERE state = 'open' AND EXISTS (
    SELECT 1 FROM finding
    WHERE finding.draft = draft.id AND finding.revision = draft.revision AND severity = 'error' AND NOT EXISTS (
        SELECT 1 FROM override
        WHERE override.draft = draft.id AND override.revision = draft.revision AND override.code = finding.code
    )
);

-- name: count_unsigned
-- How many open drafts wait for a native speaker and were not let through without one.
SELECT count(*) FROM draft WHERE state = 'open' AND EXISTS (
    SELECT 1 FROM finding
    WHERE finding.draft = draft.id AND finding.revision = draft.revision AND finding.code IN ('REV002', 'REV004')
) AND NOT EXISTS (
    SELECT 1 FROM override
    WHERE override.draft = draft.id AND override.revision = draft.revision AND override.code IN ('REV002', 'REV004')
);

-- name: prospect_is_drafted
-- A prospect that is written to is no longer new.
UPDATE prospect SET state = 'drafted' WHERE id = :prospect AND state IN ('new', 'approved', 'later');
