-- name: something_waits
-- Whether a draft is open or was returned.
SELECT EXISTS (SELECT 1 FROM draft WHERE state IN ('open', 'returned'));
