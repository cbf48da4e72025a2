-- name: insert
-- An address or a domain that must not be written to.
INSERT INTO do_not_contact (value, reason, who, at) VALUES (:value, :reason, :who, :at)
ON CONFLICT (value) DO UPDATE SET reason = excluded.reason, who = excluded.who, at = excluded.at;

-- name: remove
-- It may be written to again.
DELETE FROM do_not_contact WHERE value IN :values[];

-- name: listed
-- The reason for the first of some values that is listed.
SELECT reason FROM do_not_contact WHERE value IN :values[] ORDER BY at LIMIT 1;

-- name: all
-- The whole list.
SELECT value, reason, who, at FROM do_not_contact ORDER BY value;
