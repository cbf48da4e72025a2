-- name: lookup
-- The row of a key.
SELECT draft, revision, destination, message_id, path, at, state, digest, withdrawn_at FROM departure
WHERE draft = :draft AND revision = :revision AND destination = :destination;

-- name: of_draft
-- The rows of a draft.
SELECT draft, revision, destination, message_id, path, at, state, digest, withdrawn_at FROM departure
WHERE draft = :draft ORDER BY revision, destination;

-- name: begin
-- It is about to leave; a row that is there already wins. Whom it goes to is kept, the draft may be removed later.
INSERT INTO departure (draft, revision, destination, state, message_id, path, domain, email, market, kind, at, who, digest)
VALUES (
    :draft, :revision, :destination, 'pending', :message_id, :path,
    coalesce((SELECT site FROM draft WHERE id = :draft), ''),
    coalesce((SELECT lower(email) FROM draft WHERE id = :draft), ''),
    coalesce((SELECT market FROM draft WHERE id = :draft), ''),
    coalesce((SELECT kind FROM draft WHERE id = :draft), ''),
    :at, :who, :digest
)
ON CONFLICT (draft, revision, destination) DO NOTHING;

-- name: finish
-- It is there.
UPDATE departure SET state = 'done', path = :path, at = :at, digest = coalesce(nullif(:digest, ''), digest)
WHERE draft = :draft AND revision = :revision AND destination = :destination AND state = 'pending';

-- name: withdraw
-- A newer revision stands for it; the first time counts.
UPDATE departure SET withdrawn_at = :at
WHERE draft = :draft AND revision = :revision AND destination = :destination AND coalesce(withdrawn_at, '') = '';

-- name: pending_rows
-- Begun and not ended.
SELECT draft, revision, destination, message_id, path, at, state, digest, withdrawn_at FROM departure
WHERE state = 'pending' AND coalesce(withdrawn_at, '') = '' ORDER BY at, id;

-- name: left_per_day
-- First mails by the day on which each first left. A draft that was removed since counts as a first mail.
SELECT day, count(*) FROM (
    SELECT substr(min(departure.at), 1, 10) AS day FROM departure LEFT JOIN draft ON draft.id = departure.draft
    WHERE departure.market = :market AND departure.at >= :since AND coalesce(draft.touch, :first) = :first
        AND NOT EXISTS (SELECT 1 FROM departure AS before WHERE before.draft = departure.draft AND before.at < :since)
    GROUP BY departure.draft
) GROUP BY day;

-- name: draft_has_left
-- The draft is out.
UPDATE draft SET state = 'left' WHERE id = :draft AND state IN ('open', 'later', 'returned');

-- name: prospect_was_touched
-- The last time that something left for this site.
UPDATE prospect SET last_touch = :at
WHERE id = (SELECT prospect FROM draft WHERE id = :draft) AND (last_touch IS NULL OR last_touch < :at);

-- name: prospect_waits
-- Its site waits for an answer: what is out cannot be undone.
UPDATE prospect SET state = 'sent'
WHERE id = (SELECT prospect FROM draft WHERE id = :draft) AND state IN ('new', 'approved', 'later', 'drafted');
