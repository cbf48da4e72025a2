-- name: insert
-- Something was heard of a mail, or said of a site.
INSERT INTO event (draft, prospect, step, at, who, note, message_id, subject, url)
VALUES (:draft, :prospect, :step, :at, :who, :note, :message_id, :subject, :url);

-- name: draft_becomes
-- Where the draft stands now; nothing goes backwards.
UPDATE draft SET state = :state WHERE id = :draft AND state IN :before[] AND state <> :state;

-- name: prospect_becomes
-- Where its site stands now.
UPDATE prospect SET state = :state WHERE id = :prospect AND state IN :before[] AND state <> :state;

-- name: prospect_was_touched
-- The last time that something was sent to this site or heard from it.
UPDATE prospect SET last_touch = :at WHERE id = :prospect AND (last_touch IS NULL OR last_touch < :at);

-- name: of_draft
-- What was heard of a draft, oldest first.
SELECT id, draft, prospect, step, at, who, note, message_id, subject, url FROM event
WHERE draft = :draft ORDER BY at, id;

-- name: of_prospect
-- What was heard of a site, oldest first.
SELECT id, draft, prospect, step, at, who, note, message_id, subject, url FROM event
WHERE prospect = :prospect ORDER BY at, id;

-- name: is_known
-- Whether a mail was noted already.
SELECT EXISTS (SELECT 1 FROM event WHERE message_id = :message_id AND message_id <> '');

-- name: sent
-- The mail as it was really sent: what was found goes before what was said, then the latest.
SELECT id, draft, prospect, step, at, who, note, message_id, subject, url FROM event
WHERE draft = :draft AND step = 'sent' ORDER BY message_id <> '' DESC, at DESC, id DESC LIMIT 1;

-- name: followed
-- A draft, the one it follows, and so on to the first.
WITH RECURSIVE chain (draft, depth) AS (
    SELECT :draft, 0
    UNION ALL
    SELECT follows, depth + 1 FROM draft JOIN chain ON draft.id = chain.draft
    WHERE follows IS NOT NULL AND depth < 50
)
SELECT draft FROM chain WHERE depth > 0 ORDER BY depth;

-- name: followers
-- The drafts that followed a draft and left.
SELECT id FROM draft WHERE follows = :draft
    AND EXISTS (SELECT 1 FROM departure WHERE departure.draft = draft.id AND departure.state = 'done')
ORDER BY id;

-- name: answer
-- The Message-ID of the last answer to a draft.
SELECT message_id FROM event
WHERE draft = :draft AND step IN ('replied', 'declined') AND message_id <> '' ORDER BY at DESC, id DESC LIMIT 1;

-- name: leaving_of
-- When a draft left last, and under which subject of which revision.
SELECT departure.at, coalesce(draft_revision.subject, '') FROM departure LEFT JOIN draft_revision
    ON draft_revision.draft = departure.draft AND draft_revision.revision = departure.revision
WHERE departure.draft = :draft AND departure.state = 'done' ORDER BY departure.at DESC, departure.id DESC LIMIT 1;

-- name: touch
-- Which mail of a conversation a draft is.
SELECT touch FROM draft WHERE id = :draft;
