-- name: last_departure
-- The last time that something left for a site or a person, one draft left out.
SELECT max(at) FROM departure
WHERE state = 'done' AND draft <> :besides
    AND (domain IN :domains[] OR email IN :emails[]);

-- name: was_introduced
-- Whether an introduction to a prospect has left.
SELECT EXISTS (
    SELECT 1 FROM draft JOIN departure ON departure.draft = draft.id AND departure.state = 'done'
    WHERE draft.prospect = :prospect AND draft.kind = 'introduction'
);

-- name: mails_left
-- The mails that left for an address, one row per draft with its kind and first day, at one prospect or anywhere.
SELECT departure.kind, min(departure.at) AS left_at FROM departure LEFT JOIN draft ON draft.id = departure.draft
WHERE departure.email IN :emails[] AND departure.state = 'done' AND departure.draft <> :besides
    AND (:prospect = 0 OR draft.prospect = :prospect)
GROUP BY departure.draft ORDER BY left_at, departure.draft;

-- name: written_since
-- Whom something left for since a time.
SELECT DISTINCT domain, email FROM departure WHERE state = 'done' AND at >= :since;
