-- name: insert
-- A person has read a warning; having read it before counts.
INSERT INTO acknowledged (draft, revision, code, who, at) VALUES (:draft, :revision, :code, :who, :at)
ON CONFLICT (draft, revision, code) DO NOTHING;

-- name: of_revision
-- What was read of one revision, oldest first.
SELECT code, who, at, revision FROM acknowledged WHERE draft = :draft AND revision = :revision ORDER BY id;
