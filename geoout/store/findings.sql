-- name: remove
-- What was said of a revision, before it is said anew.
DELETE FROM finding WHERE draft = :draft AND revision = :revision;

-- name: insert
-- One finding.
INSERT INTO finding (
    draft, revision, code, name, severity, part, first, past, text, message, suggestion, replaces, source
) VALUES (
    :draft, :revision, :code, :name, :severity, :part, :first, :past, :text, :message, :suggestion, :replaces, :source
);

-- name: of_draft
-- The findings of a draft's current revision, in the order in which they were found.
SELECT code, finding.name, severity, part, first, past, text, message, suggestion, replaces, source
FROM finding JOIN draft ON draft.id = finding.draft AND draft.revision = finding.revision
WHERE finding.draft = :draft ORDER BY finding.id;
