-- name: insert
-- An error was let through.
INSERT INTO override (draft, revision, code, reason, who, at) VALUES (:draft, :revision, :code, :reason, :who, :at);

-- name: of_revision
-- What was let through of one revision.
SELECT code, reason, who, at, revision FROM override WHERE draft = :draft AND revision = :revision ORDER BY id;

-- name: all
-- Everything that was ever let through, with the draft.
SELECT draft, code, reason, who, at, revision FROM override ORDER BY id;
