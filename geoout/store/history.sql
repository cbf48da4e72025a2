-- name: last_departure
-- The last time that something left for a site or a person, one draft left out.
SELECT max(at) FROM departure
WHERE state = 'done' AND draft <> :besides
    AND ((:domain <> '' AND domain = :domain) OR (:email <> '' AND email = lower(:email)));

-- name: was_introduced
-- Whether an introduction to a prospect has left.
SELECT EXISTS (
    SELECT 1 FROM draft JOIN departure ON departure.draft = draft.id AND departure.state = 'done'
    WHERE draft.prospect = :prospect AND draft.kind = 'introduction'
);
