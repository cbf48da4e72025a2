-- name: insert
-- What a native speaker said of a text.
INSERT INTO review (
    what, subject, content_hash, verdict, who, name, language, checked, comment, words, parts, revision, entered_by, at
) VALUES (
    :what, :subject, :content_hash, :verdict, :who, :name, :language, :checked, :comment, :words, :parts, :revision,
    :entered_by, :at
);

-- name: stands
-- A review counts, until undo takes it back.
INSERT INTO standing_review (id) VALUES (:id);

-- name: of_subject
-- The reviews of one text, oldest first.
SELECT review.*, EXISTS (SELECT 1 FROM standing_review WHERE standing_review.id = review.id) AS stands
FROM review WHERE what = :what AND subject = :subject ORDER BY id;

-- name: all
-- Every review, oldest first.
SELECT review.*, EXISTS (SELECT 1 FROM standing_review WHERE standing_review.id = review.id) AS stands
FROM review ORDER BY id;

-- name: edit_after
-- The first revision after one that reads differently.
SELECT revision, saved FROM draft_revision
WHERE draft = :draft AND revision > :revision AND (subject <> :subject OR body <> :body)
ORDER BY revision LIMIT 1;

-- name: as_rendered
-- What a draft said when it was first written from this template.
SELECT subject, body FROM draft_revision
WHERE draft = :draft AND template = :template AND template_hash = :template_hash ORDER BY revision LIMIT 1;
