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

-- name: is_signed
-- Whether a native reader signed this revision's words or its template.
SELECT EXISTS (
    SELECT 1 FROM draft_revision JOIN sign_off
        ON (sign_off.subject = 'draft ' || draft AND content_hash = CAST(revision AS TEXT))
        OR (sign_off.subject = 'template ' || template AND content_hash = template_hash AND template_hash <> '')
    WHERE draft = :draft AND revision = :revision
);
