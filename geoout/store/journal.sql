-- name: begin
-- A step begins: what undo will call it, and when.
INSERT INTO journal_step (label, import_id, at) VALUES (:label, :import_id, :at);

-- name: record
-- The triggers write to this step from now on, and leave out the rows of this import.
UPDATE recording SET step = :step, import_id = :import_id;

-- name: is_empty
-- Whether a step changed nothing, and an import added nothing.
SELECT NOT EXISTS (SELECT 1 FROM journal_row WHERE step = :step)
    AND NOT EXISTS (SELECT 1 FROM prospect WHERE import_id = :import_id);

-- name: forget
-- A step that changed nothing is none.
DELETE FROM journal_step WHERE id = :step;

-- name: forget_undone
-- Something new was done: what was undone cannot be redone any more.
DELETE FROM journal_step WHERE undone = 1;

-- name: forget_old
-- The oldest steps beyond what is kept.
DELETE FROM journal_step WHERE id <= (SELECT id FROM journal_step ORDER BY id DESC LIMIT 1 OFFSET :kept);

-- name: last_done
-- What undo would undo.
SELECT id, label, import_id FROM journal_step WHERE undone = 0 ORDER BY id DESC LIMIT 1;

-- name: first_undone
-- What redo would do again.
SELECT id, label, import_id FROM journal_step WHERE undone = 1 ORDER BY id LIMIT 1;

-- name: set_undone
-- A step was undone, or done again.
UPDATE journal_step SET undone = :undone WHERE id = :step;

-- name: rows
-- The rows of a step in the order in which they changed.
SELECT id, place, row, before, after FROM journal_row WHERE step = :step ORDER BY id;

-- name: has_left
-- To whom a draft has left in the revision that this step made, signed, or a later one; none for a step of afterwards.
SELECT coalesce(nullif(draft.recipient, ''), nullif(draft.email, ''), draft.site)
FROM journal_row
    LEFT JOIN review ON place = 'standing_review' AND review.id = journal_row.row AND review.what = 'draft'
    JOIN draft ON draft.id = CASE place WHEN 'draft' THEN journal_row.row ELSE CAST(review.subject AS INTEGER) END
    JOIN departure ON departure.draft = draft.id
WHERE step = :step AND place IN ('draft', 'standing_review') AND after IS NOT NULL AND departure.state = 'done'
    AND coalesce(json_extract(after, '$.revision'), review.revision, draft.revision) <= departure.revision
    AND coalesce(json_extract(before, '$.state'), '') NOT IN ('left', 'sent', 'bounced', 'replied')
LIMIT 1;

-- name: forget_removed
-- The rows of an import that its undo wrote down, once they are back.
DELETE FROM journal_row WHERE step = :step AND after IS NULL;

-- name: remove_imported_prospects
-- The prospects that an import added, with all that hangs on them.
DELETE FROM prospect WHERE import_id = :import_id;

-- name: defer_references
-- Rows may come back in any order; references are checked at the end of this transaction.
PRAGMA defer_foreign_keys = ON;
