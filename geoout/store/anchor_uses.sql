-- name: targets
-- The addresses that drafts ever asked a link for, hopping from one to the next in the index.
WITH RECURSIVE page (target) AS (
    SELECT min(target) FROM draft_revision WHERE target > ''
    UNION ALL
    SELECT (SELECT min(later.target) FROM draft_revision AS later WHERE later.target > page.target)
    FROM page WHERE page.target IS NOT NULL
)
SELECT target FROM page WHERE target IS NOT NULL;

-- name: written
-- The anchors of drafts as they read now: those that may still leave, and those marked as sent that left no trace.
SELECT substr(words.anchor, 1, :longest), draft.market, words.target, draft.site, draft.saved, draft.id,
    CASE WHEN draft.state IN ('open', 'later', 'returned') THEN 'planned' ELSE 'left' END
FROM draft_revision AS words JOIN draft ON draft.id = words.draft AND draft.revision = words.revision
WHERE words.target IN :targets[] AND (:market IS NULL OR draft.market = :market) AND draft.id <> :besides
    AND trim(words.anchor) <> '' AND draft.kind NOT IN :asks_nothing[]
    AND (
        draft.state IN ('open', 'later', 'returned')
        OR NOT EXISTS (SELECT 1 FROM departure WHERE departure.draft = draft.id AND departure.state = 'done')
    );

-- name: left
-- The anchors that have left, as they read then; their drafts may be gone.
SELECT substr(words.anchor, 1, :longest), departure.market, words.target, departure.domain, departure.at, words.draft, 'left'
FROM draft_revision AS words JOIN departure
    ON departure.draft = words.draft AND departure.revision = words.revision AND departure.state = 'done'
WHERE words.target IN :targets[] AND (:market IS NULL OR departure.market = :market) AND words.draft <> :besides
    AND trim(words.anchor) <> '' AND departure.kind NOT IN :asks_nothing[];
